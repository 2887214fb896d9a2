package cosr.smt;

import java.util.List;

/** An expression of SMT-LIB's syntax. */
sealed interface SExpression {
  /** A symbol, numeral, keyword or bit string. */
  record Atom(String text) implements SExpression {}

  /** Expressions in brackets. */
  record Items(List<SExpression> items) implements SExpression {
    /** Whether the first one is this symbol. */
    boolean isLedBy(String symbol) {
      return !items.isEmpty()
          && items.getFirst() instanceof Atom(String text)
          && text.equals(symbol);
    }
  }

  /** The text of an atom; of another one empty. */
  default String symbol() {
    return this instanceof Atom(String text) ? text : "";
  }
}
