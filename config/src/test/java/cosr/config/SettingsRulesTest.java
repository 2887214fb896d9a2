package cosr.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsRulesTest {
  private static void refused(String message, String... overrides) {
    assertThatThrownBy(() -> SettingsLoader.load(null, List.of(overrides)))
        .isInstanceOf(UserError.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run.lag=2 | run.lag must be at most 1, not 2",
        "run.lag=-1 | run.lag must be at least 0, not -1",
        "run.rounds=0 | run.rounds must be at least 1, not 0",
        "tasks.levels=0 | tasks.levels must be at least 2, not 0",
        "tasks.levels=1 | tasks.levels must be at least 2: the warm-up teaches levels 1 and 2",
        "tasks.families=[] | tasks.families must name at least one family",
        "tasks.families=[add,add] | tasks.families names a family twice",
        "tasks.families=[Add] | 'Add' is no name of a task family",
        "sampling.samples=1 | sampling.samples must be at least 2: an advantage compares the attempts of a group",
        "sampling.temperature=0 | sampling.temperature must be above 0 and at most 100, not 0.0",
        "sampling.top-k=1 | sampling.top-k must be 0, for all, or at least 2: drawn from one token, all attempts at a task are the same",
        "sampling.top-k=-1 | sampling.top-k must be at least 0, not -1",
        "sampling.top-p=0 | sampling.top-p must be above 0 and at most 1, not 0.0",
        "sampling.top-p=1.1 | sampling.top-p must be above 0 and at most 1, not 1.1",
        "sampling.min-p=1 | sampling.min-p must be from 0 to below 1, not 1.0",
        "sampling.slots=-1 | sampling.slots must be at least 0, not -1",
        "sampling.stop=[x] | sampling.stop needs student.model: an answer in the built-in Student's notation ends with its end mark alone",
        "sampling.stop=x | sampling.stop must be a list such as [\"\\n\\n\"], not the text \"x\"",
        "sampling.prompt-tokens=7 | sampling.prompt-tokens (7) must be 0 or at least sampling.samples (8): each attempt has a token at least",
        "sampling.chunk-rows=4 | sampling.chunk-rows must be at least 8, not 4",
        "curriculum.gate=1 | curriculum.gate must be above 0 and below 1, not 1.0",
        "curriculum.gate=0 | curriculum.gate must be above 0 and below 1, not 0.0",
        "learning.beta2=1 | learning.beta2 must be from 0 to below 1, not 1.0",
        "learning.decay-from=1.5 | learning.decay-from must be from 0 to 1, not 1.5",
        "learning.micro-batch-tokens=64 | learning.micro-batch-tokens must be at least 512, not 64",
        "replay.floor=0 | replay.floor must be above 0 and at most 1, not 0.0",
        "curriculum.policy=progres | unknown policy 'progres'; did you mean 'progress'?",
        "curriculum.policy=best | unknown policy 'best'; known are progress, zpd, uniform",
        "verification.recheck-share=2 | verification.recheck-share must be from 0 to 1, not 2.0",
        "checkpoints.keep-last=0 | checkpoints.keep-last must be at least 1, not 0",
        "exams.per-cell=0 | exams.per-cell must be at least 1, not 0",
        "engine.threads=0 | engine.threads must be at least 1, not 0",
        "engine.precision=half | unknown precision 'half'; known are auto, fp32, bf16",
        "engine.device=cuda | engine.device is cpu or gpu:0, gpu:1 and so on, not 'cuda'",
        "model.heads=5 | model.heads (5) must divide model.hidden-size (64)",
        "model.key-value-heads=3 | model.key-value-heads (3) must divide model.heads (4)",
        "model.rope-layers=[4] | layer 4 does not exist: model.layers is 4, so the last one is 3",
        "model.rope-layers=[1,0] | model.rope-layers must rise, each layer once",
        "model.query-key-likeness=1 | model.query-key-likeness must be from 0 to below 1, not 1.0",
        "warm-up.steps=110 | warm-up.steps (110) must be a multiple of warm-up.lesson-steps (25), such as 100",
        "warm-up.ramp-steps=1000 | warm-up.ramp-steps (1000) and warm-up.decay-share (0.3) overlap within warm-up.steps (1200)",
      })
  void aRuleNamesTheOverrideThatBreaksIt(String override, String sentence) {
    refused("--set " + override + ": " + sentence, override);
  }

  @Test
  void aRuleOverSeveralSettingsBlamesTheOneThatWasChanged() {
    refused(
        "--set model.hidden-size=66: model.heads (4) must divide model.hidden-size (66)",
        "model.hidden-size=66");
    refused(
        "--set model.rope-layers=[0]: rotary positions need an even head size, and"
            + " model.hidden-size / model.heads is 15",
        "model.hidden-size=60",
        "model.rope-layers=[0]");
  }

  @Test
  void textsThatEndAnAnswerAreSomeTextsEachOnce() {
    refused(
        "--set sampling.stop=[\"\"]: sampling.stop has an empty text, which every answer begins with",
        "student.model=any",
        "sampling.stop=[\"\"]");
    refused(
        "--set sampling.stop=[a,b,a]: sampling.stop has a text twice",
        "student.model=any",
        "sampling.stop=[a,b,a]");
    String long257 = "x".repeat(257);
    refused(
        "--set sampling.stop=[%s]: sampling.stop has a text of 257 characters; at most 256 are looked for"
            .formatted(long257),
        "student.model=any",
        "sampling.stop=[" + long257 + "]");
  }

  @Test
  void chunksAndSlotsDoNotGoTogether() {
    refused(
        "--set sampling.chunk-rows=64: sampling.chunk-rows is not looked at with sampling.slots,"
            + " which takes its place: leave one of them out",
        "sampling.slots=16",
        "sampling.chunk-rows=64");
    Settings.Sampling slots =
        SettingsLoader.load(
                null, List.of("sampling.slots=3", "sampling.samples=512", "sampling.prompts=4"))
            .settings()
            .sampling();
    assertThat(slots.slots()).isEqualTo(3);
    String model = "student.model=any";
    assertThat(SettingsLoader.load(null, List.of(model)).settings().sampling().slots())
        .isEqualTo(64);
    Settings.Sampling chunks =
        SettingsLoader.load(null, List.of(model, "sampling.chunk-rows=32")).settings().sampling();
    assertThat(chunks.slots()).isZero();
    assertThat(chunks.chunkRows()).isEqualTo(32);
  }

  @Test
  void theDefaultsAndEveryProfileKeepAllRules() {
    assertThat(SettingsRules.check(SettingsLoader.defaults().settings())).isEmpty();
    for (String profile : SettingsLoader.PROFILES)
      assertThat(
              SettingsRules.check(
                  SettingsLoader.load(null, List.of("profile=" + profile)).settings()))
          .isEmpty();
  }
}
