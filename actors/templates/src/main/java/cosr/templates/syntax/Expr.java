package cosr.templates.syntax;

import cosr.templates.value.Ordering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression. The number {@code at} is its place in the source, in chars. */
public sealed interface Expr {
  int at();

  record Const(int at, Object value) implements Expr {}

  record Name(int at, String name) implements Expr {}

  record Tuple(int at, List<Expr> items) implements Expr {}

  record ListOf(int at, List<Expr> items) implements Expr {}

  record Dict(int at, List<Pair> items) implements Expr {}

  record Pair(Expr key, Expr value) {}

  record Attribute(int at, Expr node, String name) implements Expr {}

  record Item(int at, Expr node, Expr index) implements Expr {}

  record Slice(int at, @Nullable Expr start, @Nullable Expr stop, @Nullable Expr step)
      implements Expr {}

  record Call(int at, Expr node, Args args) implements Expr {}

  /** A filter; the node is null where it works on the body of a block. */
  record Filter(int at, @Nullable Expr node, String name, Args args) implements Expr {}

  record Test(int at, Expr node, String name, Args args) implements Expr {}

  record Not(int at, Expr node) implements Expr {}

  record Sign(int at, boolean minus, Expr node) implements Expr {}

  record Binary(int at, Operator operator, Expr left, Expr right) implements Expr {}

  record And(int at, Expr left, Expr right) implements Expr {}

  record Or(int at, Expr left, Expr right) implements Expr {}

  record Concat(int at, List<Expr> items) implements Expr {}

  record Compare(int at, Expr first, List<Operand> rest) implements Expr {}

  record Operand(Comparison comparison, Expr node) {}

  /** The inline if; without an else the third is null. */
  record Choice(int at, Expr test, Expr then, @Nullable Expr otherwise) implements Expr {}

  /** The arguments of a call, a filter or a test. */
  record Args(
      List<Expr> positional,
      List<Keyword> keywords,
      @Nullable Expr star,
      @Nullable Expr doubleStar) {
    static final Args NONE = new Args(List.of(), List.of(), null, null);
  }

  record Keyword(String name, Expr value) {}

  /** The arithmetic operators. */
  enum Operator {
    ADD("+"),
    SUB("-"),
    MUL("*"),
    DIV("/"),
    FLOORDIV("//"),
    MOD("%"),
    POW("**");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /** What stands between two operands of a comparison. */
  sealed interface Comparison {
    record Equal(boolean negated) implements Comparison {}

    record In(boolean negated) implements Comparison {}

    record Order(Ordering.Op op) implements Comparison {}
  }
}
