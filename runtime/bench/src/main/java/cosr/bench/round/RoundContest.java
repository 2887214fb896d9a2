package cosr.bench.round;

import cosr.bench.Contest;
import cosr.bench.Figures;
import cosr.bench.Shapes;
import cosr.bench.student.Engines;
import cosr.bench.student.Fixture;
import cosr.config.Settings;
import cosr.curator.tasks.Catalog;
import cosr.student.actor.Workshop;
import cosr.student.core.Packed;
import cosr.student.core.ResolvedBatch;
import cosr.student.model.ModelShape;
import cosr.student.tokenizer.TokenizerFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One shape's rounds, by the fixture and by the Student. */
final class RoundContest {
  private static final String FIXTURE = "fixture";
  private static final int MOST = 16;
  private static final int ATTEMPTS = RoundWork.PROMPTS * RoundWork.SAMPLES;

  /** Updates of the warm-up before natural work, in lessons. */
  private static final int LESSONS = 4;

  /** Those of the notation that the shapes' numbers are of: two dozen tokens. */
  private static final List<String> FAMILIES =
      List.of("double", "sort", "reverse", "increment", "keep-odd");

  private static final int LEVELS = 12;

  private final ModelShape shape;
  private final Contest contest;
  private final Catalog catalog = Catalog.create(new Settings.Tasks(FAMILIES, LEVELS));

  RoundContest(Shapes name, Contest contest) {
    TokenizerFiles tokens = cosr.runtime.node.Engines.tokens(catalog);
    this.shape = name.shape(tokens.size(), tokens.endId());
    this.contest = contest;
  }

  /**
   * @param rate attempts in a CPU-second
   * @param ratio to the fixture's; NaN where it has none
   * @param learned rows of the update
   * @param newTokens of an attempt, on average
   * @param sampling share of the CPU time; NaN for the fixture
   * @param verifying likewise
   */
  record Result(
      long parameters,
      String work,
      String kernels,
      double rate,
      double ratio,
      int learned,
      double newTokens,
      double sampling,
      double verifying) {}

  List<Result> results() {
    List<Result> results = new ArrayList<>();
    try (Students students = new Students(shape, catalog)) {
      results.addAll(identical(students.all()));
      students.warmUp(LESSONS);
      results.addAll(natural(students.all()));
    }
    return results;
  }

  private List<Result> identical(Map<String, Workshop> students) {
    RoundWork work = new RoundWork(catalog, MOST, false);
    List<RoundWork.Made> made = new ArrayList<>();
    for (Workshop student : students.values()) {
      work.on(student); // the first call compiles
      made.add(work.on(student));
    }
    List<Fixture.Row> rows = made.getFirst().learned().stream().map(RoundContest::row).toList();
    List<int[]> prompts = made.getFirst().learned().stream().map(m -> m.sample().prompt()).toList();
    try (Fixture fixture =
        new Fixture(
            shape, Engines.SETTINGS.model().embeddingScale(), Engines.SETTINGS.run().seed(), 1)) {
      List<Runnable> ways = new ArrayList<>();
      ways.add(
          () -> {
            fixture.generate(prompts, MOST, shape.eos());
            fixture.train(rows, 0);
          });
      students.values().forEach(student -> ways.add(() -> work.on(student)));
      double[][] rates = contest.rates(ATTEMPTS, ways);
      List<Result> results = new ArrayList<>();
      results.add(result("identical", FIXTURE, rates[0], rates[0], made.getFirst()));
      int w = 1;
      for (String name : students.keySet()) {
        results.add(result("identical", name, rates[w], rates[0], made.get(w - 1)));
        w++;
      }
      return results;
    }
  }

  private List<Result> natural(Map<String, Workshop> students) {
    RoundWork work = new RoundWork(catalog, 0, true);
    List<RoundWork.Made> made = new ArrayList<>();
    for (Workshop student : students.values()) {
      work.on(student); // the first call compiles
      made.add(work.on(student));
    }
    List<Runnable> ways = new ArrayList<>();
    students.values().forEach(student -> ways.add(() -> work.on(student)));
    double[][] rates = contest.rates(ATTEMPTS, ways);
    List<Result> results = new ArrayList<>();
    int w = 0;
    for (String name : students.keySet()) {
      results.add(result("natural", name, rates[w], new double[0], made.get(w)));
      w++;
    }
    return results;
  }

  private Result result(
      String work, String kernels, double[] rates, double[] base, RoundWork.Made made) {
    return new Result(
        shape.parameters(),
        work,
        kernels,
        Figures.median(rates),
        base.length == 0 ? Double.NaN : Figures.medianRatio(rates, base),
        made.learned().size(),
        (double) made.newTokens() / ATTEMPTS,
        kernels.equals(FIXTURE) ? Double.NaN : made.sampling(),
        kernels.equals(FIXTURE) ? Double.NaN : made.verifying());
  }

  private static Fixture.Row row(ResolvedBatch.Member member) {
    return new Fixture.Row(
        member.sample().sequence(),
        member.sample().prompt().length,
        member.advantage(),
        Packed.floats(member.logProbs()));
  }
}
