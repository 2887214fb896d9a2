package cosr.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What settings must fulfil beyond their types: ranges, and rules that join several. Pure. */
final class SettingsRules {
  static final List<String> POLICIES = List.of("progress", "zpd", "uniform");

  static final List<String> HELD = List.of("stored", "fp32", "bf16");

  static final List<String> PRECISIONS = List.of("auto", "fp32", "bf16");

  /** A broken rule: the settings that it joins, the first one to blame, and what is wrong. */
  record Violation(List<String> keys, String sentence) {}

  private final List<Violation> violations = new ArrayList<>();

  private SettingsRules() {}

  static List<Violation> check(Settings s) {
    SettingsRules rules = new SettingsRules();
    rules.student(s);
    rules.shape(s);
    rules.schedule(s);
    rules.learning(s);
    rules.loop(s);
    return List.copyOf(rules.violations);
  }

  private void student(Settings s) {
    StudentSettings t = s.student();
    range("student.context", t.context(), 16, 1 << 20);
    range("student.answer-tokens", t.answerTokens(), 1, 1 << 16);
    if (t.answerTokens() >= t.context())
      broken(
          "student.answer-tokens (%d) must be below student.context (%d), which counts the prompt too"
              .formatted(t.answerTokens(), t.context()),
          "student.answer-tokens",
          "student.context");
    range("student.lora.rank", t.lora().rank(), 0, 4096);
    above("student.lora.alpha", t.lora().alpha(), 0, 1e6);
    if (!HELD.contains(t.lora().hold()))
      broken(
          "student.lora.hold is one of %s, not '%s'%s"
              .formatted(
                  String.join(", ", HELD), t.lora().hold(), NearMisses.hint(t.lora().hold(), HELD)),
          "student.lora.hold");
    if (!t.brought() && !t.equals(StudentSettings.BUILT_IN))
      broken(
          "settings of a Student that you bring need student.model, its folder",
          "student.lora.rank",
          "student.lora.alpha",
          "student.lora.targets",
          "student.lora.hold",
          "student.context",
          "student.answer-tokens",
          "student.system",
          "student.sha256",
          "student.model");
    StudentSettings.Lora none = StudentSettings.BUILT_IN.lora();
    if (t.brought() && t.lora().rank() == 0 && !t.lora().equals(none))
      broken(
          "student.lora.alpha, targets and hold need adapters: set student.lora.rank, such as 16",
          "student.lora.alpha",
          "student.lora.targets",
          "student.lora.hold",
          "student.lora.rank");
    if (t.brought() && s.warmUp().steps() > 0)
      broken(
          "warm-up.steps must be 0 with student.model: lessons are in the built-in Student's notation",
          "warm-up.steps",
          "student.model");
    if (t.brought() && s.replay().lessonRows() > 0)
      broken(
          "replay.lesson-rows must be 0 with student.model: lessons are in the built-in Student's notation",
          "replay.lesson-rows",
          "student.model");
  }

  private void shape(Settings s) {
    Settings.Model m = s.model();
    range("model.hidden-size", m.hiddenSize(), 1, 16384);
    range("model.layers", m.layers(), 1, 256);
    range("model.heads", m.heads(), 1, 1024);
    range("model.key-value-heads", m.keyValueHeads(), 1, 1024);
    range("model.intermediate-size", m.intermediateSize(), 1, 65536);
    above("model.embedding-scale", m.embeddingScale(), 0, 10);
    below("model.query-key-likeness", m.queryKeyLikeness());
    if (!violations.isEmpty()) return;
    divides("model.heads", m.heads(), "model.hidden-size", m.hiddenSize());
    divides("model.key-value-heads", m.keyValueHeads(), "model.heads", m.heads());
    for (int layer : m.ropeLayers())
      if (layer < 0 || layer >= m.layers())
        broken(
            "layer %d does not exist: model.layers is %d, so the last one is %d"
                .formatted(layer, m.layers(), m.layers() - 1),
            "model.rope-layers",
            "model.layers");
    if (!m.ropeLayers().stream().sorted().distinct().toList().equals(m.ropeLayers()))
      broken("model.rope-layers must rise, each layer once", "model.rope-layers");
    if (!m.ropeLayers().isEmpty() && m.hiddenSize() / m.heads() % 2 != 0)
      broken(
          "rotary positions need an even head size, and model.hidden-size / model.heads is "
              + m.hiddenSize() / m.heads(),
          "model.rope-layers",
          "model.heads",
          "model.hidden-size");
  }

