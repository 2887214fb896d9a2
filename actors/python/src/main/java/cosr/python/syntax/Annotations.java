package cosr.python.syntax;

import cosr.python.value.PyNone;
import cosr.python.value.PyStr;
import cosr.python.value.RefusedException;
import java.util.List;
import java.util.Set;

/**
 * Annotations are not evaluated here: those are accepted of which it is known that evaluating them
 * raises nothing, as long as the program gives their names no other meaning.
 */
final class Annotations {
  private static final Set<String> GENERIC =
      Set.of("list", "dict", "tuple", "set", "frozenset", "type");
  private static final Set<String> PLAIN =
      Set.of("int", "float", "str", "bool", "object", "bytes", "complex");
  private static final Set<String> FUNCTIONS = Set.of("any", "callable");

  private Annotations() {}

  static void check(Expr annotation, int line, Set<String> names) {
    if (annotation instanceof Expr.Name name && FUNCTIONS.contains(name.id())) {
      names.add(name.id());
      return;
    }
    if (annotation instanceof Expr.Constant c && c.value() instanceof PyStr) return;
    if (!isNone(annotation) && !type(annotation, names))
      throw new RefusedException("annotation", line, "an annotation");
  }

  private static boolean type(Expr e, Set<String> names) {
    return switch (e) {
      case Expr.Name name -> name(name, names);
      case Expr.Subscript s ->
          s.object() instanceof Expr.Name name
              && GENERIC.contains(name.id())
              && name(name, names)
              && parameters(s.index(), names);
      case Expr.Binary b when b.operator().equals("|") ->
          (type(b.left(), names) && (isNone(b.right()) || type(b.right(), names)))
              || (isNone(b.left()) && type(b.right(), names));
      default -> false;
    };
  }

  private static boolean name(Expr.Name name, Set<String> names) {
    if (!GENERIC.contains(name.id()) && !PLAIN.contains(name.id())) return false;
    names.add(name.id());
    return true;
  }

  private static boolean parameters(Expr index, Set<String> names) {
    List<Expr> items = index instanceof Expr.TupleOf t ? t.items() : List.of(index);
    return items.stream().allMatch(i -> isNone(i) || type(i, names));
  }

  private static boolean isNone(Expr e) {
    return e instanceof Expr.Constant c && c.value() instanceof PyNone;
  }
}
