package cosr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.runtime.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  private static void refusedToStart(String said, Object... args) {
    InProcess.Result result = InProcess.cosr(args);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).startsWith("cosr: ").contains(said);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void beyondTheLoopbackInterfaceNothingStartsWithoutAToken() throws IOException {
    Path llama = LlamaServer.FIXTURES.resolve("llama");
    refusedToStart("a token is needed", "serve", llama, "--host", "0.0.0.0");
    refusedToStart("a token is needed", "serve", llama, "--host", "::");
    refusedToStart("a token is needed", "serve", llama, "--host", "192.0.2.7");
    Path file = folder.resolve("token");
    refusedToStart(
        file + " can't be read", "serve", llama, "--host", "0.0.0.0", "--token-file", file);
    Files.writeString(file, "short\n");
    refusedToStart("at least 16", "serve", llama, "--host", "0.0.0.0", "--token-file", file);
    Files.writeString(file, TOKEN + "\n");
    assertThat(Access.of("0.0.0.0", Optional.of(file), Optional.empty()).token()).contains(TOKEN);
    assertThat(Access.of("0.0.0.0", Optional.empty(), Optional.of(TOKEN)).token()).contains(TOKEN);
    assertThat(Access.of("127.0.0.1", Optional.empty(), Optional.empty()).token()).isEmpty();
  }

  @Test
  void withoutATokenAPageOfAnotherNameIsNotAnswered() {
    Access access = new Access("127.0.0.1", Optional.empty());
    for (String host : new String[] {"localhost", "127.0.0.1", "127.1.2.3", "[::1]", "::1"})
      assertThatCode(() -> access.check(host, "")).doesNotThrowAnyException();
    for (String host : new String[] {"evil.example", "127.0.0.1.evil.example", "10.0.0.1", ""})
      assertThatThrownBy(() -> access.check(host, "")).isInstanceOf(ApiError.class);
    Access guarded = new Access("0.0.0.0", Optional.of(TOKEN));
    assertThatCode(() -> guarded.check("example.org", "bearer " + TOKEN))
        .doesNotThrowAnyException();
    for (String given : new String[] {"", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "x"})
      assertThatThrownBy(() -> guarded.check("localhost", given)).isInstanceOf(ApiError.class);
  }
}
