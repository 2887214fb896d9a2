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
    sandboxes = Isolated.create(1, new Limits(1, 8_000, 256L << 20, 1 << 16));
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
  void whatAScriptMakesOfItsOutputAtItsEndIsAsWithoutASandbox() throws SandboxLost {
    for (String end :
        new String[] {
          "sys.stdout.close()",
          "sys.stdout.close(); sys.stderr.close()",
          "sys.stdout = None",
          "del sys.stdout",
          "sys.stdout = io.StringIO()",
          "sys.stdout.flush(); os.close(1)",
          "sys.stdout = open(1, 'w'); print('b')",
          "atexit.register(lambda: sys.__stdout__.write('b')); sys.stdout = None",
          "atexit.register(sys.stdout.close)"
        }) {
      Facts facts = run("import atexit, io, os, sys\nprint('a')\n" + end);
      assertThat(facts.exitCode()).as(end).isZero();
      assertThat(facts.stdout())
          .as(end)
          .isEqualTo(end.contains("'b'") ? end.contains("open") ? "b\na\n" : "a\nb" : "a\n");
    }
    assertThat(run("import os\nprint('a')\nos.close(1)").exitCode()).isEqualTo(120);
  }

  @Test
  void anEndlessLoopEndsAtTheLimitOfTheProcessor() throws SandboxLost {
    assertThat(run("while True: pass").status()).isEqualTo(Status.CPU);
  }

  @Test
  void aSleeperEndsByTheClockAndHasBeenTriedTwice() throws SandboxLost {
    try (Sandboxes impatient = Isolated.create(1, new Limits(1, 600, 256L << 20, 1 << 16))) {
      assertThat(impatient.script("import time\ntime.sleep(60)", "").status())
          .isEqualTo(Status.WALL);
      assertThat(impatient.counters().timeouts()).isEqualTo(2);
    }
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
  void whatAScriptWroteIsNotInTheMemoryOfTheNextOne() throws SandboxLost {
    String scan =
        """
        import ctypes, gc, re, sys
        items = [item for one in gc.get_objects() for item in [one, *gc.get_referents(one)]]
        small = (item for item in items if type(item) in (str, bytes, tuple) and 1 < len(item) < 40)
        pools = {id(item) >> 14 for item in small}
        mark = re.compile(rb"mark-of-[t]he-first")
        print(len(pools) > 5, sum(len(mark.findall(ctypes.string_at(p << 14, 1 << 14))) for p in pools))
        """;
    assertThat(run("x = b'mark-of-' + b'the-first'\n" + scan).stdout()).startsWith("True ");
    assertThat(run("x = b'mark-of-' + b'the-first'\n" + scan).stdout()).isNotEqualTo("True 0\n");
    run("print('mark-of-' + 'the-first')\nraise KeyError('mark-of-' + 'the-first')");
    assertThat(run(scan).stdout()).isEqualTo("True 0\n");
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
