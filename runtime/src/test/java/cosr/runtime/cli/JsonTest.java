package cosr.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Point(int x, List<Double> more) {}

  @Test
  void valuesAreWrittenInTheirOrder() {
    assertThat(
            Json.of(
                Json.object(
                    "b",
                    1,
                    "a",
                    true,
                    "none",
                    Optional.empty(),
                    "nan",
                    Double.NaN,
                    "point",
                    new Point(3, List.of(0.5, 2.0)),
                    "points",
                    List.of(new Point(1, List.of())))))
        .isEqualTo(
            """
            {
              "b": 1,
              "a": true,
              "none": null,
              "nan": null,
              "point": {
                "x": 3,
                "more": [0.5, 2.0]
              },
              "points": [
                {
                  "x": 1,
                  "more": []
                }
              ]
            }""");
  }

  @Test
  void aLineHasNoBreak() {
    assertThat(
            Json.line(Json.object("a", List.of(1, 2), "b", new Point(3, List.of()), "c", "x\n y")))
        .isEqualTo("{ \"a\": [1, 2], \"b\": { \"x\": 3, \"more\": [] }, \"c\": \"x\\n y\" }");
  }

  @Test
  void textIsEscaped() {
    assertThat(Json.of("a\"b\\c\n\u0001é😀")).isEqualTo("\"a\\\"b\\\\c\\n\\u0001é\\ud83d\\ude00\"");
  }
}
