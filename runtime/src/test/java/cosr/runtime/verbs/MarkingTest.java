package cosr.runtime.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.curator.tasks.Catalog;
import cosr.curator.tasks.Families;
import cosr.protocol.Outcome;
import cosr.protocol.Task;
import cosr.runtime.node.Engines;
import cosr.runtime.node.Tasks;
import cosr.student.tokenizer.CharTokenizer;
import org.junit.jupiter.api.Test;

class MarkingTest {
  private static final Settings SETTINGS = SettingsLoader.defaults().settings();
  private static final Catalog CATALOG = Tasks.of(SETTINGS).catalog();
  private static final CharTokenizer TOKENIZER = Engines.tokenizer(CATALOG);
  private final Marking marking = new Marking(Engines.wording(SETTINGS, CATALOG), SETTINGS);

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

  @Test
  void aRunOfAllFamiliesReadsAndDecidesWhatEachWrites() {
    Catalog catalog = Catalog.of(Families.all(), 2);
    CharTokenizer all = Engines.tokenizer(catalog);
    Marking marks = new Marking(Engines.wording(SETTINGS, catalog), SETTINGS);
    Outcome right = new Outcome.Correct();
    assertThat(marked(marks, all, "mIOV=", "872.")).isEqualTo(right);
    assertThat(marked(marks, all, "xIXN=", "3270.")).isEqualTo(right);
    assertThat(marked(marks, all, "vIOV=", "<<>.")).isEqualTo(right);
    assertThat(marked(marks, all, "vIOV=", "<>>.")).isEqualTo(new Outcome.Incorrect("text"));
    assertThat(marked(marks, all, "%3415=", "121.")).isEqualTo(right);
    assertThat(marked(marks, all, "btaO=", "ꁞꂒꃄ.")).isEqualTo(right);
    assertThat(marked(marks, all, "btaO=", "ꁞꂒꃅ.")).isEqualTo(new Outcome.Incorrect("value"));
    assertThat(marked(marks, all, "n73641=", "6-3+4.")).isEqualTo(right);
    assertThat(marked(marks, all, "n73641=", "9-2.")).isEqualTo(new Outcome.Incorrect("numbers"));
    assertThat(marked(marks, all, "u31343=", "314.")).isEqualTo(right);
    assertThat(
            marked(
                marks, all, "y\uF217\uF001\uF00F\uF1FB=", "\uF217\uF0B8\uF0AA\uF208\uF153\uF161."))
        .isEqualTo(right);
    assertThat(
            marked(
                marks, all, "y\uF217\uF001\uF00F\uF1FB=", "\uF217\uF0B8\uF0AA\uF208\uF161\uF153."))
        .isEqualTo(new Outcome.Incorrect("mismatch"));
    assertThat(marked(marks, all, "wtaB,tft=", "ttf.")).isEqualTo(right);
    assertThat(marked(marks, all, "wtaB,tft=", "valid."))
        .isEqualTo(new Outcome.Incorrect("not-valid"));
    assertThat(marks.read(all.encode("9-2"))).isEqualTo(new Marking.Written("9-2", false));
  }

  private static Outcome marked(Marking marks, CharTokenizer all, String prompt, String written) {
    Task task = Families.task(prompt).orElseThrow();
    return marks.decide(task, marks.read(all.encode(written)));
  }

  @Test
  void aRunOfTheDefaultFamiliesHasNoTokensOfOthers() {
    for (char other : "-mxv%tfbnuaAY<>e".toCharArray())
      assertThat(TOKENIZER.firstUnknown(String.valueOf(other))).as("%s", other).isZero();
    assertThat(TOKENIZER.size()).isEqualTo(22 + 14 * 43 + 611);
  }
}
