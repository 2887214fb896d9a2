package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.PyException;
import cosr.templates.value.Repr;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a function of Python, the required ones first.
 *
 * @param function the name in messages
 * @param own how many values Python passes before those of the template, as messages count them
 */
record Signature(String function, int own, int required, List<String> names) {
  static Signature of(String function, int required, String... names) {
    return new Signature(function, 0, required, List.of(names));
  }

  /** A filter's: the value is the first argument and is counted. */
  static Signature filter(String function, int required, String... names) {
    return new Signature(function, 1, required, List.of(names));
  }

  /** The values in the order of the parameters; null where none was given. */
  @Nullable Object[] bind(Arguments arguments) {
    @Nullable Object[] values = new @Nullable Object[names.size()];
    int given = arguments.size();
    if (given > names.size()) {
      throw tooMany(given);
    }
    for (int i = 0; i < given; i++) {
      values[i] = arguments.get(i);
    }
    for (Map.Entry<String, Object> named : arguments.named().entrySet()) {
      int at = names.indexOf(named.getKey());
      if (at < 0) {
        throw PyException.type(
            function + "() got an unexpected keyword argument " + Repr.repr(named.getKey()));
      }
      if (values[at] != null) {
        throw PyException.type(
            function + "() got multiple values for argument " + Repr.repr(named.getKey()));
      }
      values[at] = named.getValue();
    }
    for (int i = 0; i < required; i++) {
      if (values[i] == null) {
        throw missing(values);
      }
    }
    return values;
  }

  private PyException tooMany(int given) {
    int most = names.size() + own;
    int least = required + own;
    String takes = least == most ? Integer.toString(most) : "from " + least + " to " + most;
    int all = given + own;
    return PyException.type(
        function
            + "() takes "
            + takes
            + " positional argument"
            + (most == 1 ? "" : "s")
            + " but "
            + all
            + (all == 1 ? " was" : " were")
            + " given");
  }

  private PyException missing(@Nullable Object[] values) {
    List<String> lost =
        names.subList(0, required).stream()
            .filter(name -> values[names.indexOf(name)] == null)
            .map(Repr::repr)
            .toList();
    String list =
        lost.size() == 1
            ? lost.get(0)
            : lost.size() == 2
                ? lost.get(0) + " and " + lost.get(1)
                : String.join(", ", lost.subList(0, lost.size() - 1))
                    + ", and "
                    + lost.get(lost.size() - 1);
    return PyException.type(
        function
            + "() missing "
            + lost.size()
            + " required positional argument"
            + (lost.size() == 1 ? "" : "s")
            + ": "
            + list);
  }
}
