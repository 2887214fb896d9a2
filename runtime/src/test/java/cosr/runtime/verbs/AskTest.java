package cosr.runtime.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.curator.tasks.Families;
import cosr.curator.tasks.TaskFamily;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import cosr.runtime.cli.InProcess;
import cosr.runtime.input.Cosr;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AskTest {
  private static String out(String... more) {
    List<String> args = new ArrayList<>(List.of("ask", Cosr.done().toString()));
    args.addAll(List.of(more));
    Cosr.Result r = Cosr.run(args.toArray(String[]::new));
    assertThat(r.status()).as(r.err()).isZero();
    assertThat(r.err()).isEmpty();
    return r.out();
  }

  private static JsonNode json(String... more) {
    return Cosr.json(out(more));
  }

  @Test
  void aTaskHasItsGlossItsReferenceAndAVerdictOnEachAnswer() {
    JsonNode asked = json("s314=", "--samples", "6", "--json");
    assertThat(asked.get("run").asText()).isEqualTo("done");
    assertThat(asked.get("version").asInt()).isEqualTo(6);
    assertThat(asked.get("prompt").asText()).isEqualTo("s314=");
    assertThat(asked.at("/task/cell").asText()).isEqualTo("sort/2");
    assertThat(asked.at("/task/gloss").asText()).isEqualTo("sort: 3 1 4");
    assertThat(asked.at("/task/reference").asText()).isEqualTo("134");
    assertThat(asked.at("/task/part").asText()).isIn("held out", "for training");
    List<String> how = asked.get("answers").findValuesAsText("how");
    assertThat(how)
        .containsExactly(
            "greedy", "sampled", "sampled", "sampled", "sampled", "sampled", "sampled");
    for (JsonNode a : asked.get("answers")) {
      String verdict = a.get("verdict").asText();
      assertThat(a.get("right").asBoolean()).isEqualTo(verdict.equals("right"));
      if (!a.get("finished").asBoolean()) assertThat(verdict).isEqualTo("no answer (unfinished)");
      else if (a.get("text").asText().matches("[0-9]+"))
        assertThat(verdict)
            .matches(a.get("text").asText().equals("134") ? "right" : "wrong \\([a-z]+\\)");
    }
  }

  @Test
  void plainWordsAskTheSameAndASampleDependsOnSeedPromptAndItsNumberAlone() {
    JsonNode three = json("s314=", "--samples", "8", "--json");
    JsonNode words = json("sort:", "3", "1", "4", "--samples", "2", "--json");
    assertThat(words.get("task")).isEqualTo(three.get("task"));
    for (int i = 0; i < 3; i++)
      assertThat(words.get("answers").get(i)).isEqualTo(three.get("answers").get(i));
    JsonNode other = json("s314=", "--samples", "8", "--seed", "12", "--json");
    assertThat(other.get("answers").get(0)).isEqualTo(three.get("answers").get(0));
    assertThat(other.get("answers")).isNotEqualTo(three.get("answers"));
  }

  @Test
  void onTheScreenAnAnswerHasItsVerdictAndTheReferenceBelow() {
    List<String> lines = out("sort: 3 1 4", "--samples", "1").lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).isEqualTo("run        done, weights of version 6");
    assertThat(lines.get(1)).startsWith("task       sort/2  sort: 3 1 4  (s314=, ");
    assertThat(lines.get(2)).matches("answer     .+  [✓✗] .+");
    assertThat(lines.get(3)).matches("sample 1   .+  [✓✗] .+");
    assertThat(lines.get(4)).isEqualTo("reference  134");
  }

  @Test
  void whatIsNoTaskIsAnsweredWithoutVerdictAndSaysSo() {
    assertThat(out("7="))
        .contains("no task    no family sets this prompt, so nothing decides the answer\n")
        .contains("\nanswer     ")
        .doesNotContain("✓", "✗", "reference");
    JsonNode asked = json("7=", "--json");
    assertThat(asked.get("task").isNull()).isTrue();
    assertThat(asked.at("/answers/0/right").isNull()).isTrue();
    assertThat(asked.at("/answers/0/verdict").isNull()).isTrue();
    assertThat(asked.at("/answers/0/text").isTextual()).isTrue();
  }

  @Test
  void aTaskOfACellThatTheRunDoesNotHaveIsDecidedTooAndSaysSo() {
    JsonNode asked = json("o246=", "--json");
    assertThat(asked.at("/task/cell").asText()).isEqualTo("keep-odd/2");
    assertThat(asked.at("/task/part").asText()).isEqualTo("not among this run's cells");
    assertThat(asked.at("/answers/0/verdict").isTextual()).isTrue();
  }

  @Test
  void theInputIsAnsweredLineByLineAndABadLineEndsNothing() throws IOException {
    Cosr.Running running =
        Cosr.start(List.of(), List.of(), "ask", Cosr.done().toString(), "-", "--json");
    try (OutputStream in = running.process().getOutputStream()) {
      in.write("s314=\n\nwhat?\n  sort: 2 1\n7=".getBytes(StandardCharsets.UTF_8));
    }
    Cosr.Result r = running.end();
    assertThat(r.status()).isEqualTo(2);
    assertThat(r.err().lines())
        .singleElement()
        .asString()
        .startsWith("cosr: the Student has no token for 'w' (U+0077)");
    List<String> prompts = r.out().lines().map(l -> Cosr.json(l).get("prompt").asText()).toList();
    assertThat(prompts).containsExactly("s314=", "s21=", "7=");
  }

  @Test
  void whatCannotBeAskedIsRefusedInOneLineBeforeTheEngineStarts() {
    Path run = Cosr.done();
    Cosr.refused(InProcess.cosr("ask", run, "soft: 3"), "no token for 'f' (U+0066)", "s314=");
    Cosr.refused(InProcess.cosr("ask", run, "s\u0007="), "no token for U+0007:");
    Cosr.refused(InProcess.cosr("ask", run, "s😀="), "no token for '😀' (U+1F600)");
    Cosr.refused(
        InProcess.cosr("ask", run, "true and false or true"),
        "no tokens for boolean: its families are sort;");
    Cosr.refused(InProcess.cosr("ask", run, " "), "an empty prompt asks nothing");
    Cosr.refused(
        InProcess.cosr("ask", run, "s" + "1".repeat(70) + "="), "too long", "64", "72 and 75");
    Cosr.refused(InProcess.cosr("ask", run, "1".repeat(64)), "too long", "it alone has 64");
    Cosr.refused(InProcess.cosr("ask", run + "@99", "s314="), "no checkpoint of step 99");
    Cosr.refused(InProcess.cosr("ask", run + "@x", "s314="), "must be the step of a checkpoint");
    Cosr.refused(InProcess.cosr("ask", run.resolve("checkpoints"), "s314="), "no run of COSR");
  }

  /** What reads the words goes deeper with each part. */
  @Test
  void aTextOfThousandsOfPartsIsRefusedAndTheLongestThatIsNotIsRead() throws Exception {
    for (String part : List.of(" and true", ", then sort", " 1", ",1", " (", "1", " :"))
      for (String end : List.of("", ": 3 1 4")) {
        for (String first : List.of("true", "sort", "sort: 1")) {
          String much = first + part.repeat(20_000) + end;
          Cosr.refused(InProcess.cosr("ask", Cosr.done(), much), "too long", "at most 2,048");
          int room = Question.LONGEST_TEXT - first.length() - end.length();
          String longest = first + part.repeat(room / part.length()) + end;
          AtomicReference<Throwable> thrown = new AtomicReference<>();
          Thread reader = new Thread(null, () -> Families.task(longest), "reader", 1 << 20);
          reader.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
          reader.start();
          reader.join();
          assertThat(thrown.get()).as("%s… %s", first, part).isNull();
        }
      }
  }

  @Test
  void everyTaskOfTheHighestLevelIsShortEnoughInPlainWords() {
    for (TaskFamily family : Families.all())
      for (int i = 0; i < 50; i++) {
        int level = family.prompts(24) > 0 ? 24 : 12;
        Task task = family.draw(level, KeyedRandom.of(1, "words", family.name(), i));
        assertThat(task.gloss()).hasSizeLessThan(Question.LONGEST_TEXT * 3 / 5);
      }
  }

  /** The log apart, and SQLite's index of its own log, which each reader touches. */
  @Test
  void askingChangesNothingOfTheRun() throws IOException {
    Map<String, String> before = files(Cosr.done());
    out("s314=");
    assertThat(files(Cosr.done())).isEqualTo(before);
  }

  private static Map<String, String> files(Path run) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(run)) {
      for (Path p : all.filter(Files::isRegularFile).toList())
        if (!p.endsWith("cosr.log") && !p.endsWith("journal.db-shm"))
          found.put(
              run.relativize(p).toString(), Files.size(p) + " " + Files.getLastModifiedTime(p));
    }
    return found;
  }
}
