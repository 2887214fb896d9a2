package cosr.proof;

/** What a label stands for. Symbols are the numbers that {@link Symbols} gives them. */
sealed interface Statement {
  String label();

  /**
   * {@code $f} or {@code $e}.
   *
   * @param floating whether it gives a variable its type
   * @param global whether its scope is the whole database
   * @param symbols the type code first
   */
  record Hypothesis(String label, boolean floating, boolean global, int[] symbols)
      implements Statement {}

  /**
   * {@code $a} or {@code $p}. In {@code compiled} a variable is ~k, the complement of the place of
   * its {@code $f} among the hypotheses.
   *
   * @param order its place among the assertions of the database
   * @param hypotheses the mandatory ones in their order
   * @param compiled the symbols of each hypothesis; those of {@code $f} are not looked at
   * @param disjoint places of two {@code $f} whose substitutions may share no variable, pairwise
   */
  record Assertion(
      String label,
      int order,
      boolean axiom,
      Hypothesis[] hypotheses,
      int[][] compiled,
      int[] conclusion,
      int[] disjoint)
      implements Statement {}
}
