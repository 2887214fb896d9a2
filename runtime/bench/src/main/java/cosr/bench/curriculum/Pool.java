package cosr.bench.curriculum;

import cosr.curator.tasks.Notation;
import cosr.protocol.Rules;
import java.util.List;
import java.util.stream.Stream;

/**
 * The families that a run may practise, each with 12 levels.
 *
 * @param others families from which nothing can be learned
 */
record Pool(String name, List<String> others) {
  /** What is measured on both pools. */
  static final List<String> LEARNABLE =
      List.of("add", "double", "sort", "reverse", "increment", "keep-odd");

  /** 48 impossible cells and 24 coin cells. */
  static final List<String> UNLEARNABLE =
      List.of(
          "impossible-add",
          "impossible-double",
          "impossible-sort",
          "impossible-reverse",
          "coin-increment",
          "coin-keep-odd");

  static Pool learnable() {
    return new Pool("learnable", List.of());
  }

  static Pool wide(List<String> others) {
    return new Pool("wide", List.copyOf(others));
  }

  List<String> families() {
    return Stream.concat(LEARNABLE.stream(), others.stream()).toList();
  }

  /** Every character that has a token in its runs; the weights of a seed depend on it. */
  String alphabet() {
    return Notation.alphabet(families(), Rules.NUMBER);
  }
}
