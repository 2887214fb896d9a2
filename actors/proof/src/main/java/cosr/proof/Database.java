package cosr.proof;

import cosr.proof.Statement.Assertion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Axioms and theorems; every theorem's proof has been checked. Does not change; safe for use by any
 * thread.
 */
public final class Database {
  private final Symbols symbols;
  private final Scope scope;
  private final Map<String, Statement> labels;
  private final List<Assertion> assertions;

  Database(
      Symbols symbols, Scope scope, Map<String, Statement> labels, List<Assertion> assertions) {
    this.symbols = symbols;
    this.scope = scope;
    this.labels = labels;
    this.assertions = assertions;
  }

  /** What reading gives. */
  public sealed interface Reading {}

  /** A database. */
  public record Accepted(Database database) implements Reading {}

  /**
   * None.
   *
   * @param code one of those in docs/proofs.md
   * @param label of the statement at fault, empty where it has none
   * @param line the line, from 1
   */
  public record Rejected(String code, String label, int line) implements Reading {}

  /** Reads a source and checks each of its proofs, within these limits; it never throws. */
  public static Reading read(String source, Limits limits) {
    DatabaseReader reader = new DatabaseReader(source, limits);
    try {
      return new Accepted(reader.read());
    } catch (ProofException e) {
      return new Rejected(e.code(), reader.label(), reader.line());
    }
  }

  /** How many axioms it has. */
  public int axioms() {
    return (int) assertions.stream().filter(Assertion::axiom).count();
  }

  /** How many theorems it has. */
  public int theorems() {
    return assertions.size() - axioms();
  }

  /** The labels of axioms and theorems in their order. */
  public List<String> labels() {
    return assertions.stream().map(Assertion::label).toList();
  }

  Symbols symbols() {
    return symbols;
  }

  /** What is active at its end. */
  Scope scope() {
    return scope;
  }

  @Nullable Statement find(String label) {
    return labels.get(label);
  }
}
