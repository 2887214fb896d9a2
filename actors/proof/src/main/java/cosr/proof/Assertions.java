package cosr.proof;

import cosr.proof.Statement.Assertion;
import cosr.proof.Statement.Hypothesis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes assertions of what is active where they stand. */
final class Assertions {
  private Assertions() {}

  static Assertion create(
      String label, int order, boolean axiom, int[] conclusion, Symbols symbols, Scope scope) {
    List<Hypothesis> mandatory = mandatory(conclusion, symbols, scope.hypotheses());
    Map<Integer, Integer> places = new HashMap<>();
    for (int k = 0; k < mandatory.size(); k++)
      if (mandatory.get(k).floating()) places.put(mandatory.get(k).symbols()[1], k);
    int[][] compiled = new int[mandatory.size()][];
    for (int k = 0; k < compiled.length; k++)
      compiled[k] = compile(mandatory.get(k).symbols(), places);
    return new Assertion(
        label,
        order,
        axiom,
        mandatory.toArray(Hypothesis[]::new),
        compiled,
        compile(conclusion, places),
        disjoint(mandatory, scope));
  }

  /** All essential ones, and the types of the variables in them and in the conclusion. */
  private static List<Hypothesis> mandatory(
      int[] conclusion, Symbols symbols, List<Hypothesis> active) {
    boolean[] used = new boolean[symbols.size()];
    for (int symbol : conclusion) used[symbol] = true;
    for (Hypothesis hypothesis : active)
      if (!hypothesis.floating()) for (int symbol : hypothesis.symbols()) used[symbol] = true;
    List<Hypothesis> out = new ArrayList<>();
    for (Hypothesis hypothesis : active)
      if (!hypothesis.floating() || used[hypothesis.symbols()[1]]) out.add(hypothesis);
    return out;
  }

  private static int[] compile(int[] expression, Map<Integer, Integer> places) {
    int[] out = expression.clone();
    for (int i = 1; i < out.length; i++) {
      Integer place = places.get(out[i]);
      if (place != null) out[i] = ~place;
    }
    return out;
  }

  private static int[] disjoint(List<Hypothesis> mandatory, Scope scope) {
    List<Integer> out = new ArrayList<>();
    for (int j = 0; j < mandatory.size(); j++)
      for (int k = j + 1; k < mandatory.size(); k++)
        if (mandatory.get(j).floating()
            && mandatory.get(k).floating()
            && scope.isDisjoint(mandatory.get(j).symbols()[1], mandatory.get(k).symbols()[1])) {
          out.add(j);
          out.add(k);
        }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }
}
