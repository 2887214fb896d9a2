package cosr.templates.syntax;

import java.util.Set;

/** Which expressions Jinja works out before a rendering. */
public final class Constants {
  /** Filters that ask for the context, so that Jinja does not work them out beforehand. */
  private static final Set<String> NEVER =
      Set.of("map", "select", "reject", "selectattr", "rejectattr", "random");

  private Constants() {}

  /** Whether no variable and no call is in the expression. */
  public static boolean isConstant(Expr node) {
    boolean never =
        node instanceof Expr.Name
            || node instanceof Expr.Call
            || (node instanceof Expr.Filter filter && NEVER.contains(filter.name()));
    return !never && Children.of(node).stream().allMatch(Constants::isConstant);
  }
}
