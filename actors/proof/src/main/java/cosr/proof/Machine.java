package cosr.proof;

import cosr.proof.Statement.Assertion;
import cosr.proof.Statement.Hypothesis;
import java.util.Arrays;

/**
 * The stack of a proof that is being checked. Expressions lie one behind the other; the result of
 * an assertion takes the place of those that were put in for its hypotheses.
 */
final class Machine {
  /** Which variables the statement that is proved has as disjoint. */
  interface Disjoint {
    boolean isDisjoint(int first, int second);
  }

  private final Symbols symbols;
  private final Disjoint pairs;
  private final Limits limits;
  private long left;
  private int[] data = new int[256];
  private int[] starts = new int[32];
  private int depth;
  private int saved;

  Machine(Symbols symbols, Disjoint pairs, Limits limits) {
    this.symbols = symbols;
    this.pairs = pairs;
    this.limits = limits;
    left = limits.steps();
  }

  /** Steps that were taken. */
  long taken() {
    return limits.steps() - left;
  }

  void step(Statement statement) {
    switch (statement) {
      case Hypothesis hypothesis -> push(hypothesis.symbols());
      case Assertion assertion -> apply(assertion);
    }
  }

  void push(int[] expression) {
    spend(1L + expression.length);
    int top = starts[depth];
    room(top + expression.length);
    System.arraycopy(expression, 0, data, top, expression.length);
    pushed(top + expression.length);
  }

  /** A copy of what is on top. */
  int[] top() {
    if (depth == 0) throw ProofException.of("stack");
    int[] copy = Arrays.copyOfRange(data, starts[depth - 1], starts[depth]);
    spend(1L + copy.length);
    saved += copy.length;
    room(starts[depth]);
    return copy;
  }

  /** Whether the conclusion, and it alone, is left; otherwise the code of what is wrong. */
  void finish(int[] conclusion) {
    if (depth == 0) throw ProofException.of("empty");
    if (depth > 1) throw ProofException.of("left-over");
    if (!Arrays.equals(data, 0, starts[1], conclusion, 0, conclusion.length))
      throw ProofException.of("wrong-conclusion");
  }

  private void apply(Assertion assertion) {
    Hypothesis[] hypotheses = assertion.hypotheses();
    int base = depth - hypotheses.length;
    if (base < 0) throw ProofException.of("stack");
    spend(1L + hypotheses.length);
    for (int k = 0; k < hypotheses.length; k++)
      if (hypotheses[k].floating()) {
        int start = starts[base + k];
        if (start == starts[base + k + 1] || data[start] != hypotheses[k].symbols()[0])
          throw ProofException.of("mismatch");
      } else {
        match(assertion.compiled()[k], base, base + k);
      }
    int[] disjoint = assertion.disjoint();
    for (int i = 0; i < disjoint.length; i += 2)
      separate(base + disjoint[i], base + disjoint[i + 1]);
    conclude(assertion.conclusion(), base);
  }

  /** The entry is the pattern with the substitution of the entries from base on. */
  private void match(int[] pattern, int base, int entry) {
    int at = starts[entry];
    int end = starts[entry + 1];
    spend((long) end - at + pattern.length);
    for (int symbol : pattern)
      if (symbol >= 0) {
        if (at == end || data[at++] != symbol) throw ProofException.of("mismatch");
      } else {
        int from = starts[base + ~symbol] + 1;
        int to = starts[base + ~symbol + 1];
        if (end - at < to - from || Arrays.mismatch(data, from, to, data, at, at + to - from) >= 0)
          throw ProofException.of("mismatch");
        at += to - from;
      }
    if (at != end) throw ProofException.of("mismatch");
  }

  /** No variable is in both entries, and those of the one are disjoint from those of the other. */
  private void separate(int first, int second) {
    int length = starts[second + 1] - starts[second];
    for (int i = starts[first] + 1; i < starts[first + 1]; i++) {
      if (!symbols.isVariable(data[i])) continue;
      spend(length);
      for (int j = starts[second] + 1; j < starts[second + 1]; j++)
        if (symbols.isVariable(data[j])
            && (data[i] == data[j] || !pairs.isDisjoint(data[i], data[j])))
          throw ProofException.of("disjoint");
    }
  }

  private void conclude(int[] pattern, int base) {
    int top = starts[depth];
    int at = top;
    for (int symbol : pattern)
      if (symbol >= 0) {
        room(at + 1);
        data[at++] = symbol;
      } else {
        int from = starts[base + ~symbol] + 1;
        int length = starts[base + ~symbol + 1] - from;
        room(at + length);
        System.arraycopy(data, from, data, at, length);
        at += length;
      }
    spend((long) at - top);
    System.arraycopy(data, top, data, starts[base], at - top);
    depth = base;
    pushed(starts[base] + at - top);
  }

  private void pushed(int end) {
    if (depth == limits.stack()) throw ProofException.limit("stack");
    depth++;
    if (depth == starts.length) starts = Arrays.copyOf(starts, 2 * depth);
    starts[depth] = end;
  }

  private void room(int end) {
    if (end > limits.symbols() - saved) throw ProofException.limit("symbols");
    if (end > data.length) data = Arrays.copyOf(data, Math.max(end, 2 * data.length));
  }

  private void spend(long steps) {
    if (steps > left) throw ProofException.limit("steps");
    left -= steps;
  }
}
