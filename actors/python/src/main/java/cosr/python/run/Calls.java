package cosr.python.run;

import cosr.python.value.PyCallable;
import cosr.python.value.PyError;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;

/** Calls values, and reads the arguments of what is built in. */
final class Calls {
  static final String[] NO_NAMES = {};

  private Calls() {}

  static PyValue call(Run run, PyValue callee, PyValue[] args, String[] names) {
    return switch (callee) {
      case PyCallable c -> c.call(run, args, names);
      case PyType t -> Constructors.construct(run, t, args, names);
      default -> throw PyError.type("not callable: " + callee.typeName());
    };
  }

  static PyValue call(Run run, PyValue callee, PyValue... args) {
    return call(run, callee, args, NO_NAMES);
  }

  /** Checks how many arguments there are, none of them by keyword. */
  static void arity(PyValue[] args, String[] names, int least, int most) {
    if (names.length > 0) throw new RefusedException("keyword", 0, "a keyword of a built-in");
    if (args.length < least || args.length > most)
      throw PyError.type("takes " + least + " to " + most + " arguments, not " + args.length);
  }

  /** The argument of a keyword, or another value. */
  static PyValue keyword(PyValue[] args, String[] names, String name, PyValue otherwise) {
    for (int i = 0; i < names.length; i++)
      if (names[i].equals(name)) return args[args.length - names.length + i];
    return otherwise;
  }

  /** Raises if there is a keyword that is not among these. */
  static void allow(String[] names, String... allowed) {
    for (String name : names) {
      boolean known = false;
      for (String a : allowed) known |= a.equals(name);
      if (!known) throw PyError.type("unexpected keyword " + name);
    }
  }

  /** How many arguments come by place. */
  static int positional(PyValue[] args, String[] names) {
    return args.length - names.length;
  }

  /** The argument at a place, or by keyword, or another value. */
  static PyValue either(PyValue[] args, String[] names, int place, String name, PyValue otherwise) {
    boolean byPlace = positional(args, names) > place;
    for (String n : names)
      if (byPlace && n.equals(name)) throw PyError.type("given by place and by keyword: " + name);
    return byPlace ? args[place] : keyword(args, names, name, otherwise);
  }
}
