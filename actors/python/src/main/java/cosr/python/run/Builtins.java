package cosr.python.run;

import cosr.python.value.PyCallable;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that are there before a program starts. */
final class Builtins {
  private static final Map<String, PyValue> VALUES = new HashMap<>();

  /** What CPython has and this interpreter has not. */
  private static final Set<String> REFUSED =
      Set.of(
          "aiter",
          "anext",
          "ascii",
          "breakpoint",
          "bytearray",
          "bytes",
          "classmethod",
          "compile",
          "complex",
          "copyright",
          "credits",
          "delattr",
          "dir",
          "eval",
          "exec",
          "exit",
          "getattr",
          "globals",
          "hasattr",
          "hash",
          "help",
          "id",
          "input",
          "license",
          "locals",
          "memoryview",
          "open",
          "print",
          "property",
          "quit",
          "setattr",
          "slice",
          "staticmethod",
          "super",
          "vars",
          "Ellipsis",
          "NotImplemented",
          "BaseExceptionGroup",
          "ExceptionGroup",
          "GeneratorExit",
          "KeyboardInterrupt",
          "SystemExit",
          "StopAsyncIteration",
          "FloatingPointError",
          "BufferError",
          "ImportError",
          "ModuleNotFoundError",
          "OSError",
          "EnvironmentError",
          "IOError",
          "BlockingIOError",
          "ChildProcessError",
          "ConnectionError",
          "BrokenPipeError",
          "ConnectionAbortedError",
          "ConnectionRefusedError",
          "ConnectionResetError",
          "FileExistsError",
          "FileNotFoundError",
          "InterruptedError",
          "IsADirectoryError",
          "NotADirectoryError",
          "PermissionError",
          "ProcessLookupError",
          "TimeoutError",
          "ReferenceError",
          "PythonFinalizationError",
          "SyntaxError",
          "IndentationError",
          "TabError",
          "SystemError",
          "UnicodeError",
          "UnicodeDecodeError",
          "UnicodeEncodeError",
          "UnicodeTranslateError",
          "Warning",
          "BytesWarning",
          "DeprecationWarning",
          "EncodingWarning",
          "FutureWarning",
          "ImportWarning",
          "PendingDeprecationWarning",
          "ResourceWarning",
          "RuntimeWarning",
          "SyntaxWarning",
          "UnicodeWarning",
          "UserWarning",
          "WindowsError");

  interface Function {
    PyValue call(Run run, PyValue[] args, String[] names);
  }

  static {
    for (PyType type :
        new PyType[] {
          PyType.OBJECT, PyType.INT, PyType.BOOL, PyType.FLOAT, PyType.STR, PyType.LIST,
          PyType.TUPLE, PyType.DICT, PyType.SET, PyType.FROZENSET, PyType.RANGE, PyType.TYPE,
          PyType.MAP, PyType.FILTER, PyType.ZIP, PyType.ENUMERATE, PyType.REVERSED
        }) VALUES.put(type.name(), type);
    VALUES.putAll(PyType.exceptions());
    Functions.register(Builtins::put);
    Selection.register(Builtins::put);
  }

  private Builtins() {}

  private static void put(String name, Function function) {
    VALUES.put(
        name,
        new PyCallable(PyType.BUILTIN, name) {
          @Override
          public PyValue call(Run run, PyValue[] args, String[] names) {
            run.step();
            return function.call(run, args, names);
          }
        });
  }

  /** Whether a name has a value here. */
  static boolean has(String name) {
    return VALUES.containsKey(name);
  }

  /** The value of a name, or null if CPython has none either. */
  static @Nullable PyValue find(String name, int line) {
    PyValue value = VALUES.get(name);
    if (value == null && REFUSED.contains(name))
      throw new RefusedException("builtin", line, name + " is not in the subset");
    return value;
  }
}
