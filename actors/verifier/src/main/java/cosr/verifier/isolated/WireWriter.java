package cosr.verifier.isolated;

import cosr.python.value.PyBool;
import cosr.python.value.PyDict;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PyRange;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.Table;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the values of one message to a solution as the sandbox of the tests would (values.py). */
final class WireWriter {
  private final StringBuilder out = new StringBuilder();
  private final Map<PyValue, Integer> numbers = new IdentityHashMap<>();
  private final List<PyValue> containers = new ArrayList<>();

  /** Appends what is JSON already. */
  WireWriter raw(String json) {
    out.append(json);
    return this;
  }

  /** The message so far. */
  StringBuilder message() {
    return out;
  }

  /** The lists, dicts and sets of the message, by the numbers that the answer may name. */
  List<PyValue> containers() {
    return containers;
  }

  /**
   * Appends a value.
   *
   * @throws NotPlainException where the order of a set, or an object, would have to cross
   */
  WireWriter value(PyValue value) {
    switch (value) {
      case PyNone v -> out.append("null");
      case PyBool v -> out.append(v.value());
      case PyInt v -> out.append(v.isSmall() ? Long.toString(v.small()) : v.big().toString());
      case PyFloat v -> number(v.value());
      case PyStr v -> text(v.text());
      case PyTuple v -> tagged("t", v.items());
      case PyList v -> {
        if (isFirst(v)) tagged("l", v.toArray());
      }
      case PyDict v -> {
        if (isFirst(v)) entries(v.table());
      }
      case PySet v -> {
        if (v.table().size() > 1) throw new NotPlainException();
        if (v.frozen()) tagged("f", v.table().keys());
        else if (isFirst(v)) tagged("s", v.table().keys());
      }
      case PyRange v -> raw("[\"g\"," + v.start() + "," + v.stop() + "," + v.step() + "]");
      default -> throw new NotPlainException();
    }
    return this;
  }

  /** Whether a container is met for the first time; later it is only named. */
  private boolean isFirst(PyValue container) {
    Integer number = numbers.putIfAbsent(container, containers.size());
    if (number == null) {
      containers.add(container);
      return true;
    }
    out.append("[\"m\",").append(number).append(']');
    return false;
  }

  private void tagged(String tag, PyValue[] items) {
    out.append("[\"").append(tag).append('"');
    for (PyValue item : items) raw(",").value(item);
    out.append(']');
  }

  private void entries(Table table) {
    out.append("[\"d\"");
    for (int i = 0; i < table.end(); i++) {
      PyValue key = table.keyAt(i);
      if (key != null) raw(",").value(key).raw(",").value(table.valueAt(i));
    }
    out.append(']');
  }

  private void number(double value) {
    if (Double.isInfinite(value)) throw new NotPlainException();
    out.append(value);
  }

  /** Appends a text. */
  WireWriter text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c >= ' ' && c < 127) out.append(c);
      else out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    out.append('"');
    return this;
  }
}
