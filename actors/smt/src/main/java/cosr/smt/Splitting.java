package cosr.smt;

import cosr.smt.Value.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a formula of propositional logic is valid: variable after variable is set to either
 * value, as long as the formula's value is open in Kleene's logic of three values. Used once.
 */
final class Splitting {
  /** Variables that are set at once. */
  private static final int DEPTH = 200;

  private final List<String> variables;
  private final Map<String, @Nullable Boolean> assignment = new HashMap<>();
  private long left;

  private Splitting(List<String> variables, long steps) {
    this.variables = variables;
    left = steps;
  }

  /** Empty where the formula is of another logic, or that takes more steps. */
  static Optional<Boolean> validity(Term term, Map<String, Sort> variables, long steps) {
    if (!covers(term, variables)) return Optional.empty();
    try {
      return Optional.of(
          new Splitting(new ArrayList<>(variables.keySet()), steps).isValid(term, 0));
    } catch (SmtException e) {
      return Optional.empty();
    }
  }

  /** Whether it is a formula of this logic, with no more variables than are set here. */
  static boolean covers(Term term, Map<String, Sort> variables) {
    return variables.values().stream().allMatch(Sort.Bool.class::isInstance)
        && variables.size() <= DEPTH
        && isLogical(term);
  }

  /** Whether all parts are truth values. */
  private static boolean isLogical(Term term) {
    IdentityHashMap<Term, Boolean> seen = new IdentityHashMap<>();
    List<Term> open = new ArrayList<>(List.of(term));
    while (!open.isEmpty()) {
      Term next = open.removeLast();
      if (!(next.sort() instanceof Sort.Bool)) return false;
      if (next instanceof Term.Application application && seen.put(next, true) == null)
        open.addAll(application.arguments());
    }
    return true;
  }

  private boolean isValid(Term term, int place) {
    Boolean value = new Kleene().of(term);
    if (value != null) return value;
    String variable = variables.get(place);
    assignment.put(variable, true);
    boolean valid = isValid(term, place + 1);
    if (valid) {
      assignment.put(variable, false);
      valid = isValid(term, place + 1);
    }
    assignment.remove(variable);
    return valid;
  }

  /** Values under what is set so far; null is open. */
  private final class Kleene {
    private final IdentityHashMap<Term, @Nullable Boolean> known = new IdentityHashMap<>();

    @Nullable Boolean of(Term term) {
      return switch (term) {
        case Term.Constant constant -> ((Truth) constant.value()).value();
        case Term.Variable variable -> assignment.get(variable.name());
        case Term.Application application -> {
          if (known.containsKey(application)) yield known.get(application);
          Boolean value = applied(application);
          known.put(application, value);
          yield value;
        }
      };
    }

    private @Nullable Boolean applied(Term.Application application) {
      List<Term> arguments = application.arguments();
      left -= 1 + arguments.size();
      if (left < 0) throw SmtException.of("limit", "steps");
      return switch (application.operation()) {
        case NOT -> not(of(arguments.getFirst()));
        case AND -> not(any(arguments, false));
        case OR -> any(arguments, true);
        case XOR -> odd(arguments);
        case IMPLIES -> implies(arguments);
        case EQUAL -> equal(arguments);
        case DISTINCT -> arguments.size() > 2 ? Boolean.FALSE : not(equal(arguments));
        case ITE -> chosen(arguments);
        default -> throw new IllegalArgumentException(application.operation().symbol());
      };
    }

    private @Nullable Boolean not(@Nullable Boolean value) {
      return value == null ? null : !value;
    }

    /** Whether one of them has the value. */
    private @Nullable Boolean any(List<Term> terms, boolean wanted) {
      boolean open = false;
      for (Term term : terms) {
        Boolean value = of(term);
        if (value == null) open = true;
        else if (value == wanted) return true;
      }
      return open ? null : Boolean.FALSE;
    }

    private @Nullable Boolean odd(List<Term> terms) {
      boolean odd = false;
      for (Term term : terms) {
        Boolean value = of(term);
        if (value == null) return null;
        odd ^= value;
      }
      return odd;
    }

    private @Nullable Boolean implies(List<Term> terms) {
      Boolean before = any(terms.subList(0, terms.size() - 1), false);
      if (Boolean.TRUE.equals(before)) return true;
      Boolean last = of(terms.getLast());
      if (Boolean.TRUE.equals(last)) return true;
      return before == null ? null : last;
    }

    private @Nullable Boolean equal(List<Term> terms) {
      Boolean someTrue = any(terms, true);
      Boolean someFalse = any(terms, false);
      if (Boolean.TRUE.equals(someTrue) && Boolean.TRUE.equals(someFalse)) return false;
      return someTrue == null || someFalse == null ? null : Boolean.TRUE;
    }

    private @Nullable Boolean chosen(List<Term> terms) {
      Boolean condition = of(terms.get(0));
      if (condition != null) return of(terms.get(condition ? 1 : 2));
      Boolean first = of(terms.get(1));
      return first != null && first.equals(of(terms.get(2))) ? first : null;
    }
  }
}
