package cosr.python.syntax;

import cosr.python.value.RefusedException;
import java.util.List;

/** What may be assigned to, and what may be deleted. */
final class Targets {
  private Targets() {}

  /** Refuses what is no target. */
  static void check(Expr target, int line) {
    switch (target) {
      case Expr.Name name -> {}
      case Expr.Subscript subscript -> {}
      case Expr.TupleOf tuple -> sequence(tuple.items(), line);
      case Expr.ListOf list -> sequence(list.items(), line);
      case Expr.Attribute attribute ->
          throw new RefusedException("attribute", line, "an attribute is assigned to");
      default -> throw new RefusedException("syntax", line, "no target of an assignment");
    }
  }

  private static void sequence(List<Expr> items, int line) {
    int stars = 0;
    for (Expr item : items) {
      if (item instanceof Expr.Starred s) {
        stars++;
        check(s.value(), line);
      } else {
        check(item, line);
      }
    }
    if (stars > 1) throw new RefusedException("syntax", line, "two stars in an assignment");
  }

  /** Refuses a name twice: CPython 3.11 is wrong on {@code a, a = 1, 2}. */
  static void checkTwice(Expr target, int line) {
    if (!(target instanceof Expr.TupleOf tuple)) return;
    long names = tuple.items().stream().filter(Expr.Name.class::isInstance).count();
    long different = tuple.items().stream().filter(Expr.Name.class::isInstance).distinct().count();
    if (different < names) throw new RefusedException("targets", line, "a target twice");
  }

  /** Refuses what cannot be deleted. */
  static void checkDeleted(Expr target, int line) {
    switch (target) {
      case Expr.TupleOf tuple -> tuple.items().forEach(i -> checkDeleted(i, line));
      case Expr.ListOf list -> list.items().forEach(i -> checkDeleted(i, line));
      default -> check(target, line);
    }
  }

  /** Refuses what an augmented assignment does not take. */
  static void checkAugmented(Expr target, int line) {
    if (target instanceof Expr.TupleOf || target instanceof Expr.ListOf)
      throw new RefusedException("syntax", line, "several targets of an augmented assignment");
    check(target, line);
  }
}
