package cosr.bench.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An interpreter started for one program, as a plain verifier would: what the sandbox is measured
 * against. Safe for use by any thread.
 */
final class FreshProcess {
  private static final List<String> PYTHON = List.of("/usr/bin/python3", "-I", "-S", "-c");

  private static final List<String> BUBBLEWRAP =
      List.of(
          "bwrap",
          "--unshare-all",
          "--die-with-parent",
          "--new-session",
          "--clearenv",
          "--ro-bind",
          "/usr",
          "/usr",
          "--symlink",
          "usr/lib",
          "/lib",
          "--symlink",
          "usr/lib64",
          "/lib64",
          "--symlink",
          "usr/bin",
          "/bin",
          "--proc",
          "/proc",
          "--dev",
          "/dev",
          "--tmpfs",
          "/tmp",
          "--");

  private final List<String> before;

  private FreshProcess(List<String> before) {
    this.before = before;
  }

  /** In namespaces and mounts of its own, by bubblewrap. */
  static FreshProcess bubblewrap() {
    return new FreshProcess(BUBBLEWRAP);
  }

  /** Without any protection. */
  static FreshProcess unprotected() {
    return new FreshProcess(List.of());
  }

  /**
   * What became of a program.
   *
   * @param output of its standard output
   */
  record End(int status, String output) {}

  /**
   * Runs a program to its end.
   *
   * @throws UncheckedIOException where no process can be started
   */
  End run(String program, String input) {
    List<String> command = new ArrayList<>(before);
    command.addAll(PYTHON);
    command.add(program);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // A program may end without reading its input.
      }
      byte[] output = process.getInputStream().readAllBytes();
      return new End(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
