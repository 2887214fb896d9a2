package cosr.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The math symbols of a database and their numbers from 0. */
final class Symbols {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private boolean[] variables = new boolean[64];

  /** The symbol's number, or null where it was never declared. */
  @Nullable Integer find(String name) {
    return numbers.get(name);
  }

  int declare(String name, boolean variable) {
    int number = names.size();
    numbers.put(name, number);
    names.add(name);
    if (number == variables.length) variables = java.util.Arrays.copyOf(variables, 2 * number);
    variables[number] = variable;
    return number;
  }

  boolean isVariable(int symbol) {
    return variables[symbol];
  }

  String name(int symbol) {
    return names.get(symbol);
  }

  int size() {
    return names.size();
  }
}
