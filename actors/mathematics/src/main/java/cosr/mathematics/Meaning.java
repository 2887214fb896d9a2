package cosr.mathematics;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an answer claims.
 *
 * @param variable what it is claimed of, as in {@code x = 5}; null where that is left open
 */
record Meaning(@Nullable String variable, Form form) {
  /** The kinds of claims. */
  sealed interface Form {}

  /** One value, perhaps with a unit. */
  record Value(Node node) implements Form {}

  /** How the members of a finite collection were written. */
  enum Kind {
    LIST,
    SET,
    TUPLE
  }

  /** Finitely many. */
  record Finite(Kind kind, List<Node> items) implements Form {}

  /** A part of the real line. */
  record Region(List<Piece> pieces) implements Form {}

  /** A piece of the line; a single point has twice the same end, closed. */
  record Piece(Node low, boolean lowClosed, Node high, boolean highClosed) {}

  /** An equation that isn't solved for a variable. */
  record Equation(Node left, Node right) implements Form {}

  /** {@code left > right}, or {@code >=}. */
  record Inequality(Node left, Node right, boolean strict) implements Form {}

  /** Values of several variables. */
  record Assignments(SortedMap<String, Node> values) implements Form {}

  /** A claim for all numbers of a kind; {@code over} is their letter and kind. */
  record Family(Meaning of, String over) implements Form {}

  /** A matrix. */
  record Grid(List<List<Node>> rows) implements Form {}

  /** A ratio with colons. */
  record Ratios(List<Node> parts) implements Form {}

  /** Words. */
  record Phrase(String text) implements Form {}

  static Meaning of(Form form) {
    return new Meaning(null, form);
  }
}
