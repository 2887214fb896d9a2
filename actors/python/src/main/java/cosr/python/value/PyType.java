package cosr.python.value;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type as a value, the classes of exceptions among them. */
public final class PyType implements PyValue {
  private static final Map<String, PyType> EXCEPTIONS = new HashMap<>();

  public static final PyType OBJECT = new PyType("object", null);
  public static final PyType INT = new PyType("int", OBJECT);
  public static final PyType BOOL = new PyType("bool", INT);
  public static final PyType FLOAT = new PyType("float", OBJECT);
  public static final PyType STR = new PyType("str", OBJECT);
  public static final PyType LIST = new PyType("list", OBJECT);
  public static final PyType TUPLE = new PyType("tuple", OBJECT);
  public static final PyType DICT = new PyType("dict", OBJECT);
  public static final PyType SET = new PyType("set", OBJECT);
  public static final PyType FROZENSET = new PyType("frozenset", OBJECT);
  public static final PyType RANGE = new PyType("range", OBJECT);
  public static final PyType NONE = new PyType("NoneType", OBJECT);
  public static final PyType TYPE = new PyType("type", OBJECT);
  public static final PyType KEYS = new PyType("dict_keys", OBJECT);
  public static final PyType VALUES = new PyType("dict_values", OBJECT);
  public static final PyType ITEMS = new PyType("dict_items", OBJECT);
  public static final PyType FUNCTION = new PyType("function", OBJECT);
  public static final PyType BUILTIN = new PyType("builtin_function_or_method", OBJECT);
  public static final PyType DESCRIPTOR = new PyType("method_descriptor", OBJECT);
  public static final PyType ITERATOR = new PyType("iterator", OBJECT);
  public static final PyType GENERATOR = new PyType("generator", OBJECT);
  public static final PyType MAP = new PyType("map", OBJECT);
  public static final PyType FILTER = new PyType("filter", OBJECT);
  public static final PyType ZIP = new PyType("zip", OBJECT);
  public static final PyType ENUMERATE = new PyType("enumerate", OBJECT);
  public static final PyType REVERSED = new PyType("reversed", OBJECT);

  public static final PyType BASE_EXCEPTION = exception("BaseException", OBJECT);
  public static final PyType EXCEPTION = exception("Exception", BASE_EXCEPTION);
  public static final PyType ARITHMETIC_ERROR = exception("ArithmeticError", EXCEPTION);
  public static final PyType ZERO_DIVISION_ERROR = exception("ZeroDivisionError", ARITHMETIC_ERROR);
  public static final PyType OVERFLOW_ERROR = exception("OverflowError", ARITHMETIC_ERROR);
  public static final PyType LOOKUP_ERROR = exception("LookupError", EXCEPTION);
  public static final PyType INDEX_ERROR = exception("IndexError", LOOKUP_ERROR);
  public static final PyType KEY_ERROR = exception("KeyError", LOOKUP_ERROR);
  public static final PyType VALUE_ERROR = exception("ValueError", EXCEPTION);
  public static final PyType TYPE_ERROR = exception("TypeError", EXCEPTION);
  public static final PyType NAME_ERROR = exception("NameError", EXCEPTION);
  public static final PyType UNBOUND_LOCAL_ERROR = exception("UnboundLocalError", NAME_ERROR);
  public static final PyType ATTRIBUTE_ERROR = exception("AttributeError", EXCEPTION);
  public static final PyType ASSERTION_ERROR = exception("AssertionError", EXCEPTION);
  public static final PyType STOP_ITERATION = exception("StopIteration", EXCEPTION);
  public static final PyType RUNTIME_ERROR = exception("RuntimeError", EXCEPTION);
  public static final PyType NOT_IMPLEMENTED_ERROR =
      exception("NotImplementedError", RUNTIME_ERROR);
  public static final PyType RECURSION_ERROR = exception("RecursionError", RUNTIME_ERROR);
  public static final PyType MEMORY_ERROR = exception("MemoryError", EXCEPTION);
  public static final PyType EOF_ERROR = exception("EOFError", EXCEPTION);

  private final String name;
  private final @Nullable PyType parent;

  private PyType(String name, @Nullable PyType parent) {
    this.name = name;
    this.parent = parent;
  }

  private static PyType exception(String name, PyType parent) {
    PyType type = new PyType(name, parent);
    EXCEPTIONS.put(name, type);
    return type;
  }

  /** The classes of exceptions that programs may name. */
  public static Map<String, PyType> exceptions() {
    return Map.copyOf(EXCEPTIONS);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Whether it is a type or derived from it. */
  public boolean isA(PyType other) {
    for (PyType t = this; t != null; t = t.parent) if (t.equals(other)) return true;
    return false;
  }

  /** The type of a value. */
  public static PyType of(PyValue value) {
    return switch (value) {
      case PyNone none -> NONE;
      case PyBool bool -> BOOL;
      case PyInt number -> INT;
      case PyFloat number -> FLOAT;
      case PyStr text -> STR;
      case PyTuple tuple -> TUPLE;
      case PyList list -> LIST;
      case PyDict dict -> DICT;
      case PySet set -> set.frozen() ? FROZENSET : SET;
      case PyRange range -> RANGE;
      case PyView view ->
          switch (view.kind()) {
            case KEYS -> KEYS;
            case VALUES -> VALUES;
            case ITEMS -> ITEMS;
          };
      case PyIter iterator -> iterator.type();
      case PyCallable callable -> callable.type();
      case PyType type -> TYPE;
      case PyException exception -> exception.type();
    };
  }
}
