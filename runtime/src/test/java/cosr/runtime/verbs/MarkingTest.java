package cosr.runtime.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.curator.tasks.Families;
import cosr.protocol.Outcome;
import cosr.protocol.Task;
import cosr.runtime.node.Engines;
import cosr.runtime.node.Tasks;
import cosr.student.tokenizer.CharTokenizer;
import org.junit.jupiter.api.Test;

class MarkingTest {
  private static final Settings SETTINGS = SettingsLoader.defaults().settings();
  private static final CharTokenizer TOKENIZER = Engines.tokenizer(Tasks.of(SETTINGS).catalog());
  private final Marking marking = new Marking(TOKENIZER, SETTINGS);

  private Outcome of(String prompt, String written) {
    Task task = Families.task(prompt).orElseThrow();
    return marking.decide(task, marking.read(TOKENIZER.encode(written)));
  }

  @Test
  void theEndMarkIsNoPartOfTheTextAndItsLackIsNoAnswer() {
    assertThat(marking.read(TOKENIZER.encode("134."))).isEqualTo(new Marking.Written("134", true));
    assertThat(marking.read(TOKENIZER.encode("134"))).isEqualTo(new Marking.Written("134", false));
    assertThat(of("s314=", "134")).isEqualTo(new Outcome.NoAnswer("unfinished"));
  }

  @Test
  void theVerdictIsThatOfTheTasksCheck() {
    assertThat(of("s314=", "134.")).isEqualTo(new Outcome.Correct());
    assertThat(of("s314=", "143.")).isEqualTo(new Outcome.Incorrect("digit"));
    assertThat(of("sort: 3 1 4", "13.")).isEqualTo(new Outcome.Incorrect("length"));
    assertThat(of("psr314=", "134,431.")).isEqualTo(new Outcome.Correct());
    assertThat(of("o246=", ".")).isEqualTo(new Outcome.Correct());
  }
}
