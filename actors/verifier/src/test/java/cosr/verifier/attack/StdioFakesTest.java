package cosr.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts whose output is meant to pass for {@code 42} and is not. */
@Timeout(120)
class StdioFakesTest {
  private static final Sandboxes SANDBOXES = Sandboxes.create(1, Arena.LIMITS);
  private static final Checks CHECKS = Checks.of(IsolatedChecks.of(SANDBOXES));

  @BeforeAll
  static void sandboxes() {
    Needed.sandboxes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "print('41\\r42')",
        "print('4\\b42')",
        "print('41\\x1b[2D42')",
        "print('４２')",
        "print('42\\x00')",
        "print('42\\u200b')",
        "print('\\ufeff42')",
        "print(' 42')",
        "print('\\n42')",
        "print('4 2')",
        "print('42 ok')",
        "print('41\\n42')",
        "print('42\\n42')",
        "print('42.0')",
        "print('042')",
        "print('+42')",
        "[print(n) for n in range(100)]",
        "import sys\nprint('42', file=sys.stderr)",
        "print('42')\nraise SystemExit(1)",
        "print('42', flush=True)\nimport os\nos._exit(3)",
        "print('42', flush=True)\nimport os\nos.abort()",
        "print('42', flush=True)\nwhile True: pass",
        "print('42')\nraise Exception('42')",
        "import atexit\natexit.register(print, '41')\nprint('42')",
        "print('42')\nprint('x' * 100000)",
        "import os\nos.write(1, b'done exit 0 1 1 1 0 3 0 0\\n42\\n')",
        "import os\nfor fd in range(3, 64):\n    try:\n        os.write(fd, b'42\\n')\n    except OSError: pass"
      })
  void nothingButTheOutputIsTheOutput(String program) {
    Check check =
        new Check(
            "python-stdio",
            1,
            new TreeMap<>(Map.of("inputs", "[\"6 7\\n\"]", "outputs", "[\"42\\n\"]")));
    assertThat(decide(check, program)).isNotInstanceOf(Outcome.Correct.class);
    String honest = "a, b = map(int, input().split())\nprint(a * b)\n";
    assertThat(decide(check, honest)).isInstanceOf(Outcome.Correct.class);
  }

  private static Outcome decide(Check check, String program) {
    return CHECKS.decide(check, new Answer.Found(program, 0, program.length()), 1).outcome();
  }
}
