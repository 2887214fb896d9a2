package cosr.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.Answer;
import cosr.protocol.AnswerForm;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Lined;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtractorsTest {
  private static final List<String> PIECES =
      List.of(
          "the answer is ",
          "Answer:",
          "#### ",
          "\\boxed{",
          "\\(",
          "\\[",
          "$",
          "$$",
          "```",
          "\n~~~ ",
          "}",
          "[",
          "]",
          "(",
          ")",
          ",",
          ", ",
          ".",
          "-",
          "+",
          "=",
          "*",
          "**",
          "/",
          "not ",
          " or ",
          "true",
          "false",
          "yes",
          "1",
          "23",
          "456",
          "1,234",
          " ",
          "\n",
          "$",
          "x",
          "\ud83d",
          "½",
          "f(",
          " -> ",
          "'a",
          "\\",
          "Proof: ",
          "$=",
          "$.",
          "\u2212",
          "and",
          "empty",
          "\u0000");

  @ParameterizedTest
  @EnumSource(AnswerForm.class)
  void anAttemptThatWasNotFinishedHasNoAnswer(AnswerForm form) {
    assertThat(Extractors.answer(new AttemptText("5", false, form)))
        .isEqualTo(new Answer.None("unfinished"));
  }

  @Test
  void ofPlacedCharactersTheDigitsBehindTheLastOperationAreTheAnswer() {
    // Sort, reverse, increment of 3 1 4, with list and place.
    String text = "ᑿᒃᒏᒚᓁᓇᓐᓘᔃᔉᔒᔚ";
    assertThat(Extractors.answer(new AttemptText(text, true, AnswerForm.DIGITS)))
        .isEqualTo(new Answer.Found("542", 9, 12));
    String broken = text.substring(0, 9);
    assertThat(Extractors.answer(new AttemptText(broken, true, AnswerForm.DIGITS)))
        .isEqualTo(new Answer.None("not-a-list"));
    // The same with an operation that changes nothing, as programs are written today.
    assertThat(Extractors.answer(new AttemptText("깕깆각갍갘갫갱갺걂걙걟걨거", true, AnswerForm.DIGITS)))
        .isEqualTo(new Answer.Found("542", 10, 13));
    assertThat(Extractors.answer(new AttemptText(text + ",1", true, AnswerForm.DIGITS)))
        .isInstanceOf(Answer.None.class);
  }

  @Test
  void ofLabelledCharactersTheDigitsBehindTheBracketAreTheAnswerWithoutWhatIsOnTheWay() {
    // 74 + 58 in columns: 4, 12, 8, 13, 1, 1.
    String sum = "ꆎꅳꆹꆪꇭꇖꈔ";
    assertThat(Extractors.answer(new AttemptText(sum, true, AnswerForm.DIGITS)))
        .isEqualTo(new Answer.Found("231", 1, 7));
    // Running sums of 3 1 4.
    assertThat(Extractors.answer(new AttemptText("ꆎꆛꇏꈆ", true, AnswerForm.DIGITS)))
        .isEqualTo(new Answer.Found("348", 1, 4));
    for (String none : List.of("ꆎ", "ꁞ", "ꅳ"))
      assertThat(Extractors.answer(new AttemptText(none, true, AnswerForm.DIGITS)))
          .isEqualTo(new Answer.None("not-a-list"));
  }

  @Test
  void ofLabelledTruthValuesTheLastOneIsTheAnswer() {
    // True and false or true: true, false, true.
    assertThat(Extractors.answer(new AttemptText("ꁞꂒꃄ", true, AnswerForm.BOOLEAN)))
        .isEqualTo(new Answer.Found("true", 2, 3));
    assertThat(Extractors.answer(new AttemptText("ꁞꂒ", true, AnswerForm.BOOLEAN)))
        .isEqualTo(new Answer.Found("false", 1, 2));
  }

  @Test
  void theSpanPointsIntoTheAttempt() {
    assertThat(Extractors.answer(new AttemptText("s: 134,43", true, AnswerForm.INTEGER)))
        .isEqualTo(new Answer.None("not-an-integer"));
    assertThat(Extractors.answer(new AttemptText("134,431,542", true, AnswerForm.DIGITS)))
        .isEqualTo(new Answer.Found("542", 8, 11));
    assertThat(Extractors.answer(new AttemptText("It is [1, 3].", true, AnswerForm.DIGITS)))
        .isEqualTo(new Answer.Found("13", 6, 12));
    assertThat(Extractors.answer(new AttemptText("So -1,234!", true, AnswerForm.INTEGER)))
        .isEqualTo(new Answer.Found("-1234", 3, 9));
  }

  @Test
  void everyExtractorIsTotalAndItsSpansAreInsideTheText() {
    for (int i = 0; i < 10_000; i++) {
      String text = randomText(KeyedRandom.of(7, "prose", i));
      for (AnswerForm form : AnswerForm.values()) {
        Answer answer = Extractors.of(form).extract(text);
        if (answer instanceof Answer.Found found) {
          assertThat(found.start()).isBetween(0, found.end());
          assertThat(found.end()).isLessThanOrEqualTo(text.length());
          assertThat(found.value()).matches(pattern(form));
        }
      }
    }
  }

  @Test
  void onlyTheTailOfALongTextIsReadAndNoNumberIsCutInTwo() {
    String start = "The answer is 5. ";
    String filler = "word ".repeat(10_000);
    assertThat(Extractors.of(AnswerForm.INTEGER).extract(start + filler))
        .isEqualTo(new Answer.None("no-digits"));
    assertThat(Extractors.of(AnswerForm.INTEGER).extract(filler + "is 7"))
        .isEqualTo(new Answer.Found("7", filler.length() + 3, filler.length() + 4));
    assertThat(Extractors.of(AnswerForm.INTEGER).extract("9".repeat(20_000)))
        .isEqualTo(new Answer.None("no-digits"));
    assertThat(Extractors.of(AnswerForm.DIGITS).extract("9".repeat(20_000)))
        .isEqualTo(new Answer.None("too-long"));
    assertThat(Extractors.of(AnswerForm.TEXT).extract("9".repeat(20_000)))
        .isEqualTo(new Answer.None("too-long"));
  }

  @Test
  void repetitiveTextsTakeNoLongerThanOthers() {
    for (String piece : PIECES) {
      String text = piece.repeat(Extractor.LIMIT / piece.length());
      for (AnswerForm form : AnswerForm.values())
        org.junit.jupiter.api.Assertions.assertTimeout(
            Duration.ofSeconds(5), () -> Extractors.of(form).extract(text), piece);
    }
    assertThatCode(() -> Extractors.of(AnswerForm.INTEGER).extract("the answer is ".repeat(2000)))
        .doesNotThrowAnyException();
  }

  private static String pattern(AnswerForm form) {
    return switch (form) {
      case INTEGER -> "0|-?[1-9][0-9]*";
      case DIGITS -> "[0-9]*";
      case BOOLEAN -> "true|false";
      case TEXT, LATEX, PROGRAM -> "(?s).+";
      case PROOF -> "[A-Za-z0-9._?-]+( [A-Za-z0-9._?-]+)*";
      case PAIRS -> "(.* -> .+\\n?)+";
    };
  }

  private static String randomText(KeyedRandom random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(16);
    for (int i = 0; i < pieces; i++)
      if (random.nextInt(8) == 0) text.append((char) random.nextInt(0x10000));
      else text.append(PIECES.get(random.nextInt(PIECES.size())));
    return text.toString();
  }

  @Test
  void linesOfTextsAndProgramsAreWrittenInPlainCharacters() {
    String values = "'" + Lined.of('n', "4") + Lined.of('o', "7") + "'";
    assertThat(Extractors.of(AnswerForm.TEXT).extract(" " + values))
        .isEqualTo(new Answer.Found("'n4o7'", 1, 5));
    String program = "f=lambda " + Lined.parameter('n') + ":[" + Lined.expression('n', "+3") + "]";
    assertThat(Extractors.of(AnswerForm.PROGRAM).extract(program))
        .isEqualTo(new Answer.Found("f=lambda n,:[n+3,]", 0, program.length()));
  }

  @Test
  void otherCharactersOfTextsAndProgramsStayAsTheyAre() {
    for (AnswerForm form : List.of(AnswerForm.TEXT, AnswerForm.PROGRAM))
      assertThat(Extractors.of(form).extract("f = '한글 ꆎ \uF8FF'"))
          .isEqualTo(new Answer.Found("f = '한글 ꆎ \uF8FF'", 0, 12));
  }
}
