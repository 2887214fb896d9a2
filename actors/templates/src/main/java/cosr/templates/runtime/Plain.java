package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.PyException;
import cosr.templates.value.Repr;
import cosr.templates.value.Types;

/** Checks of arguments as Python's built-in methods word them. */
final class Plain {
  private Plain() {}

  static void none(String function, Arguments arguments) {
    noKeywords(function, arguments);
    if (arguments.size() > 0) {
      throw PyException.type(function + "() takes no arguments (" + arguments.size() + " given)");
    }
  }

  static void one(String function, Arguments arguments) {
    noKeywords(function, arguments);
    if (arguments.size() != 1) {
      throw PyException.type(
          function + "() takes exactly one argument (" + arguments.size() + " given)");
    }
  }

  static void between(String function, Arguments arguments, int least, int most) {
    noKeywords(function, arguments);
    int given = arguments.size();
    if (given < least || given > most) {
      int bound = given < least ? least : most;
      String how = least == most ? "" : given < least ? "at least " : "at most ";
      throw PyException.type(
          function
              + " expected "
              + how
              + bound
              + " argument"
              + (bound == 1 ? "" : "s")
              + ", got "
              + given);
    }
  }

  private static void noKeywords(String function, Arguments arguments) {
    if (!arguments.named().isEmpty()) {
      throw PyException.type(function + "() takes no keyword arguments");
    }
  }

  /** The text of an argument that has to be a str. */
  static String text(Object value, String message) {
    if (!Types.isText(value)) {
      throw PyException.type(message + Types.name(value));
    }
    return Types.text(value);
  }

  static String quotedType(Object value) {
    return Repr.repr(Types.name(value));
  }
}
