package cosr.python.run;

import cosr.python.value.PyBool;
import cosr.python.value.PyInt;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;

/** Arguments that say yes or no where CPython's versions differ on what else they take. */
final class Flags {
  private Flags() {}

  static boolean of(PyValue value) {
    if (value instanceof PyBool || value instanceof PyInt) return Truth.of(value);
    throw new RefusedException("flag", 0, "a flag that is no bool");
  }
}
