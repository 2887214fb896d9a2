package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.sandbox.Facts.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private static Sandboxes sandboxes;

  @BeforeAll
  static void start() {
    sandboxes = Isolated.create(1, new Limits(1, 2_500, 256L << 20, 1 << 16));
  }

  @AfterAll
  static void end() {
    if (sandboxes != null) sandboxes.close();
  }

  private static Facts run(String code) throws SandboxLost {
    return run(code, "");
  }

  private static Facts run(String code, String stdin) throws SandboxLost {
    return sandboxes.script(code, stdin);
  }

  @Test
  void aScriptReadsItsInputAndItsOutputIsTakenAsItIs() throws SandboxLost {
    Facts facts = run("import sys\nprint(int(input()) + 1)\nprint(sys.stdin.read())", "41\nä\n€");
    assertThat(facts.status()).isEqualTo(Status.EXITED);
    assertThat(facts.exitCode()).isZero();
    assertThat(facts.stdout()).isEqualTo("42\nä\n€\n");
    assertThat(facts.stderr()).isEmpty();
  }

  @Test
  void anErrorIsTheTracebackThatPythonWrites() throws SandboxLost {
    Facts facts = run("x = 0\n1 / x");
    assertThat(facts.exitCode()).isEqualTo(1);
    assertThat(facts.stderr())
        .isEqualTo(
            """
            Traceback (most recent call last):
              File "program.py", line 2, in <module>
            ZeroDivisionError: division by zero
            """);
  }

  @Test
  void anExitCodeIsTheScripts() throws SandboxLost {
    assertThat(run("exit(3)").exitCode()).isEqualTo(3);
    assertThat(run("raise SystemExit('no')").stderr()).isEqualTo("no\n");
  }

  @Test
  void anEndlessLoopEndsAtTheLimitOfTheProcessor() throws SandboxLost {
    assertThat(run("while True: pass").status()).isEqualTo(Status.CPU);
  }

  @Test
  void aSleeperEndsByTheClockAndHasBeenTriedTwice() throws SandboxLost {
    long before = sandboxes.counters().timeouts();
    assertThat(run("import time\ntime.sleep(60)").status()).isEqualTo(Status.WALL);
    assertThat(sandboxes.counters().timeouts()).isEqualTo(before + 2);
  }

  @Test
  void tooMuchMemoryIsRefused() throws SandboxLost {
    assertThat(run("x = 'a' * 10 ** 9").status()).isEqualTo(Status.MEMORY);
  }

  @Test
  void tooMuchOutputIsCut() throws SandboxLost {
    Facts facts = run("while True: print('x' * 999)");
    assertThat(facts.status()).isEqualTo(Status.OUTPUT);
    assertThat(facts.stdout()).hasSize(1 << 16);
  }

  @Test
  void aCrashOfTheInterpreterIsItsOwn() throws SandboxLost {
    assertThat(run("import ctypes\nctypes.string_at(0)").status()).isEqualTo(Status.CRASHED);
    assertThat(run("print(1)").stdout()).isEqualTo("1\n");
  }

  @Test
  void aScriptLeavesNothingForTheNextOne() throws SandboxLost {
    run("open('/tmp/a', 'w').write('x')\nimport builtins\nbuiltins.len = None");
    assertThat(run("import os\nprint(os.listdir('/tmp'), len('ab'))").stdout()).isEqualTo("[] 2\n");
  }

  @Test
  void theWorldIsReadOnlyAndAlmostEmpty() throws SandboxLost {
    assertThat(
            run("import os\nprint(sorted(os.listdir('/')), sorted(os.listdir('/dev')))").stdout())
        .isEqualTo("['bin', 'dev', 'lib', 'lib64', 'tmp', 'usr'] ['null', 'urandom', 'zero']\n");
    assertThat(run("open('/usr/x', 'w')").stderr()).endsWith("Read-only file system: '/usr/x'\n");
  }

  @Test
  void noProcessAndNoSocketIsMade() throws SandboxLost {
    assertThat(run("import os\nos.fork()").stderr()).contains("Operation not permitted");
    assertThat(run("import socket\nsocket.socket()").stderr()).contains("Operation not permitted");
    assertThat(run("import os\nos.execv('/usr/bin/true', ['true'])").stderr())
        .contains("Operation not permitted");
  }

  @Test
  void aProgramThatIsNoTextIsNoProgram() throws SandboxLost {
    assertThat(run("x = '\0'").stderr()).contains("null bytes");
    assertThat(run("def f(:").stderr()).contains("SyntaxError");
  }
}