  private void schedule(Settings s) {
    Settings.WarmUp w = s.warmUp();
    range("warm-up.steps", w.steps(), s.student().brought() ? 0 : 1, 10_000_000);
    range("warm-up.batch", w.batch(), 1, 65536);
    range("warm-up.lesson-steps", w.lessonSteps(), 1, 10_000);
    range("warm-up.ramp-steps", w.rampSteps(), 0, 10_000_000);
    above("warm-up.learning-rate", w.learningRate(), 0, 1);
    share("warm-up.decay-share", w.decayShare());
    if (w.lessonSteps() > 0 && w.steps() % w.lessonSteps() != 0)
      broken(
          "warm-up.steps (%d) must be a multiple of warm-up.lesson-steps (%d), such as %d"
              .formatted(w.steps(), w.lessonSteps(), nearestMultiple(w.steps(), w.lessonSteps())),
          "warm-up.steps",
          "warm-up.lesson-steps");
    if (w.rampSteps() > w.steps() * (1 - w.decayShare()) + 1e-9)
      broken(
          "warm-up.ramp-steps (%d) and warm-up.decay-share (%s) overlap within warm-up.steps (%d)"
              .formatted(w.rampSteps(), w.decayShare(), w.steps()),
          "warm-up.ramp-steps",
          "warm-up.decay-share",
          "warm-up.steps");
    range("run.rounds", s.run().rounds(), 1, 1_000_000);
    range("run.lag", s.run().lag(), 0, 1);
    range("checkpoints.every-rounds", s.checkpoints().everyRounds(), 1, 1_000_000);
    range("checkpoints.every-lessons", s.checkpoints().everyLessons(), 1, 1_000_000);
    range("checkpoints.keep-last", s.checkpoints().keepLast(), 1, 1_000_000);
    range("checkpoints.keep-every", s.checkpoints().keepEvery(), 0, 1_000_000);
    range("exams.every-rounds", s.exams().everyRounds(), 1, 1_000_000);
    range("exams.per-cell", s.exams().perCell(), 1, 4096);
    range("engine.threads", s.engine().threads(), 1, 1024);
    String precision = s.engine().precision();
    if (!PRECISIONS.contains(precision))
      broken(
          "unknown precision '%s'%s".formatted(precision, NearMisses.hint(precision, PRECISIONS)),
          "engine.precision");
    String device = s.engine().device();
    if (!DeviceName.valid(device))
      broken(
          "engine.device is cpu or gpu:0, gpu:1 and so on, not '%s'".formatted(device),
          "engine.device");
  }

  private void learning(Settings s) {
    Settings.Learning l = s.learning();
    above("learning.learning-rate", l.learningRate(), 0, 1);
    above("learning.clip-low", l.clipLow(), 0, 1);
    above("learning.clip-high", l.clipHigh(), 0, 100);
    above("learning.max-grad-norm", l.maxGradNorm(), 0, 1e9);
    within("learning.weight-decay", l.weightDecay(), 0, 1);
    below("learning.beta1", l.beta1());
    below("learning.beta2", l.beta2());
    above("learning.epsilon", l.epsilon(), 0, 1);
    range("learning.policy-groups", l.policyGroups(), 1, 65536);
    range("learning.micro-batch-tokens", l.microBatchTokens(), 512, 1 << 24);
    share("learning.decay-from", l.decayFrom());
    share("learning.final-share", l.finalShare());
    algorithm(l);
    Settings.Replay r = s.replay();
    range("replay.batches", r.batches(), 0, 1000);
    range("replay.batch", r.batch(), 1, 65536);
    range("replay.lesson-rows", r.lessonRows(), 0, 65536);
    above("replay.learning-rate", r.learningRate(), 0, 1);
    range("replay.capacity", r.capacity(), 1, 1_000_000);
    above("replay.floor", r.floor(), 0, 1);
  }

  private void algorithm(Settings.Learning l) {
    if (!AlgorithmSettings.NAMES.contains(l.algorithm()))
      broken(
          "unknown algorithm '%s'%s"
              .formatted(l.algorithm(), NearMisses.hint(l.algorithm(), AlgorithmSettings.NAMES)),
          "learning.algorithm");
    within("learning.kl-beta", l.klBeta(), 0, 1000);
    within("learning.entropy-bonus", l.entropyBonus(), 0, 1000);
    if (l.importanceCap() != 0) within("learning.importance-cap", l.importanceCap(), 1, 1000);
    range("learning.longest-completion", l.longestCompletion(), 0, 1 << 20);
    range("learning.overlong-buffer", l.overlongBuffer(), 0, 1 << 20);
    if (l.overlongBuffer() > 0 && l.overlongBuffer() >= l.longestCompletion())
      broken(
          "learning.overlong-buffer (%d) must be below learning.longest-completion (%d)"
              .formatted(l.overlongBuffer(), l.longestCompletion()),
          "learning.overlong-buffer",
          "learning.longest-completion");
    if (l.algorithm().equals("dr-grpo") && l.longestCompletion() == 0)
      broken(
          "dr-grpo divides by learning.longest-completion: it must be at least 1",
          "learning.longest-completion");
    if (l.algorithm().equals("rloo") && l.importanceCap() == 0)
      broken(
          "rloo has no ratio that is clipped: learning.importance-cap must be at least 1",
          "learning.importance-cap");
  }

