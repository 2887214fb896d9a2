package cosr.runtime.verify;

import cosr.config.NearMisses;
import cosr.config.UserError;
import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.smt.Solver;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What a person calls a check: the form that it needs its answer in, and what its task holds. */
enum Kind {
  INTEGER(AnswerForm.INTEGER, "integer-equals", "expected"),
  DIGITS(AnswerForm.DIGITS, "list-equals", "expected"),
  BOOLEAN(AnswerForm.BOOLEAN, "boolean-equals", "expected"),
  TEXT(AnswerForm.TEXT, "text-equals", "expected"),
  COUNTDOWN(AnswerForm.TEXT, "expression-makes", "numbers", "target", "least"),
  MATH(AnswerForm.LATEX, "math-equal", "expected") {
    @Override
    List<String> optional() {
      return List.of("unit-required", "ordered", "simplest");
    }
  },
  PYTHON_OUTPUT(AnswerForm.TEXT, "python-output", "code", "input"),
  PYTHON_INPUT(AnswerForm.TEXT, "python-input", "code", "output"),
  PYTHON_PAIRS(AnswerForm.PROGRAM, "python-pairs", "inputs", "outputs"),
  PYTHON(AnswerForm.PROGRAM, "python-tests", "tests") {
    @Override
    List<String> optional() {
      return List.of("entry", "names", "prompt", "setup");
    }

    @Override
    boolean isolated() {
      return true;
    }
  },
  PYTHON_STDIO(AnswerForm.PROGRAM, "python-stdio", "inputs", "outputs") {
    @Override
    boolean isolated() {
      return true;
    }

    @Override
    boolean listsAsJson() {
      return true;
    }
  },
  METAMATH(AnswerForm.PROOF, "metamath", "database", "conclusion") {
    @Override
    List<String> optional() {
      return List.of("until", "hypotheses", "disjoint");
    }
  },
  SMT(AnswerForm.TEXT, "smt", "declarations", "formula") {
    @Override
    Optional<String> missing() {
      return Solver.missing();
    }
  };

  private final AnswerForm form;
  private final String check;
  private final List<String> keys;

  Kind(AnswerForm form, String check, String... keys) {
    this.form = form;
    this.check = check;
    this.keys = List.of(keys);
  }

  /**
   * The kind of this name.
   *
   * @throws UserError where there is none, or this machine can't decide it
   */
  static Kind named(String name) {
    List<String> names = Stream.of(values()).map(Kind::label).toList();
    int at = names.indexOf(name);
    if (at >= 0) {
      values()[at]
          .missing()
          .ifPresent(
              reason -> {
                throw new UserError("the kind '%s': %s".formatted(name, reason));
              });
      return values()[at];
    }
    List<String> near = NearMisses.of(name, names);
    throw new UserError(
        "no kind '%s'; %s"
            .formatted(
                name,
                near.isEmpty()
                    ? "there are " + String.join(", ", names)
                    : "did you mean '" + String.join("' or '", near) + "'?"));
  }

  /** The name in commands and lines. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  AnswerForm form() {
    return form;
  }

  /** What a task of this kind has to hold. */
  List<String> keys() {
    return keys;
  }

  /** What it may hold besides. */
  List<String> optional() {
    return List.of();
  }

  /** Whether it runs programs, which needs a sandbox. */
  boolean isolated() {
    return false;
  }

  /** Whether its check reads lists as JSON. */
  boolean listsAsJson() {
    return false;
  }

  /** Why this machine can't decide it; empty where it can. */
  Optional<String> missing() {
    return Optional.empty();
  }

  /** What stands between the members of a list that a task holds. */
  String between() {
    return this == COUNTDOWN ? " " : "\n";
  }

  /** The check of a task that holds these values. */
  Check check(SortedMap<String, String> values) {
    return new Check(check, 1, values);
  }
}
