package cosr.templates.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The expressions directly within a node, in the order in which Jinja visits them. */
public final class Children {
  private Children() {}

  public static List<Expr> of(Expr node) {
    return switch (node) {
      case Expr.Const c -> List.of();
      case Expr.Name name -> List.of();
      case Expr.Tuple tuple -> tuple.items();
      case Expr.ListOf list -> list.items();
      case Expr.Dict dict ->
          dict.items().stream().flatMap(pair -> Stream.of(pair.key(), pair.value())).toList();
      case Expr.Attribute attribute -> List.of(attribute.node());
      case Expr.Item item -> List.of(item.node(), item.index());
      case Expr.Slice slice -> some(slice.start(), slice.stop(), slice.step());
      case Expr.Call call -> with(call.node(), call.args());
      case Expr.Filter filter -> with(filter.node(), filter.args());
      case Expr.Test test -> with(test.node(), test.args());
      case Expr.Not not -> List.of(not.node());
      case Expr.Sign sign -> List.of(sign.node());
      case Expr.Binary binary -> List.of(binary.left(), binary.right());
      case Expr.And and -> List.of(and.left(), and.right());
      case Expr.Or or -> List.of(or.left(), or.right());
      case Expr.Concat concat -> concat.items();
      case Expr.Compare compare -> {
        List<Expr> all = new ArrayList<>(List.of(compare.first()));
        compare.rest().forEach(operand -> all.add(operand.node()));
        yield all;
      }
      case Expr.Choice choice -> some(choice.test(), choice.then(), choice.otherwise());
    };
  }

  private static List<Expr> some(@Nullable Expr... nodes) {
    return Stream.of(nodes).filter(Objects::nonNull).<Expr>map(Objects::requireNonNull).toList();
  }

  private static List<Expr> with(@Nullable Expr node, Expr.Args args) {
    List<Expr> all = new ArrayList<>();
    if (node != null) {
      all.add(node);
    }
    all.addAll(args.positional());
    args.keywords().forEach(keyword -> all.add(keyword.value()));
    all.addAll(some(args.star(), args.doubleStar()));
    return all;
  }
}
