package cosr.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A short attack on the sandboxes of this machine: each program tries what it must not be able to
 * do, and says so where it could.
 *
 * @param refusal why there is no sandbox here, or empty
 * @param ownUsers whether each sandbox has a user of its own
 * @param attacks how many were tried
 * @param open names of those that succeeded or cost the next job its answer
 */
public record SelfTest(String refusal, boolean ownUsers, int attacks, List<String> open) {
  private static final String REACHED = "REACHED";

  private static @Nullable SelfTest ofProcess;

  /** A program that prints {@link #REACHED} where its {@code attack} does not fail. */
  private record Attack(String name, String code) {
    String program() {
      return """
      def reached(): print("%s", flush=True)
      def tried(attempt, *arguments):
          try:
              attempt(*arguments)
          except (OSError, MemoryError, RuntimeError, ImportError):
              return
          reached()
      import os, sys
      %s
      """
          .formatted(REACHED, code);
    }
  }

  private static final List<Attack> ATTACKS =
      List.of(
          new Attack(
              "write outside of /tmp",
              """
              for place in ("/x", "/usr/x", "/dev/x", "/usr/bin/x", "/dev/shm/x", "/proc/x"):
                  tried(open, place, "w")
              """),
          new Attack(
              "read files of the host",
              """
              for place in ("/etc/passwd", "/etc/shadow", "/proc/1/environ", "/proc/self/maps"):
                  tried(open, place)
              for place in ("/root", "/home", "/proc", "/sys", "/etc", "/var"):
                  tried(os.listdir, place)
              """),
          new Attack(
              "open a socket",
              """
              import socket
              for kind in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, 16):
                  tried(socket.socket, kind)
              """),
          new Attack(
              "start a process",
              """
              tried(os.fork)
              tried(os.execv, "/usr/bin/true", ["true"])
              tried(os.posix_spawn, "/usr/bin/true", ["true"], {})
              """),
          new Attack(
              "signal another process",
              """
              for process in (-1, 1, 2, 0, os.getppid()):
                  tried(os.kill, process, 9)
              """),
          new Attack(
              "change the namespaces and mounts",
              """
              import ctypes
              c = ctypes.CDLL(None, use_errno=True)
              def call(*arguments):
                  if c.syscall(*map(ctypes.c_long, arguments)) == -1:
                      raise OSError(ctypes.get_errno(), "refused")
              for number in (272, 97, 165, 40, 101, 117, 105, 155, 161, 321, 425, 435):
                  tried(call, number, 0x10000000, 0, 0, 0)
              """),
          new Attack(
              "start hundreds of threads",
              """
              import threading, time
              begun = []
              try:
                  for _ in range(200):
                      threading.Thread(target=time.sleep, args=(0.2,), daemon=True).start()
                      begun.append(1)
              except RuntimeError:
                  pass
              if len(begun) > 64:
                  reached()
              """),
          new Attack("take a gigabyte", "tried(bytearray, 1 << 30)"),
          new Attack(
              "fill the disk",
              """
              written = 0
              try:
                  for number in range(64):
                      with open("/tmp/%d" % number, "wb") as file:
                          written += file.write(bytes(1 << 20))
              except OSError:
                  pass
              if written > 8 << 20:
                  reached()
              """),
          new Attack(
              "leave something behind",
              """
              import threading, time
              open("/tmp/left", "w").write("x")
              threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
              """));

  /** Tries all of them in fresh sandboxes; takes less than a second. */
  public static SelfTest run() {
    return of(
        Sandboxes.untried(1, Limits.DEFAULT, Launcher.of(Isolation.look(), Limits.DEFAULT, 0)));
  }

  /**
   * The first one of this process, which decides whether its sandboxes run programs. One that was
   * interrupted decides nothing.
   */
  static synchronized SelfTest ofProcess() {
    if (ofProcess != null) return ofProcess;
    SelfTest test = run();
    if (!Thread.currentThread().isInterrupted()) ofProcess = test;
    return test;
  }

  /** Tries them in these, and closes them. */
  static SelfTest of(Sandboxes own) {
    try (Sandboxes sandboxes = own) {
      boolean ownUsers = sandboxes.isolation().ownUsers();
      Optional<String> refusal = sandboxes.refusal();
      if (refusal.isPresent()) return new SelfTest(refusal.get(), ownUsers, 0, List.of());
      List<String> open = new ArrayList<>();
      for (Attack attack : ATTACKS) {
        try {
          if (!contained(sandboxes, attack)) open.add(attack.name());
        } catch (SandboxLost e) {
          return new SelfTest(
              "a sandbox is lost when it is attacked ('%s'): %s"
                  .formatted(attack.name(), e.getMessage()),
              ownUsers,
              ATTACKS.size(),
              List.copyOf(open));
        }
      }
      return new SelfTest("", ownUsers, ATTACKS.size(), List.copyOf(open));
    }
  }

  private static boolean contained(Sandboxes sandboxes, Attack attack) throws SandboxLost {
    Facts facts = sandboxes.script(attack.program(), "");
    Facts next = sandboxes.script("import os\nprint(os.listdir('/tmp'), 6 * 7)", "");
    return !facts.stdout().contains(REACHED)
        && !facts.stderr().contains("SyntaxError")
        && next.stdout().equals("[] 42\n");
  }

  /** Whether programs may run here. */
  public boolean isolated() {
    return refusal.isEmpty() && open.isEmpty();
  }

  /** Why no program of the Student is run here; empty where they are. */
  public Optional<String> objection() {
    if (!open.isEmpty())
      return Optional.of("the sandbox of this machine does not hold: " + String.join(", ", open));
    return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
  }
}
