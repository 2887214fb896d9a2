package cosr.student.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.protocol.KeyedRandom;
import cosr.student.HubFixtures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopStringsTest {
  @Test
  void aStopAcrossTokensCutsTextAndTokens() {
    for (String name : List.of("llama", "mistral", "qwen3", "smollm3"))
      try (HubTokenizer tokenizer = HubTokenizerTest.tokenizer(name)) {
        String text = "The answer is 42.\n\nQuestion: 7 + 8?";
        int[] ids = tokenizer.encode(text, false);
        StopStrings.Cut cut =
            new StopStrings(List.of("Question:", "\n\nQ")).cut(tokenizer, ids, true).orElseThrow();
        assertThat(cut.text()).as(name).isEqualTo("The answer is 42.");
        assertThat(cut.stop()).isEqualTo("\n\nQ");
        assertThat(tokenizer.decode(Arrays.copyOf(ids, cut.tokens()), true)).contains("\n\nQ");
        assertThat(tokenizer.decode(Arrays.copyOf(ids, cut.tokens() - 1), true))
            .doesNotContain("\n\nQ");
      }
  }

  @Test
  void aCharacterOfSeveralTokensMayStop() {
    for (String name : List.of("llama", "mistral"))
      try (HubTokenizer tokenizer = HubTokenizerTest.tokenizer(name)) {
        String text = "yes 🙂👩 no";
        int[] ids = tokenizer.encode(text, false);
        StopStrings.Cut cut =
            new StopStrings(List.of("👩")).cut(tokenizer, ids, false).orElseThrow();
        assertThat(cut.text()).isEqualTo("yes 🙂");
        assertThat(tokenizer.decode(Arrays.copyOf(ids, cut.tokens()), false)).isEqualTo("yes 🙂👩");
      }
  }

  @Test
  void theCutIsAtTheFirstTokenAfterWhichTheDecodingHasAStop() {
    for (String name : HubFixtures.MODELS)
      try (HubTokenizer tokenizer = HubTokenizerTest.tokenizer(name)) {
        int found = 0;
        for (int list = 0; list < 40; list++) {
          int[] ids = Streams.ids(tokenizer, list);
          String all = tokenizer.decode(ids, false);
          KeyedRandom random = KeyedRandom.of(list, "stop");
          int at = random.nextInt(all.length());
          int end = Math.min(all.length(), at + 1 + random.nextInt(4));
          StopStrings stops = new StopStrings(List.of(all.substring(at, end), "th"));
          Optional<StopStrings.Cut> cut = stops.cut(tokenizer, ids, false);
          int first = 0;
          while (first <= ids.length
              && stops.stops().stream().noneMatch(decoded(tokenizer, ids, first)::contains))
            first++;
          assertThat(cut.map(StopStrings.Cut::tokens).orElse(ids.length + 1))
              .as(name + " " + Arrays.toString(ids) + " " + stops)
              .isEqualTo(first);
          if (cut.isEmpty()) continue;
          found++;
          String text = decoded(tokenizer, ids, first);
          int start =
              stops.stops().stream().mapToInt(text::indexOf).filter(i -> i >= 0).min().getAsInt();
          assertThat(cut.get().text()).isEqualTo(text.substring(0, start));
        }
        assertThat(found).isPositive();
      }
  }

  @Test
  void whatMayBeTheBeginningOfAStopIsNotShown() {
    try (HubTokenizer tokenizer = HubTokenizerTest.tokenizer("llama")) {
      StopStrings stops = new StopStrings(List.of("</answer>", "STOP"));
      StopStrings.Watch watch = stops.watch(tokenizer.stream(true));
      StringBuilder shown = new StringBuilder();
      for (int id : tokenizer.encode("a </b> ST and </answ", false)) {
        assertThat(watch.push(id)).isEmpty();
        shown.append(watch.release());
      }
      assertThat(shown.toString()).isEqualTo("a </b> ST and ");
      assertThat(watch.finish()).isEqualTo("</answ");
      assertThat(watch.finish()).isEmpty();

      StopStrings.Watch stopped = stops.watch(tokenizer.stream(true));
      shown.setLength(0);
      for (int id : tokenizer.encode("x </answer> y", false)) {
        stopped.push(id);
        shown.append(stopped.release());
      }
      assertThat(shown + stopped.finish()).isEqualTo("x ");
      assertThat(stopped.text()).isEqualTo("x ");
    }
  }

  @Test
  void withoutStopsTheTextIsStreamedAsItIs() {
    CharTokenizer tokenizer =
        CharTokenizer.of(new TokenizerFiles("0123456789.").files(64).get("tokenizer.json"));
    StopStrings.Watch watch = new StopStrings(List.of()).watch(tokenizer.stream(true));
    StringBuilder shown = new StringBuilder();
    for (int id : tokenizer.encode("42.", true)) {
      assertThat(watch.push(id)).isEmpty();
      shown.append(watch.release());
    }
    assertThat(shown.toString()).isEqualTo("42");
    assertThat(watch.tokens()).isEqualTo(3);
    assertThat(new StopStrings(List.of("12")).cut(tokenizer, tokenizer.encode("4127", true), true))
        .hasValue(new StopStrings.Cut(3, "4", "12"));
  }

  @Test
  void anEmptyStopIsRefused() {
    assertThatThrownBy(() -> new StopStrings(List.of("a", "")))
        .hasMessage("a stop string is empty");
  }

  private static String decoded(TextTokenizer tokenizer, int[] ids, int count) {
    return tokenizer.decode(Arrays.copyOf(ids, Math.min(count, ids.length)), false);
  }
}
