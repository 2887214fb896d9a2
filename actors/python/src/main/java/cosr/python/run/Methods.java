package cosr.python.run;

import cosr.python.value.PyBool;
import cosr.python.value.PyCallable;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyException;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyIter;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PyRange;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.PyView;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The attributes of values. */
final class Methods {
  private static final Map<String, Method> NONE = Map.of();
  private static final Map<String, Method> STR = new HashMap<>();
  private static final Map<String, Method> LIST = new HashMap<>();
  private static final Map<String, Method> TUPLE = new HashMap<>();
  private static final Map<String, Method> DICT = new HashMap<>();
  private static final Map<String, Method> SET = new HashMap<>();
  private static final Map<String, Method> FROZENSET = new HashMap<>();
  private static final Map<String, Method> INT = new HashMap<>();
  private static final Map<String, Method> FLOAT = new HashMap<>();

  static {
    TextMethods.register(STR);
    TextSplitting.register(STR);
    TextClasses.register(STR);
    TextTables.register(STR);
    FieldFormat.register(STR);
    ListMethods.register(LIST, TUPLE);
    DictMethods.register(DICT);
    SetMethods.register(SET, FROZENSET);
    NumberMethods.register(INT, FLOAT);
  }

  /** What CPython has and this interpreter has not. */
  private static final Map<PyType, Set<String>> MISSING =
      Map.of(
          PyType.STR,
          Set.of("encode"),
          PyType.DICT,
          Set.of("fromkeys"),
          PyType.INT,
          Set.of(
              "to_bytes", "from_bytes", "real", "imag", "numerator", "denominator", "is_integer"),
          PyType.FLOAT,
          Set.of("as_integer_ratio", "fromhex", "from_number", "hex", "imag", "real"),
          PyType.RANGE,
          Set.of("count", "index", "start", "step", "stop"),
          PyType.KEYS,
          Set.of("isdisjoint", "mapping"),
          PyType.ITEMS,
          Set.of("isdisjoint", "mapping"),
          PyType.VALUES,
          Set.of("mapping"),
          PyType.GENERATOR,
          Set.of(
              "close",
              "send",
              "throw",
              "gi_code",
              "gi_frame",
              "gi_running",
              "gi_suspended",
              "gi_yieldfrom"),
          PyType.TYPE,
          Set.of("mro"));

  private Methods() {}

  private static Map<String, Method> table(PyType type) {
    if (type == PyType.STR) return STR;
    if (type == PyType.LIST) return LIST;
    if (type == PyType.DICT) return DICT;
    if (type == PyType.TUPLE) return TUPLE;
    if (type == PyType.SET) return SET;
    if (type == PyType.FROZENSET) return FROZENSET;
    if (type == PyType.INT || type == PyType.BOOL) return INT;
    if (type == PyType.FLOAT) return FLOAT;
    return NONE;
  }

  /** The method of a value; raises or refuses where there is none. */
  static Method find(PyValue self, String name) {
    Method method =
        switch (self) {
          case PyStr s -> STR.get(name);
          case PyList l -> LIST.get(name);
          case PyDict d -> DICT.get(name);
          case PyTuple t -> TUPLE.get(name);
          case PySet s -> (s.frozen() ? FROZENSET : SET).get(name);
          case PyInt i -> INT.get(name);
          case PyBool b -> INT.get(name);
          case PyFloat f -> FLOAT.get(name);
          case PyType t -> unbound(t, name);
          case PyNone n -> null;
          case PyRange r -> null;
          case PyView v -> null;
          case PyIter i -> null;
          case PyCallable c -> throw new RefusedException("attribute", 0, "of a function");
          case PyException e -> throw new RefusedException("attribute", 0, "of an exception");
        };
    if (method != null) return method;
    throw missing(PyType.of(self), name);
  }

  private static RuntimeException missing(PyType type, String name) {
    PyType owner = type == PyType.BOOL ? PyType.INT : type;
    if (MISSING.getOrDefault(owner, Set.of()).contains(name))
      return new RefusedException("method", 0, type.name() + "." + name);
    return PyError.of(PyType.ATTRIBUTE_ERROR, type.name() + " has no attribute " + name);
  }

  /** A method taken from its type, to which the value comes as the first argument. */
  private static Method unbound(PyType type, String name) {
    if (type == PyType.DICT && name.equals("fromkeys")) return DictMethods::fromKeys;
    if (type == PyType.STR && name.equals("maketrans")) return TextTables::makeTable;
    if (type.isA(PyType.BASE_EXCEPTION) || type == PyType.OBJECT || type == PyType.TYPE)
      throw new RefusedException("attribute", 0, "of a type");
    Method method = table(type).get(name);
    if (method == null) throw missing(type, name);
    return (run, self, args, names) -> {
      if (Calls.positional(args, names) == 0 || !PyType.of(args[0]).isA(type))
        throw PyError.type("descriptor requires another type");
      PyValue[] rest = new PyValue[args.length - 1];
      System.arraycopy(args, 1, rest, 0, rest.length);
      return method.call(run, args[0], rest, names);
    };
  }

  /** An attribute as a value. */
  static PyValue attribute(Run run, PyValue self, String name) {
    if (self instanceof PyException e && name.equals("args")) {
      e.message(run);
      return e.args();
    }
    Method method = find(self, name);
    PyType type = self instanceof PyType ? PyType.DESCRIPTOR : PyType.BUILTIN;
    return new PyCallable(type, name) {
      @Override
      public PyValue call(Run now, PyValue[] args, String[] names) {
        return method.call(now, self, args, names);
      }
    };
  }
}
