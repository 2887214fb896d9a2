package cosr.python.run;

import cosr.python.value.PyNone;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import org.jspecify.annotations.Nullable;

/** The variables of one activation. */
final class Frame {
  final Run run;
  final @Nullable PyValue[] globals;
  final @Nullable PyValue[] locals;
  final Cell[] cells;
  PyValue result = PyNone.NONE;

  Frame(Run run, @Nullable PyValue[] globals, Scope scope, Cell[] closure) {
    this.run = run;
    this.globals = globals;
    this.locals = new PyValue[scope.localCount()];
    int own = scope.cellCount();
    this.cells = own + closure.length == 0 ? closure : new Cell[own + closure.length];
    for (int i = 0; i < own; i++) cells[i] = new Cell();
    System.arraycopy(closure, 0, cells, own, closure.length);
  }

  /** The cells that a function defined here takes along. */
  Cell[] capture(int[] from) {
    Cell[] closure = new Cell[from.length];
    for (int i = 0; i < from.length; i++) closure[i] = cells[from[i]];
    return closure;
  }
}
