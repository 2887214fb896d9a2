package cosr.proof;

import cosr.proof.Statement.Assertion;
import cosr.proof.Statement.Hypothesis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * A statement to be proved from a database. Its symbols are those of the database, its variables
 * those that are declared for the whole of it, so neither goal nor proof can bring in an axiom.
 * Does not change; safe for use by any thread.
 */
public final class Goal {
  private final Database database;
  private final int until;
  private final Map<String, Hypothesis> hypotheses = new HashMap<>();
  private final int[] conclusion;
  private final Set<Long> disjoint = new HashSet<>();

  private Goal(Database database, int until, int[] conclusion) {
    this.database = database;
    this.until = until;
    this.conclusion = conclusion;
  }

  /**
   * A goal.
   *
   * @param until the first axiom or theorem that may not be used; empty: all may
   * @param hypotheses each a label and an expression, such as {@code h.1 |- ph}
   * @param conclusion an expression, such as {@code |- ( ps -> ph )}
   * @param disjoint variables of which no two may be given the same, each two or more
   * @throws IllegalArgumentException where one of them is none; the message says which
   */
  public static Goal create(
      Database database,
      String until,
      List<String> hypotheses,
      String conclusion,
      List<String> disjoint) {
    Goal goal = new Goal(database, until(database, until), expression(database, conclusion));
    for (String line : hypotheses) goal.assume(line);
    for (String line : disjoint) goal.separate(line);
    return goal;
  }

  /**
   * Checks a proof: labels with white space between, in the order of the stack machine, without
   * compression. It never throws.
   */
  public Outcome check(String proof, Limits limits) {
    Machine machine = new Machine(database.symbols(), this::isDisjoint, limits);
    StringTokenizer labels = new StringTokenizer(proof, " \t\r\n\f");
    int place = 0;
    try {
      for (; labels.hasMoreTokens(); place++) machine.step(statement(labels.nextToken()));
      machine.finish(conclusion);
      return new Outcome.Proved(machine.taken());
    } catch (ProofException e) {
      return e.isLimit() ? new Outcome.Exhausted(e.code()) : new Outcome.Refuted(e.code(), place);
    }
  }

  private Statement statement(String label) {
    Hypothesis own = hypotheses.get(label);
    if (own != null) return own;
    Statement statement = database.find(label);
    if (statement == null) throw ProofException.of(Labels.unknown(label));
    boolean allowed =
        switch (statement) {
          case Hypothesis hypothesis -> hypothesis.floating() && hypothesis.global();
          case Assertion assertion -> assertion.order() < until;
        };
    if (!allowed) throw ProofException.of("not-allowed");
    return statement;
  }

  private static int until(Database database, String label) {
    if (label.isEmpty()) return Integer.MAX_VALUE;
    if (database.find(label) instanceof Assertion assertion) return assertion.order();
    throw new IllegalArgumentException("no axiom or theorem '" + label + "'");
  }

  private void assume(String line) {
    List<String> tokens = tokens(line);
    String label = tokens.isEmpty() ? "" : tokens.getFirst();
    if (!Labels.isLabel(label)
        || database.find(label) != null
        || database.symbols().find(label) != null
        || hypotheses.containsKey(label))
      throw new IllegalArgumentException("a hypothesis needs a label of its own: '" + line + "'");
    int[] symbols = expression(database, line.strip().substring(label.length()));
    hypotheses.put(label, new Hypothesis(label, false, false, symbols));
  }

  private void separate(String line) {
    int[] all = tokens(line).stream().mapToInt(token -> symbol(database, token)).toArray();
    for (int i = 0; i < all.length; i++)
      for (int j = 0; j < i; j++) {
        if (all[i] == all[j]
            || !database.symbols().isVariable(all[i])
            || !database.symbols().isVariable(all[j]))
          throw new IllegalArgumentException("not two or more variables: '" + line + "'");
        disjoint.add(pair(all[i], all[j]));
      }
  }

  private boolean isDisjoint(int first, int second) {
    return disjoint.contains(pair(first, second));
  }

  private static long pair(int first, int second) {
    return ((long) Math.min(first, second) << 32) | Math.max(first, second);
  }

  private static int[] expression(Database database, String text) {
    int[] symbols = tokens(text).stream().mapToInt(token -> symbol(database, token)).toArray();
    if (symbols.length == 0 || database.symbols().isVariable(symbols[0]))
      throw new IllegalArgumentException("an expression begins with a constant: '" + text + "'");
    return symbols;
  }

  private static int symbol(Database database, String token) {
    Integer symbol = database.symbols().find(token);
    if (symbol == null
        || (database.symbols().isVariable(symbol) && database.scope().type(symbol) == null))
      throw new IllegalArgumentException("no symbol '" + token + "' in the database");
    return symbol;
  }

  private static List<String> tokens(String text) {
    List<String> out = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text, " \t\r\n\f");
    while (tokens.hasMoreTokens()) out.add(tokens.nextToken());
    return out;
  }
}
