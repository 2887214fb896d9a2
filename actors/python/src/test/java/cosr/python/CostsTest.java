package cosr.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs whose work once cost too few steps. */
class CostsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "    t = (str,)\n    for i in range(60):\n        t = (t, t)\n    return isinstance(1, t)",
        "    x = 'a' * 10 ** 7\n    while 1:\n        x.isascii()",
        "    x = 'a' * 10 ** 6\n    while 1:\n        repr(x)",
        "    return list(zip(*[range(10 ** 6)] * 1000))",
        "    return [2 ** 14000] * 10 ** 5",
        "    x = [0] * 10 ** 6\n    while x:\n        x.remove(0)",
      })
  void theirWorkEndsAtALimitWithinSeconds(String body) {
    Outcome outcome =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () ->
                ((Program.Accepted) Program.parse("def f():\n" + body))
                    .program()
                    .call("f", List.of(), Limits.SMALL));
    assertThat(outcome).isInstanceOf(Outcome.Limit.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 10_000})
  void anErrorWithinAnErrorEndsAsOne(int depth) {
    String source =
        "def f():\n    e = ValueError(1)\n    for i in range(%d):\n        e = ValueError(e)\n    raise e"
            .formatted(depth);
    Outcome outcome =
        ((Program.Accepted) Program.parse(source)).program().call("f", List.of(), Limits.SMALL);
    assertThat(outcome).isInstanceOf(Outcome.Raised.class);
  }
}
