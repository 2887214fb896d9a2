package cosr.python.run;

import cosr.python.value.PyCallable;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function that the program defines. */
final class PyFunction extends PyCallable {
  private final Code code;
  private final @Nullable PyValue[] globals;
  private final Cell[] closure;
  private final PyValue[] defaults;
  private final Map<String, PyValue> namedDefaults;

  PyFunction(Code code, Frame frame, PyValue[] defaults, Map<String, PyValue> namedDefaults) {
    super(PyType.FUNCTION, code.name());
    this.code = code;
    this.globals = frame.globals;
    this.closure = frame.capture(code.captured());
    this.defaults = defaults;
    this.namedDefaults = namedDefaults;
  }

  @Override
  public PyValue call(Run run, PyValue[] args, String[] names) {
    run.step();
    int height = code.height();
    int line = run.line();
    run.enter(height);
    try {
      Frame frame = new Frame(run, globals, code.scope(), closure);
      if (names.length == 0 && args.length == code.places().length && simple()) {
        for (int i = 0; i < args.length; i++) put(frame, i, args[i]);
      } else {
        bind(run, frame, args, names);
      }
      code.body().run(frame);
      run.line(line);
      return frame.result;
    } finally {
      run.leave(height);
    }
  }

  private boolean simple() {
    return !code.rest() && !code.mapping() && code.named().isEmpty();
  }

  private void put(Frame frame, int place, PyValue value) {
    int at = code.places()[place];
    if (at >= 0) frame.locals[at] = value;
    else frame.cells[~at].value = value;
  }

  private void bind(Run run, Frame frame, PyValue[] args, String[] names) {
    int positional = code.positional().size();
    int all = positional + code.named().size();
    @Nullable PyValue[] bound = new PyValue[all];
    int given = args.length - names.length;
    run.step(args.length);
    System.arraycopy(args, 0, bound, 0, Math.min(given, positional));
    if (code.rest()) {
      PyValue[] rest =
          given > positional ? Arrays.copyOfRange(args, positional, given) : new PyValue[0];
      Sequences.pay(run, rest.length);
      put(frame, all, PyTuple.of(rest));
    } else if (given > positional) {
      throw wrong("too many arguments");
    }
    PyDict mapping = new PyDict();
    for (int i = 0; i < names.length; i++) {
      int place = place(names[i]);
      if (place < 0 && !code.mapping()) throw wrong("unexpected keyword " + names[i]);
      if (place < 0) {
        mapping.table().put(run, PyStr.of(names[i]), args[given + i]);
        continue;
      }
      if (bound[place] != null) throw wrong("several values for " + names[i]);
      bound[place] = args[given + i];
    }
    if (code.mapping()) put(frame, all + (code.rest() ? 1 : 0), mapping);
    for (int i = 0; i < all; i++) {
      PyValue value = bound[i];
      if (value == null) value = otherwise(i);
      if (value == null) throw wrong("a missing argument");
      put(frame, i, value);
    }
  }

  private int place(String name) {
    int at = code.positional().indexOf(name);
    if (at >= 0) return at;
    int named = code.named().indexOf(name);
    return named < 0 ? -1 : code.positional().size() + named;
  }

  private @Nullable PyValue otherwise(int place) {
    int positional = code.positional().size();
    if (place >= positional) return namedDefaults.get(code.named().get(place - positional));
    int at = place - (positional - defaults.length);
    return at < 0 ? null : defaults[at];
  }

  private PyError wrong(String text) {
    return PyError.type(name() + "(): " + text);
  }
}
