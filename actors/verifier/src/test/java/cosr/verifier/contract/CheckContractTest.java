package cosr.verifier.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.verifier.checks.BadReference;
import cosr.verifier.checks.Checker;
import cosr.verifier.checks.StepBudget;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckContractTest {
  private record Same(String kind) implements Checker {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public void requireReference(Check check) {
      if (!check.parameters().containsKey("expected")) throw new BadReference();
    }

    @Override
    public Verdict decide(Check check, String answer, StepBudget budget) {
      budget.spend(1 + answer.length());
      boolean same = answer.equals(check.parameters().get("expected"));
      return Verdict.of(same ? new Outcome.Correct() : new Outcome.Incorrect("other"));
    }
  }

  private static List<String> violations(Checker checker) {
    return new CheckContract() {
      @Override
      protected Checker checker() {
        return checker;
      }

      @Override
      protected List<Example> right() {
        return List.of(Example.of(Map.of("expected", "yes"), "yes"));
      }

      @Override
      protected List<Example> wrong() {
        return List.of(Example.of(Map.of("expected", "yes"), "no"));
      }

      @Override
      protected List<Map<String, String>> noTasks() {
        return List.of(Map.of("wanted", "yes"));
      }
    }.violations();
  }

  /** A checker that does one thing otherwise. */
  private abstract static class Other implements Checker {
    final Same same = new Same("same");

    @Override
    public String kind() {
      return "same";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void requireReference(Check check) {
      same.requireReference(check);
    }

    @Override
    public Verdict decide(Check check, String answer, StepBudget budget) {
      return same.decide(check, answer, budget);
    }
  }

  @Test
  void aCheckThatKeepsAllHasNoViolation() {
    assertThat(violations(new Same("same"))).isEmpty();
  }

  @Test
  void aNameThatIsTakenOrNoneIsNamed() {
    assertThat(violations(new Same("text-equals")))
        .containsExactly("the kind 'text-equals' is built in: choose another name");
    assertThat(violations(new Same("My check")))
        .containsExactly("the kind 'My check' is not of small letters, digits and hyphens");
  }

  @Test
  void aCheckThatAcceptsEverythingIsNamed() {
    Checker kind =
        new Other() {
          @Override
          public Verdict decide(Check check, String answer, StepBudget budget) {
            budget.spend(1);
            return Verdict.of(new Outcome.Correct());
          }
        };
    assertThat(violations(kind))
        .containsExactly("not wrong: 'no' to {expected=yes}, but Correct[]");
  }

  @Test
  void aTaskWithoutReferenceHasToBeRefused() {
    Checker lenient =
        new Other() {
          @Override
          public void requireReference(Check check) {
            if (check.parameters().isEmpty()) throw new IllegalStateException("empty");
          }
        };
    assertThat(violations(lenient))
        .containsExactly(
            "requireReference accepts the task {wanted=yes}",
            "requireReference throws java.lang.IllegalStateException: empty at the task {}, not"
                + " BadReference");
  }

  @Test
  void workWithoutStepsAndFailuresAndChanceAreNamed() {
    Checker free =
        new Other() {
          @Override
          public Verdict decide(Check check, String answer, StepBudget budget) {
            return same.decide(check, answer, StepBudget.of(1 << 20));
          }
        };
    assertThat(violations(free)).allMatch(v -> v.startsWith("with no step left ")).hasSize(2);
    Checker fails =
        new Other() {
          @Override
          public Verdict decide(Check check, String answer, StepBudget budget) {
            budget.spend(1);
            if (answer.isEmpty()) throw new IllegalArgumentException("empty");
            return same.decide(check, answer, budget);
          }
        };
    assertThat(violations(fails))
        .contains(
            "the answer '' to {expected=yes} makes it fail: exception-IllegalArgumentException");
    AtomicInteger calls = new AtomicInteger();
    Checker chance =
        new Other() {
          @Override
          public Verdict decide(Check check, String answer, StepBudget budget) {
            if (!answer.equals("0")) return same.decide(check, answer, budget);
            return Verdict.of(new Outcome.Incorrect("call-" + calls.incrementAndGet()));
          }
        };
    assertThat(violations(chance))
        .contains("the answer '0' to {expected=yes} is not always decided alike");
  }
}
