package cosr.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Starts the processes of sandboxes, all from one thread that lives as long as this does: the
 * kernel ends a sandbox when the thread that started it ends, so none outlives its node.
 */
final class Launcher implements AutoCloseable {
  private static final List<String> MODULES =
      List.of("seccomp", "isolate", "values", "peer", "solution", "judge", "jobs", "zygote");

  /** What bubblewrap makes of a sandbox's room. */
  static final List<String> ROOM =
      List.of(
          "--unshare-all --as-pid-1 --uid 1000 --gid 1000 --hostname sandbox",
          "--cap-add CAP_SYS_ADMIN --cap-add CAP_SETPCAP",
          "--ro-bind /usr /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64",
          "--symlink usr/bin /bin --tmpfs /dev --dev-bind /dev/null /dev/null",
          "--dev-bind /dev/zero /dev/zero --dev-bind /dev/urandom /dev/urandom",
          "--remount-ro /dev --dir /tmp --remount-ro / --die-with-parent --new-session --clearenv",
          "--setenv LC_ALL C.UTF-8 --setenv MALLOC_ARENA_MAX 1 --setenv PYTHONHASHSEED");

  private final Isolation isolation;
  private final Cgroups cgroups;
  private final int hashSeed;
  private final List<String> room;
  private final String bootstrap = resource("bootstrap");
  private final byte[] modules = modules();
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cosr-sandbox-starter").factory());

  /**
   * @param cgroups closed with this
   * @param hashSeed of Python's sets and dicts, from 0
   */
  Launcher(Isolation isolation, Cgroups cgroups, int hashSeed) {
    this(isolation, cgroups, hashSeed, ROOM);
  }

  /** Of this machine, with groups for jobs with these limits. */
  static Launcher of(Isolation isolation, Limits limits, int hashSeed) {
    return new Launcher(isolation, Cgroups.look(Path.of("/"), limits.memoryBytes()), hashSeed);
  }

  /** The same with another room than {@link #ROOM}. */
  Launcher(Isolation isolation, Cgroups cgroups, int hashSeed, List<String> room) {
    this.isolation = isolation;
    this.cgroups = cgroups;
    this.hashSeed = hashSeed;
    this.room = List.copyOf(room);
  }

  Isolation isolation() {
    return isolation;
  }

  /**
   * Starts the process of a sandbox and hands it its program.
   *
   * @param number of the sandbox, which decides its user
   */
  Process start(int number) throws SandboxLost {
    List<String> command = new ArrayList<>(cgroups.join(number));
    command.addAll(isolation.asUser(number));
    command.add(Isolation.BUBBLEWRAP);
    for (String words : room) command.addAll(List.of(words.split(" ")));
    command.add(Integer.toString(hashSeed));
    command.addAll(List.of(Isolation.PYTHON, "-s", "-S", "-B", "-c", bootstrap));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    CompletableFuture<Process> starting = new CompletableFuture<>();
    try {
      starter.execute(() -> start(builder, starting));
      Process process = starting.get();
      process.getOutputStream().write(modules);
      process.getOutputStream().flush();
      return process;
    } catch (InterruptedException e) {
      starting.thenAccept(Process::destroyForcibly);
      Thread.currentThread().interrupt();
      throw new SandboxLost("interrupted", e);
    } catch (ExecutionException | RejectedExecutionException | IOException e) {
      throw new SandboxLost("cannot be started: " + e.getMessage(), e);
    }
  }

  private static void start(ProcessBuilder builder, CompletableFuture<Process> starting) {
    try {
      starting.complete(builder.start());
    } catch (IOException e) {
      starting.completeExceptionally(e);
    }
  }

  /** A text as the other side reads it: its length in 8 hexadecimal digits, and its bytes. */
  static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(length(bytes.length));
    out.writeBytes(bytes);
  }

  private static byte[] length(int length) {
    return String.format(Locale.ROOT, "%08x", length).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] modules() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(length(MODULES.size()));
    for (String name : MODULES) {
      text(out, name);
      text(out, resource(name));
    }
    return out.toByteArray();
  }

  private static String resource(String name) {
    try (InputStream in = Launcher.class.getResourceAsStream(name + ".py")) {
      if (in == null) throw new IllegalStateException("the program " + name + ".py is not packed");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    starter.shutdownNow();
    cgroups.close();
  }
}
