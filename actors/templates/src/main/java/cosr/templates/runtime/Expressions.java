package cosr.templates.runtime;

import cosr.templates.syntax.Constants;
import cosr.templates.syntax.Expr;
import cosr.templates.value.Arguments;
import cosr.templates.value.Equality;
import cosr.templates.value.Iteration;
import cosr.templates.value.Ordering;
import cosr.templates.value.PyCallable;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Repr;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions. */
final class Expressions {
  private final Budget budget;
  private final IntUnaryOperator lines;
  private int at;
  private boolean folding;

  /**
   * An evaluator.
   *
   * @param lines the line of a place in the source
   */
  Expressions(Budget budget, IntUnaryOperator lines) {
    this.budget = budget;
    this.lines = lines;
  }

  /** The place that was worked on last. */
  int at() {
    return at;
  }

  void at(int place) {
    at = place;
  }

  /**
   * The value of what {{ }} prints. Jinja works a constant out beforehand, in which a slice of what
   * has none is undefined; where that fails, it is evaluated as all else.
   */
  Object print(Expr node, Frame frame) {
    if (Constants.isConstant(node)) {
      folding = true;
      try {
        return eval(node, frame);
      } catch (PyException e) {
        at = node.at();
      } finally {
        folding = false;
      }
    }
    return eval(node, frame);
  }

  Object eval(Expr node, Frame frame) {
    budget.step();
    return switch (node) {
      case Expr.Const constant -> constant.value();
      case Expr.Name name -> frame.get(name.name());
      case Expr.Tuple tuple -> new PyTuple(all(tuple.items(), frame));
      case Expr.ListOf list -> new PyList(all(list.items(), frame));
      case Expr.Dict dict -> dict(dict, frame);
      case Expr.Attribute attribute -> {
        Object value = eval(attribute.node(), frame);
        at = attribute.at();
        yield Attributes.attribute(value, attribute.name());
      }
      case Expr.Item item -> item(item, frame);
      case Expr.Slice slice -> throw PyException.unsupported("a slice is not supported here");
      case Expr.Call call -> call(call, frame, null);
      case Expr.Filter filter -> {
        if (filter.node() == null) {
          throw new IllegalStateException("a filter without a value");
        }
        yield filter(filter, eval(filter.node(), frame), frame);
      }
      case Expr.Test test -> test(test, frame);
      case Expr.Not not -> !Types.truth(eval(not.node(), frame));
      case Expr.Sign sign -> {
        Object value = eval(sign.node(), frame);
        at = sign.at();
        yield Operators.sign(sign.minus(), value);
      }
      case Expr.Binary binary -> {
        Object left = eval(binary.left(), frame);
        Object right = eval(binary.right(), frame);
        at = binary.at();
        yield budget.made(Operators.binary(binary.operator(), left, right));
      }
      case Expr.And and -> {
        Object left = eval(and.left(), frame);
        yield Types.truth(left) ? eval(and.right(), frame) : left;
      }
      case Expr.Or or -> {
        Object left = eval(or.left(), frame);
        yield Types.truth(left) ? left : eval(or.right(), frame);
      }
      case Expr.Concat concat -> {
        StringBuilder text = new StringBuilder();
        all(concat.items(), frame).forEach(item -> text.append(Repr.str(item)));
        yield budget.made(text.toString());
      }
      case Expr.Compare compare -> compare(compare, frame);
      case Expr.Choice choice -> choice(choice, frame);
    };
  }

  private List<Object> all(List<Expr> nodes, Frame frame) {
    List<Object> values = new ArrayList<>(nodes.size());
    for (Expr node : nodes) {
      values.add(eval(node, frame));
    }
    return values;
  }

  private Object dict(Expr.Dict node, Frame frame) {
    PyDict dict = new PyDict();
    for (Expr.Pair pair : node.items()) {
      Object key = eval(pair.key(), frame);
      Object value = eval(pair.value(), frame);
      at = node.at();
      dict.put(key, value);
    }
    return dict;
  }

  private Object item(Expr.Item item, Frame frame) {
    Object value = eval(item.node(), frame);
    if (item.index() instanceof Expr.Slice slice) {
      Object start = bound(slice.start(), frame);
      Object stop = bound(slice.stop(), frame);
      Object step = bound(slice.step(), frame);
      at = item.at();
      return budget.made(slice(value, start, stop, step));
    }
    Object index = eval(item.index(), frame);
    at = item.at();
    return Attributes.item(value, index);
  }

