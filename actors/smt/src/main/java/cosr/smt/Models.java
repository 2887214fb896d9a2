package cosr.smt;

import cosr.smt.SExpression.Items;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads an assignment: {@code x = 3, p = true} with a comma, a semicolon or a line end between, or
 * {@code (define-fun x () Int (- 3))} for each variable, alone or within brackets; where all are of
 * the sort {@code Bool}, also {@code tft}, their values in their order. Every declared variable has
 * one constant of its sort.
 */
final class Models {
  private Models() {}

  static Map<String, Value> read(String text, SequencedMap<String, Sort> variables) {
    Map<String, Value> out = new HashMap<>();
    String said = text.strip();
    if (said.startsWith("(")) defined(said, variables, out);
    else if (isRow(said, variables)) row(said, variables, out);
    else
      for (String part : said.split("[,;\\n]"))
        if (!part.isBlank()) {
          int equals = part.indexOf('=');
          if (equals < 0) throw wrong("form");
          List<SExpression> value = expressions(part.substring(equals + 1));
          if (value.size() != 1) throw wrong("form");
          put(part.substring(0, equals).strip(), value.getFirst(), variables, out);
        }
    if (out.size() < variables.size()) throw wrong("missing");
    return out;
  }

  private static boolean isRow(String text, Map<String, Sort> variables) {
    return !text.isEmpty()
        && text.length() == variables.size()
        && text.chars().allMatch(c -> c == 't' || c == 'f')
        && variables.values().stream().allMatch(Sort.Bool.class::isInstance);
  }

  private static void row(
      String text, SequencedMap<String, Sort> variables, Map<String, Value> out) {
    int place = 0;
    for (String name : variables.keySet())
      out.put(name, new Value.Truth(text.charAt(place++) == 't'));
  }

  private static void defined(String text, Map<String, Sort> variables, Map<String, Value> out) {
    List<SExpression> all = expressions(text);
    if (all.size() == 1 && all.getFirst() instanceof Items items && !items.isLedBy("define-fun")) {
      all = new ArrayList<>(items.items());
      if (items.isLedBy("model")) all.removeFirst();
    }
    for (SExpression one : all) {
      if (!(one instanceof Items definition)
          || !definition.isLedBy("define-fun")
          || definition.items().size() != 5
          || !definition.items().get(2).equals(new Items(List.of()))) throw wrong("form");
      put(definition.items().get(1).symbol(), definition.items().get(4), variables, out);
    }
  }

  private static void put(
      String name, SExpression said, Map<String, Sort> variables, Map<String, Value> out) {
    Sort sort = variables.get(name);
    if (sort == null) throw wrong("unknown-name");
    Optional<Value> value = Literals.signed(said);
    if (value.isEmpty()) throw wrong("form");
    if (!value.get().sort().equals(sort)) throw wrong("sort");
    if (out.put(name, value.get()) != null) throw wrong("twice");
  }

  private static List<SExpression> expressions(String text) {
    try {
      return SExpressions.read(text);
    } catch (SmtException e) {
      throw wrong("form");
    }
  }

  private static SmtException wrong(String code) {
    return SmtException.of("wrong", code);
  }
}
