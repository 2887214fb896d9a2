package cosr.python.syntax;

import cosr.python.value.PyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as written. */
public sealed interface Expr {
  /** A value that is written out. */
  record Constant(PyValue value) implements Expr {}

  /** A name. */
  record Name(String id) implements Expr {}

  /** A list; items may be {@link Starred}. */
  record ListOf(List<Expr> items) implements Expr {}

  /** A tuple; items may be {@link Starred}. */
  record TupleOf(List<Expr> items) implements Expr {}

  /** A set; items may be {@link Starred}. */
  record SetOf(List<Expr> items) implements Expr {}

  /** A dict. */
  record DictOf(List<Entry> entries) implements Expr {}

  /** An entry of a dict; without a key, the value is a mapping that is poured in. */
  record Entry(@Nullable Expr key, Expr value) {}

  /** An operator before an expression: {@code + - ~ not}. */
  record Unary(String operator, Expr operand) implements Expr {}

  /** An operator between two expressions. */
  record Binary(String operator, Expr left, Expr right) implements Expr {}

  /** {@code and}, {@code or}. */
  record Logic(boolean and, List<Expr> operands) implements Expr {}

  /** A chain of comparisons: one operator less than operands. */
  record Compare(List<String> operators, List<Expr> operands) implements Expr {}

  /** {@code a if b else c}. */
  record Conditional(Expr test, Expr then, Expr otherwise) implements Expr {}

  /** A call. */
  record Call(Expr function, List<Expr> arguments, List<Keyword> keywords, int line)
      implements Expr {}

  /** A keyword of a call; without a name, the value is a mapping that is poured in. */
  record Keyword(@Nullable String name, Expr value) {}

  /** {@code a.b}. */
  record Attribute(Expr object, String name, int line) implements Expr {}

  /** {@code a[b]}. */
  record Subscript(Expr object, Expr index) implements Expr {}

  /** {@code a:b:c} between square brackets. */
  record Slice(@Nullable Expr from, @Nullable Expr to, @Nullable Expr step) implements Expr {}

  /** {@code *a} where several values may stand. */
  record Starred(Expr value) implements Expr {}

  /** {@code lambda}. */
  record Lambda(Parameters parameters, Expr body, int line) implements Expr {}

  /** {@code name := value}. */
  record Walrus(String name, Expr value, int line) implements Expr {}

  /** A comprehension or a generator; the value is that of a dict's entry. */
  record Comprehension(
      Collect collect, Expr element, @Nullable Expr value, List<Clause> clauses, int line)
      implements Expr {}

  /** What a comprehension makes. */
  enum Collect {
    LIST,
    SET,
    DICT,
    GENERATOR
  }

  /** {@code for target in items if …}. */
  record Clause(Expr target, Expr items, List<Expr> conditions) {}

  /** A string with expressions in it. */
  record Formatted(List<Part> parts) implements Expr {}

  /** A part of a formatted string or of a format: a text, or an expression with its format. */
  sealed interface Part {
    /** Text as it is. */
    record Plain(String text) implements Part {}

    /** An expression; conversion is {@code 0}, {@code 'r'} or {@code 's'}. */
    record Field(Expr value, char conversion, List<Part> format) implements Part {}
  }

  /** The parameters of a function; defaults stand for the last positional ones. */
  record Parameters(
      List<String> positional,
      List<Expr> defaults,
      @Nullable String rest,
      List<String> named,
      List<Entry> namedDefaults,
      @Nullable String mapping) {}
}
