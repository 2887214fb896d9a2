package cosr.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Answer;
import cosr.protocol.AnswerForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProseTest {
  record Row(AnswerForm form, String text, String expected) {}

  static List<Row> rows() throws IOException {
    try (InputStream in = ProseTest.class.getResourceAsStream("prose.tsv")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cell -> new Row(AnswerForm.valueOf(cell[0]), unescape(cell[1]), cell[2]))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void labelledAnswerIsExtracted(Row row) {
    Answer answer = Extractors.of(row.form()).extract(row.text());
    assertThat(label(answer)).as(row.text()).isEqualTo(row.expected());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void spanOfAFoundAnswerHoldsItsDigitsInTheirOrder(Row row) {
    if (!(Extractors.of(row.form()).extract(row.text()) instanceof Answer.Found found)) return;
    String span = row.text().substring(found.start(), found.end());
    switch (row.form()) {
      case TEXT, LATEX -> assertThat(span).isEqualTo(found.value());
      case DIGITS -> assertThat(span.replaceAll("[^0-9]", "")).isEqualTo(found.value());
      case INTEGER ->
          assertThat(span.replaceAll("[.]0*$|[^0-9.]", "").replaceAll("^0+(?=.)", ""))
              .isEqualTo(found.value().replace("-", ""));
      case PROGRAM ->
          assertThat(span.replaceAll("(?m)^[ \\t]+", ""))
              .isEqualTo(found.value().replaceAll("(?m)^[ \\t]+", ""));
      case PROOF ->
          assertThat(span.strip().split("\\s+")).containsExactly(found.value().split(" "));
      case PAIRS ->
          assertThat(span.replaceAll("(?m)^\\d+[.]|[^A-Za-z0-9']|\\bf\\(", ""))
              .contains(found.value().replaceAll("[^A-Za-z0-9']", ""));
      case BOOLEAN -> assertThat(span.toLowerCase()).isIn("true", "false", "yes", "no", "t", "f");
    }
  }

  @Test
  void thereAreMoreThanTwoHundredLabelledAnswers() throws IOException {
    assertThat(rows().stream().distinct()).hasSizeGreaterThan(200);
  }

  private static String label(Answer answer) {
    return switch (answer) {
      case Answer.None none -> "none:" + none.code();
      case Answer.Found found ->
          found.value().isEmpty() ? "<empty>" : found.value().replace("\n", "\\n");
    };
  }

  private static String unescape(String cell) {
    return cell.equals("<empty>") ? "" : cell.translateEscapes();
  }
}
