package cosr.proof;

import cosr.proof.Statement.Hypothesis;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is active at a place of a source: variables, hypotheses and disjoint pairs. */
final class Scope {
  private record Mark(int variables, int hypotheses, int pairs) {}

  private final Set<Integer> active = new HashSet<>();
  private final List<Integer> variables = new ArrayList<>();
  private final List<Hypothesis> hypotheses = new ArrayList<>();
  private final Map<Integer, Hypothesis> types = new HashMap<>();
  private final Set<Long> disjoint = new HashSet<>();
  private final List<Long> pairs = new ArrayList<>();
  private final Deque<Mark> marks = new ArrayDeque<>();

  void open() {
    marks.push(new Mark(variables.size(), hypotheses.size(), pairs.size()));
  }

  void close() {
    if (marks.isEmpty()) throw ProofException.of("scope");
    Mark mark = marks.pop();
    while (variables.size() > mark.variables()) active.remove(variables.removeLast());
    while (hypotheses.size() > mark.hypotheses()) {
      Hypothesis last = hypotheses.removeLast();
      if (last.floating()) types.remove(last.symbols()[1]);
    }
    while (pairs.size() > mark.pairs()) disjoint.remove(pairs.removeLast());
  }

  boolean isOutermost() {
    return marks.isEmpty();
  }

  /** False where it is active already. */
  boolean activate(int variable) {
    if (!active.add(variable)) return false;
    variables.add(variable);
    return true;
  }

  boolean isActive(int variable) {
    return active.contains(variable);
  }

  void add(Hypothesis hypothesis) {
    if (hypothesis.floating() && types.put(hypothesis.symbols()[1], hypothesis) != null)
      throw ProofException.of("type");
    hypotheses.add(hypothesis);
  }

  /** The active hypotheses in their order. */
  List<Hypothesis> hypotheses() {
    return hypotheses;
  }

  /** The hypothesis that gives a variable its type, or null. */
  @Nullable Hypothesis type(int variable) {
    return types.get(variable);
  }

  boolean isHypothesis(Hypothesis hypothesis) {
    for (int i = hypotheses.size() - 1; i >= 0; i--)
      if (hypotheses.get(i) == hypothesis) return true;
    return false;
  }

  void setDisjoint(int first, int second) {
    long pair = pair(first, second);
    if (disjoint.add(pair)) pairs.add(pair);
  }

  boolean isDisjoint(int first, int second) {
    return disjoint.contains(pair(first, second));
  }

  private static long pair(int first, int second) {
    return ((long) Math.min(first, second) << 32) | Math.max(first, second);
  }
}
