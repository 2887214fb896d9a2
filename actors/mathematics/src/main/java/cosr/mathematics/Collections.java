package cosr.mathematics;

import cosr.mathematics.Meaning.Assignments;
import cosr.mathematics.Meaning.Finite;
import cosr.mathematics.Meaning.Form;
import cosr.mathematics.Meaning.Kind;
import cosr.mathematics.Outcome.Different;
import cosr.mathematics.Outcome.Equal;
import cosr.mathematics.Outcome.Undecided;
import java.util.ArrayList;
import java.util.List;

/** Compares finite collections: sets and bare lists without an order, tuples in their order. */
final class Collections {
  private static final int ITEMS = 60;

  private final Comparer comparer;
  private final Options options;

  Collections(Comparer comparer, Options options) {
    this.comparer = comparer;
    this.options = options;
  }

  Outcome compare(Finite gold, Finite answer) {
    if (gold.items().size() > ITEMS || answer.items().size() > ITEMS) throw new Stop("size");
    boolean g = gold.kind() == Kind.TUPLE;
    boolean a = answer.kind() == Kind.TUPLE;
    boolean lists = gold.kind() == Kind.LIST && answer.kind() == Kind.LIST;
    if ((g && a) || (lists && options.ordered())) return ordered(gold.items(), answer.items());
    if (!g && !a) return unordered(gold.items(), answer.items());
    Kind other = g ? answer.kind() : gold.kind();
    Outcome inOrder = ordered(gold.items(), answer.items());
    if (other == Kind.LIST && inOrder instanceof Equal) return inOrder;
    if (g && other == Kind.LIST) return inOrder;
    Outcome members = unordered(gold.items(), answer.items());
    return members instanceof Equal ? new Undecided("order") : members;
  }

  Outcome ordered(List<Node> gold, List<Node> answer) {
    if (gold.size() != answer.size()) return new Different("count");
    Outcome worst = new Equal("items");
    for (int i = 0; i < gold.size(); i++) {
      Outcome item = comparer.item(gold.get(i), answer.get(i));
      if (item instanceof Different) return new Different("item");
      if (item instanceof Undecided) worst = item;
    }
    return worst;
  }

  /** As sets: each member of one has an equal in the other, whatever the repetitions. */
  Outcome unordered(List<Node> gold, List<Node> answer) {
    List<List<Outcome>> table = new ArrayList<>();
    for (Node g : gold) {
      List<Outcome> row = new ArrayList<>();
      for (Node a : answer) row.add(comparer.item(g, a));
      table.add(row);
    }
    Outcome worst = new Equal("items");
    for (List<Outcome> row : table) {
      Outcome best = best(row);
      if (best instanceof Different) return best;
      if (best instanceof Undecided) worst = best;
    }
    for (int j = 0; j < answer.size(); j++) {
      List<Outcome> column = new ArrayList<>();
      for (List<Outcome> row : table) column.add(row.get(j));
      Outcome best = best(column);
      if (best instanceof Different) return best;
      if (best instanceof Undecided) worst = best;
    }
    return worst;
  }

  private static Outcome best(List<Outcome> outcomes) {
    Outcome best = new Different("items");
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Equal) return outcome;
      if (outcome instanceof Undecided) best = outcome;
    }
    return best;
  }

  /** Values of several variables, or a tuple of them in the order of the alphabet. */
  Outcome assignments(Form gold, Form answer) {
    if (gold instanceof Assignments g && answer instanceof Assignments a) {
      if (!g.values().keySet().equals(a.values().keySet())) return new Different("variable");
      List<Node> left = List.copyOf(g.values().values());
      List<Node> right = List.copyOf(a.values().values());
      return numbered(g) ? swapped(ordered(left, right), left, right) : ordered(left, right);
    }
    Assignments named = gold instanceof Assignments g ? g : (Assignments) answer;
    Form other = gold instanceof Assignments ? answer : gold;
    if (!(other instanceof Finite f)) return new Different("kind");
    boolean roots = numbered(named) && f.kind() != Kind.TUPLE;
    if (f.kind() == Kind.SET && !roots) return new Different("kind");
    List<Node> inOrder = List.copyOf(named.values().values());
    List<Node> left = gold instanceof Assignments ? inOrder : f.items();
    List<Node> right = gold instanceof Assignments ? f.items() : inOrder;
    Outcome outcome = ordered(left, right);
    if (roots)
      return gold instanceof Assignments ? swapped(outcome, left, right) : unordered(left, right);
    return f.kind() == Kind.TUPLE || outcome instanceof Different
        ? outcome
        : new Undecided("order");
  }

  /** Whether the variables are one letter with numbers, as the roots of an equation are named. */
  private static boolean numbered(Assignments named) {
    String stem = named.values().firstKey().replaceFirst("_\\d+$", "");
    return named.values().keySet().stream()
        .allMatch(name -> name.startsWith(stem + "_") && name.matches(".*_\\d+"));
  }

  /** Numbered roots in another order may be the same ones. */
  private Outcome swapped(Outcome inOrder, List<Node> gold, List<Node> answer) {
    boolean same = inOrder instanceof Different && unordered(gold, answer) instanceof Equal;
    return same ? new Undecided("order") : inOrder;
  }

  /** Equal part by part; proportional ones are the same ratio in another form: undecided. */
  Outcome ratios(List<Node> gold, List<Node> answer) {
    Outcome parts = ordered(gold, answer);
    if (!(parts instanceof Different) || gold.size() != answer.size()) return parts;
    for (int i = 1; i < gold.size(); i++) {
      Node left = Sums.times(gold.get(0), answer.get(i));
      Node right = Sums.times(gold.get(i), answer.get(0));
      if (!(comparer.item(left, right) instanceof Equal)) return parts;
    }
    return new Undecided("ratio");
  }
}
