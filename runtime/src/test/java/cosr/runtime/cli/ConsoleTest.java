package cosr.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static Console of(boolean tty, String size, Map<String, String> env) {
    return Console.of(System.out, System.err, tty, env, size);
  }

  @Test
  void aTerminalIsDrawnOnUnlessItIsDumb() {
    assertThat(of(true, "", Map.of("TERM", "xterm")).terminal()).isTrue();
    assertThat(of(true, "", Map.of("TERM", "dumb")).terminal()).isFalse();
    assertThat(of(true, "", Map.of()).terminal()).isFalse();
    assertThat(of(false, "", Map.of("TERM", "xterm")).terminal()).isFalse();
  }

  @Test
  void noColorIsRespected() {
    assertThat(of(true, "", Map.of("TERM", "xterm")).color()).isTrue();
    assertThat(of(true, "", Map.of("TERM", "xterm", "NO_COLOR", "1")).color()).isFalse();
    assertThat(of(true, "", Map.of("TERM", "xterm", "NO_COLOR", "")).color()).isTrue();
    assertThat(of(false, "", Map.of("TERM", "xterm")).color()).isFalse();
  }

  @Test
  void onlyATerminalGetsLongLinesBroken() {
    for (boolean terminal : List.of(true, false)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
      new Console(to, to, terminal, false, 10, 5).text("one two three", 2);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo(terminal ? "one two\n  three\n" : "one two three\n");
    }
  }

  @Test
  void theSizeIsTheLaunchersOrADefault() {
    assertThat(of(true, "50 132", Map.of()).width()).isEqualTo(132);
    assertThat(of(true, "50 132", Map.of()).height()).isEqualTo(50);
    assertThat(of(true, "0 0", Map.of()).width()).isEqualTo(100);
    assertThat(of(false, "", Map.of()).height()).isEqualTo(24);
  }
}