  private Object slice(Object value, Object start, Object stop, Object step) {
    try {
      return Slices.slice(value, start, stop, step);
    } catch (PyException e) {
      if (folding && e.type().equals("TypeError")) {
        return Undefined.element(value, "slice");
      }
      throw e;
    }
  }

  private Object bound(@Nullable Expr node, Frame frame) {
    return node == null ? PyNone.NONE : eval(node, frame);
  }

  /** Calls a function; a call block passes its body as {@code caller}. */
  Object call(Expr.Call call, Frame frame, @Nullable Object caller) {
    Object function = eval(call.node(), frame);
    Arguments arguments = arguments(call.args(), frame);
    if (caller != null) {
      arguments = arguments.with("caller", caller);
    }
    at = call.at();
    Undefined.check(function);
    if (!(function instanceof PyCallable callable)) {
      throw PyException.type(Repr.repr(Types.name(function)) + " object is not callable");
    }
    if (callable instanceof Bound bound) {
      budget.used(bound.self());
    }
    return budget.made(callable.call(arguments));
  }

  Object filter(Expr.Filter filter, Object value, Frame frame) {
    Arguments arguments = arguments(filter.args(), frame);
    at = filter.at();
    Filters.Filter function = Filters.find(filter.name());
    if (function == null) {
      throw unknown("filter", filter.name());
    }
    return budget.made(function.of(budget.used(value), arguments));
  }

  /** Applies filters around a text that a block has made. */
  Object filterText(Expr.Filter filter, String text, Frame frame) {
    Object value =
        filter.node() instanceof Expr.Filter inner ? filterText(inner, text, frame) : text;
    return filter(filter, value, frame);
  }

  private Object test(Expr.Test test, Frame frame) {
    Object value = eval(test.node(), frame);
    Arguments arguments = arguments(test.args(), frame);
    at = test.at();
    Tests.Test function = Tests.find(test.name());
    if (function == null) {
      throw unknown("test", test.name());
    }
    return function.of(value, arguments);
  }

  private static PyException unknown(String kind, String name) {
    return new PyException(
        "TemplateRuntimeError", "No " + kind + " named " + Repr.repr(name) + " found.");
  }

  private Arguments arguments(Expr.Args args, Frame frame) {
    List<Object> positional = all(args.positional(), frame);
    Map<String, Object> named = new LinkedHashMap<>();
    for (Expr.Keyword keyword : args.keywords()) {
      named.put(keyword.name(), eval(keyword.value(), frame));
    }
    if (args.star() != null) {
      Object star = eval(args.star(), frame);
      if (Iteration.iteratorOrNull(star) == null) {
        throw PyException.type("Value after * must be an iterable, not " + Types.name(star));
      }
      positional.addAll(Iteration.list(star));
    }
    if (args.doubleStar() != null) {
      Object more = eval(args.doubleStar(), frame);
      if (!(more instanceof PyDict dict)) {
        throw PyException.type("argument after ** must be a mapping, not " + Types.name(more));
      }
      for (Object key : dict.keys()) {
        Object value = dict.get(key);
        if (!(key instanceof String name)) {
          throw PyException.type("keywords must be strings");
        }
        if (value != null) {
          named.put(name, value);
        }
      }
    }
    return new Arguments(positional, named);
  }

  private Object compare(Expr.Compare compare, Frame frame) {
    Object left = eval(compare.first(), frame);
    for (Expr.Operand operand : compare.rest()) {
      Object right = budget.used(eval(operand.node(), frame));
      at = compare.at();
      boolean holds =
          switch (operand.comparison()) {
            case Expr.Comparison.Equal equal -> Equality.equal(left, right) != equal.negated();
            case Expr.Comparison.In in -> Operators.contains(right, left) != in.negated();
            case Expr.Comparison.Order order -> Ordering.compare(order.op(), left, right);
          };
      if (!holds) {
        return false;
      }
      left = right;
    }
    return true;
  }

  private Object choice(Expr.Choice choice, Frame frame) {
    if (Types.truth(eval(choice.test(), frame))) {
      return eval(choice.then(), frame);
    }
    if (choice.otherwise() != null) {
      return eval(choice.otherwise(), frame);
    }
    return Undefined.hint(
        "the inline if-expression on line "
            + lines.applyAsInt(choice.at())
            + " evaluated to false and no else section was defined.");
  }
}
