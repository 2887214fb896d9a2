package cosr.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as written. */
public sealed interface Stmt {
  /** The line on which it starts. */
  int line();

  /** An expression for its effects. */
  record Evaluate(Expr value, int line) implements Stmt {}

  /** {@code a = b = value}. */
  record Assign(List<Expr> targets, Expr value, int line) implements Stmt {}

  /** {@code a: b}, which makes a name local. */
  record Declare(String name, int line) implements Stmt {}

  /** {@code a += value}. */
  record Augment(Expr target, String operator, Expr value, int line) implements Stmt {}

  /** {@code del a, b}. */
  record Delete(List<Expr> targets, int line) implements Stmt {}

  /** {@code if}, {@code elif}, {@code else}. */
  record If(List<Branch> branches, List<Stmt> otherwise, int line) implements Stmt {}

  /** A condition and what it guards. */
  record Branch(Expr test, List<Stmt> body) {}

  /** {@code while}, {@code else}. */
  record While(Expr test, List<Stmt> body, List<Stmt> otherwise, int line) implements Stmt {}

  /** {@code for}, {@code else}. */
  record For(Expr target, Expr items, List<Stmt> body, List<Stmt> otherwise, int line)
      implements Stmt {}

  /** {@code break}. */
  record Break(int line) implements Stmt {}

  /** {@code continue}. */
  record Continue(int line) implements Stmt {}

  /** {@code pass}. */
  record Pass(int line) implements Stmt {}

  /** {@code def}. */
  record Define(String name, Expr.Parameters parameters, List<Stmt> body, int line)
      implements Stmt {}

  /** {@code return}. */
  record Return(@Nullable Expr value, int line) implements Stmt {}

  /** {@code assert}. */
  record Assert(Expr test, @Nullable Expr message, int line) implements Stmt {}

  /** {@code raise}. */
  record Raise(@Nullable Expr value, @Nullable Expr cause, int line) implements Stmt {}

  /** {@code try}. */
  record Try(
      List<Stmt> body, List<Handler> handlers, List<Stmt> otherwise, List<Stmt> last, int line)
      implements Stmt {}

  /** {@code except}; without a type it catches all. */
  record Handler(@Nullable Expr type, @Nullable String name, List<Stmt> body) {}

  /** {@code global}. */
  record Global(List<String> names, int line) implements Stmt {}

  /** {@code nonlocal}. */
  record Nonlocal(List<String> names, int line) implements Stmt {}
}
