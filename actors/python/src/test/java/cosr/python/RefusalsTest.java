package cosr.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "import os | import",
        "from os import path | import",
        "class A: pass | class",
        "with x: pass | with",
        "yield 1 | yield",
        "async def g(): pass | async",
        "@g | decorator",
        "print(1) | builtin",
        "eval('1') | builtin",
        "open('x') | builtin",
        "getattr(1, 'a') | builtin",
        "x = __import__ | dunder",
        "x = ().__class__ | dunder",
        "x.y = 1 | attribute",
        "x = b'a' | bytes",
        "x = 1j | syntax",
        "x = ... | ellipsis",
        "x = a @ b | operator",
        "x = [y := 1 for z in 'a'] | walrus",
        "x: foo = 1 | annotation",
        "return 1 | syntax",
        "break | syntax",
        "nonlocal x | syntax",
        "x = é | character",
        "x = '\uD83D\uDE00' | character",
        "def g(a, /): pass | parameter",
        "a, a = 1, 2 | targets",
        "x = f'{a!a}' | f-string",
        "None = 1 | syntax",
        "f(a=1, a=2) | syntax",
        "def g(a, a): pass | syntax",
        "x = (1 | syntax"
      })
  void whatIsNotInTheSubsetIsRefusedWithItsCodeAndLine(String line, String code) {
    assertThat(Program.parse("y = 1\n" + line + "\n"))
        .isInstanceOfSatisfying(
            Program.Rejected.class,
            r -> {
              assertThat(r.refused().code()).isEqualTo(code);
              assertThat(r.refused().line()).isBetween(2, 3);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list({1, 2}) | set-order",
        "str({1, 2}) | set-order",
        "{1, 2}.pop() | set-order",
        "1 is 1 | identity",
        "'a' is 'a' | identity",
        "float('nan') | nan",
        "1e308 * 10 - 1e308 * 10 | nan",
        "2.5 ** 0.3 | float-power",
        "(-8) ** 0.5 | complex",
        "sum([0.1] * 10) | float-sum",
        "'%*d' % (2, 1) | format",
        "'{0.real}'.format(1) | format",
        "str(abs) | address",
        "'Σ'.lower() | unicode",
        "chr(128512) | character",
        "'a'.encode() | method",
        "{}.keys() & {} | view",
        "range(10 ** 30) | range",
        "abs | value",
        "iter([1]) | value"
      })
  void whatLeavesTheSubsetWhileItRunsIsRefused(String expression, String code) {
    assertThat(Ours.outcome(new Cpython.Job("def f():\n    return " + expression + "\n", "")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> {
              assertThat(r.code()).isEqualTo(code);
              assertThat(r.line()).isBetween(0, 2);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try:\n        1 / 0\n    except ZeroDivisionError as e:\n        return str(e)",
        "try:\n        list({1, 2})\n    except Exception:\n        return 1"
      })
  void handlersCatchNoRefusals(String body) {
    assertThat(Ours.outcome(new Cpython.Job("def f():\n    " + body + "\n", "")))
        .isInstanceOf(Outcome.Refused.class);
  }
}
