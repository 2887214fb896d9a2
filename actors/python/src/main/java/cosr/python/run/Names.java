package cosr.python.run;

import cosr.python.value.PyError;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Nodes that read, write and delete names. */
final class Names {
  private final Map<String, Integer> globals = new HashMap<>();

  Names(Set<String> globals) {
    for (String name : globals) this.globals.put(name, this.globals.size());
  }

  int size() {
    return globals.size();
  }

  /** The slot of a name of the module, or -1. */
  int slot(String name) {
    return globals.getOrDefault(name, -1);
  }

  Node load(Scope scope, String name, int line) {
    return switch (scope.place(name)) {
      case Scope.Local(int slot) ->
          f -> {
            PyValue value = f.locals[slot];
            if (value == null) throw unbound(PyType.UNBOUND_LOCAL_ERROR, name);
            return value;
          };
      case Scope.Shared(int cell, boolean free) ->
          f -> {
            PyValue value = f.cells[cell].value;
            if (value == null)
              throw unbound(free ? PyType.NAME_ERROR : PyType.UNBOUND_LOCAL_ERROR, name);
            return value;
          };
      case Scope.Global() -> global(name, line);
    };
  }

  private Node global(String name, int line) {
    Integer slot = globals.get(name);
    if (slot == null) {
      PyValue value = Builtins.find(name, line);
      if (value != null) return f -> value;
      return f -> {
        throw unbound(PyType.NAME_ERROR, name);
      };
    }
    int at = slot;
    return f -> {
      PyValue value = f.globals[at];
      if (value == null) value = Builtins.find(name, line);
      if (value == null) throw unbound(PyType.NAME_ERROR, name);
      return value;
    };
  }

  Store store(Scope scope, String name) {
    return switch (scope.place(name)) {
      case Scope.Local(int slot) -> (f, value) -> f.locals[slot] = value;
      case Scope.Shared(int cell, boolean free) -> (f, value) -> f.cells[cell].value = value;
      case Scope.Global() -> {
        int slot = slot(name);
        yield (f, value) -> f.globals[slot] = value;
      }
    };
  }

  /** Forgets a name; whether that it has no value is an error is for the caller to say. */
  Step delete(Scope scope, String name, boolean strict) {
    return f -> {
      boolean had;
      boolean local = true;
      switch (scope.place(name)) {
        case Scope.Local(int slot) -> {
          had = f.locals[slot] != null;
          f.locals[slot] = null;
        }
        case Scope.Shared(int cell, boolean free) -> {
          had = f.cells[cell].value != null;
          local = !free;
          f.cells[cell].value = null;
        }
        case Scope.Global() -> {
          had = f.globals[slot(name)] != null;
          local = false;
          f.globals[slot(name)] = null;
        }
      }
      if (strict && !had)
        throw unbound(local ? PyType.UNBOUND_LOCAL_ERROR : PyType.NAME_ERROR, name);
      return Step.NORMAL;
    };
  }

  private static PyError unbound(PyType type, String name) {
    return PyError.of(type, "name '" + name + "' is not defined");
  }
}
