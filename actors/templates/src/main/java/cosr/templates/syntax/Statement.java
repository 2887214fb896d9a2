package cosr.templates.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement, or text between tags. The number {@code at} is its place in the source. */
public sealed interface Statement {
  int at();

  /** Text that goes out as it is. */
  record Data(int at, String text) implements Statement {}

  /** {{ … }}, or one expression of a print tag. */
  record Print(int at, Expr node) implements Statement {}

  record If(int at, List<Branch> branches, List<Statement> otherwise) implements Statement {}

  record Branch(Expr test, List<Statement> body) {}

  record For(
      int at,
      Target target,
      Expr items,
      @Nullable Expr test,
      boolean recursive,
      List<Statement> body,
      List<Statement> otherwise)
      implements Statement {}

  record Assign(int at, Target target, Expr node) implements Statement {}

  /** {% set x %}…{% endset %}, with the filters after the name. */
  record AssignBlock(int at, Target target, Expr.@Nullable Filter filter, List<Statement> body)
      implements Statement {}

  record Macro(int at, String name, Signature signature, List<Statement> body)
      implements Statement {}

  record CallBlock(int at, Signature signature, Expr.Call call, List<Statement> body)
      implements Statement {}

  /** The names of a macro's parameters and the defaults of the last ones. */
  record Signature(List<Target.Name> parameters, List<Expr> defaults) {
    static final Signature NONE = new Signature(List.of(), List.of());

    /** The default of a parameter, or null. */
    public @Nullable Expr defaultOf(int index) {
      int at = index - parameters.size() + defaults.size();
      return at < 0 ? null : defaults.get(at);
    }
  }

  record FilterBlock(int at, Expr.Filter filter, List<Statement> body) implements Statement {}

  record With(int at, List<Target> targets, List<Expr> values, List<Statement> body)
      implements Statement {}

  /** What the model said itself, as marked for training. */
  record Generation(int at, List<Statement> body) implements Statement {}

  /** A block of template inheritance, of which a chat template has the base only. */
  record Block(int at, String name, List<Statement> body) implements Statement {}

  record Break(int at) implements Statement {}

  record Continue(int at) implements Statement {}
}
