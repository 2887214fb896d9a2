package cosr.smt;

import com.microsoft.z3.Context;
import com.microsoft.z3.Params;
import com.microsoft.z3.Status;
import com.microsoft.z3.Version;
import com.microsoft.z3.Z3Exception;
import java.util.Optional;

/** Z3, where its native library can be loaded. Safe for use by any thread: each call is alone. */
public final class Solver {
  private Solver() {}

  /** Whether a formula is valid. */
  enum Validity {
    VALID,
    NOT_VALID,
    UNKNOWN
  }

  /** Why there is no solver on this machine; empty where there is one. Slow when first asked. */
  public static Optional<String> missing() {
    return Holder.MISSING;
  }

  /** The formula is valid where its negation can't be satisfied. */
  static Validity validity(Term term, Limits limits) {
    try (Context context = new Context()) {
      com.microsoft.z3.Solver solver = context.mkSolver();
      Params params = context.mkParams();
      params.add("rlimit", limits.solver());
      params.add("timeout", limits.millis());
      solver.setParameters(params);
      solver.add(context.mkNot(new Translation(context).formula(term)));
      Status status = solver.check();
      return switch (status) {
        case UNSATISFIABLE -> Validity.VALID;
        case SATISFIABLE -> Validity.NOT_VALID;
        case UNKNOWN -> Validity.UNKNOWN;
      };
    } catch (Z3Exception e) {
      return Validity.UNKNOWN;
    }
  }

  private static final class Holder {
    static final Optional<String> MISSING = load();

    private static Optional<String> load() {
      try {
        Version.getString();
        return Optional.empty();
      } catch (LinkageError | RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return Optional.of("the native library of Z3 cannot be loaded: " + cause.getMessage());
      }
    }
  }
}