  private void loop(Settings s) {
    List<String> families = s.tasks().families();
    if (families.isEmpty())
      broken("tasks.families must name at least one family", "tasks.families");
    for (String family : families)
      if (!family.matches("[a-z][a-z0-9-]*"))
        broken("'%s' is no name of a task family".formatted(family), "tasks.families");
    if (new LinkedHashSet<>(families).size() != families.size())
      broken("tasks.families names a family twice", "tasks.families");
    if (s.tasks().levels() == 1)
      broken("tasks.levels must be at least 2: the warm-up teaches levels 1 and 2", "tasks.levels");
    else range("tasks.levels", s.tasks().levels(), 2, 24);
    dataset(s.tasks());
    Settings.Curriculum c = s.curriculum();
    if (!POLICIES.contains(c.policy()))
      broken(
          "unknown policy '%s'%s".formatted(c.policy(), NearMisses.hint(c.policy(), POLICIES)),
          "curriculum.policy");
    range("curriculum.probes", c.probes(), 1, 64);
    if (!(c.gate() > 0 && c.gate() < 1))
      broken(
          "curriculum.gate must be above 0 and below 1, not %s".formatted(c.gate()),
          "curriculum.gate");
    share("verification.recheck-share", s.verification().recheckShare());
    range("verification.step-limit", s.verification().stepLimit(), 1, Long.MAX_VALUE);
    range("verification.wall-millis", s.verification().wallMillis(), 1, 3_600_000);
    range("verification.workers", s.verification().workers(), 1, 1024);
    Settings.Isolated isolated = s.verification().isolated();
    range("verification.isolated.cpu-seconds", isolated.cpuSeconds(), 1, 3_600);
    range("verification.isolated.wall-millis", isolated.wallMillis(), 1, 3_600_000);
    range("verification.isolated.memory-mib", isolated.memoryMib(), 64, 1 << 20);
    range("verification.isolated.output-kib", isolated.outputKib(), 1, 1 << 10);
    range("verification.isolated.cached", isolated.cached(), 0, 1 << 20);
  }

  private void dataset(Settings.Tasks t) {
    range("tasks.context", t.context(), 16, 65536);
    String sha256 = t.pinned().sha256();
    if (!sha256.isEmpty() && !sha256.matches("[0-9a-f]{64}"))
      broken(
          "tasks.pinned.sha256 must be 64 hexadecimal digits, or empty: train takes it down",
          "tasks.pinned.sha256");
    if (!t.columns().check().matches("[a-z][a-z0-9-]*"))
      broken("'%s' is no name of a check".formatted(t.columns().check()), "tasks.columns.check");
    if (t.columns().prompt().isEmpty() != t.columns().answer().isEmpty())
      broken(
          "tasks.columns.prompt and tasks.columns.answer go together: name both columns or none",
          "tasks.columns.prompt",
          "tasks.columns.answer");
    for (int row : t.pinned().leftOut()) range("tasks.pinned.left-out", row, 1, Integer.MAX_VALUE);
    if (t.dataset().isEmpty() && t.withFamilies())
      broken(
          "tasks.with-families needs a dataset: name one with tasks.dataset",
          "tasks.with-families",
          "tasks.dataset");
  }

  private static int nearestMultiple(int steps, int unit) {
    return Math.max(unit, Math.round(steps / (float) unit) * unit);
  }

  private void divides(String part, int divisor, String whole, int number) {
    if (number % divisor != 0)
      broken("%s (%d) must divide %s (%d)".formatted(part, divisor, whole, number), part, whole);
  }

  private void range(String key, long value, long least, long most) {
    if (value < least) broken("%s must be at least %d, not %d".formatted(key, least, value), key);
    if (value > most) broken("%s must be at most %d, not %d".formatted(key, most, value), key);
  }

  private void share(String key, double value) {
    within(key, value, 0, 1);
  }

  private void within(String key, double value, double least, double most) {
    if (!(value >= least && value <= most))
      broken(
          "%s must be from %s to %s, not %s".formatted(key, plain(least), plain(most), value), key);
  }

  private void above(String key, double value, double least, double most) {
    if (!(value > least && value <= most))
      broken(
          "%s must be above %s and at most %s, not %s"
              .formatted(key, plain(least), plain(most), value),
          key);
  }

  private void below(String key, double value) {
    if (!(value >= 0 && value < 1))
      broken("%s must be from 0 to below 1, not %s".formatted(key, value), key);
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
  }

  private void broken(String sentence, String... keys) {
    violations.add(new Violation(List.of(keys), sentence));
  }
}
