package cosr.verifier.isolated;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.python.value.PyBool;
import cosr.python.value.PyDict;
import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyList;
import cosr.python.value.PyNone;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import cosr.python.value.Table;
import cosr.python.value.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value that a solution answered with (values.py): exact built-in types and nothing else.
 * What it throws besides {@link NotPlainException} are the limits of {@link Run}.
 */
final class WireReader {
  private final Run run = new Run(1_000_000, 1L << 26, 100);
  private final List<PyValue> ours;
  private final List<@Nullable PyValue> containers = new ArrayList<>();

  /**
   * A reader of one answer.
   *
   * @param ours lists, dicts and sets of the question
   */
  WireReader(List<PyValue> ours) {
    this.ours = ours;
  }

  /**
   * The value.
   *
   * @param changes what the solution left in those of ours that it changed, which they hold then
   * @throws NotPlainException where it is another one, or none
   */
  PyValue value(JsonNode node, JsonNode changes) {
    try {
      PyValue value = read(node);
      for (JsonNode change : changes) {
        if (!change.isArray() || change.size() != 2) throw new NotPlainException();
        PyValue changed = ours.get(index(change.get(0), ours.size()));
        JsonNode now = change.get(1);
        if (!now.isArray() || now.isEmpty() || !tag(changed).equals(now.get(0).textValue()))
          throw new NotPlainException();
        refill(changed, now);
      }
      return value;
    } catch (PyError | RefusedException e) {
      throw new NotPlainException();
    }
  }

  private static String tag(PyValue container) {
    return switch (container) {
      case PyList list -> "l";
      case PySet set -> "s";
      case PyDict dict -> "d";
      default -> throw new NotPlainException();
    };
  }

  private void refill(PyValue ours, JsonNode node) {
    PyValue[] items = items(node);
    switch (ours) {
      case PyList list -> list.replace(items);
      case PySet set -> {
        set.table().clear();
        for (PyValue item : items) set.add(run, item);
      }
      case PyDict dict -> {
        dict.table().clear();
        entries(dict.table(), items);
      }
      default -> throw new NotPlainException();
    }
  }

  private PyValue read(JsonNode node) {
    run.step();
    return switch (node.getNodeType()) {
      case NULL -> PyNone.NONE;
      case BOOLEAN -> PyBool.of(node.booleanValue());
      case NUMBER -> number(node);
      case STRING -> PyStr.of(Text.checked(node.textValue(), 0));
      case ARRAY -> tagged(node);
      default -> throw new NotPlainException();
    };
  }

  private static PyValue number(JsonNode node) {
    if (node.isInt() || node.isLong()) return PyInt.of(node.longValue());
    if (node.isBigInteger()) return PyInt.of(node.bigIntegerValue());
    double value = node.doubleValue();
    if (!node.isDouble() || !Double.isFinite(value)) throw new NotPlainException();
    return new PyFloat(value);
  }

  private PyValue tagged(JsonNode node) {
    if (node.isEmpty() || !node.get(0).isTextual()) throw new NotPlainException();
    return switch (node.get(0).textValue()) {
      case "t" -> PyTuple.of(items(node));
      case "l", "d", "s" -> container(node);
      case "f" -> {
        PySet set = new PySet(new Table(), true);
        for (PyValue item : items(node)) set.add(run, item);
        yield set;
      }
      case "m" -> earlier(index(node.path(1), containers.size()));
      case "o" -> ours.get(index(node.path(1), ours.size()));
      default -> throw new NotPlainException();
    };
  }

  private static int index(JsonNode number, int size) {
    if (!number.isInt() || number.intValue() < 0 || number.intValue() >= size)
      throw new NotPlainException();
    return number.intValue();
  }

  private PyValue[] items(JsonNode node) {
    PyValue[] items = new PyValue[node.size() - 1];
    for (int i = 0; i < items.length; i++) items[i] = read(node.get(i + 1));
    return items;
  }

  private PyValue container(JsonNode node) {
    int number = containers.size();
    containers.add(null);
    PyValue made =
        switch (node.get(0).textValue()) {
          case "l" -> new PyList();
          case "s" -> new PySet();
          default -> new PyDict();
        };
    refill(made, node);
    containers.set(number, made);
    return made;
  }

  private void entries(Table table, PyValue[] items) {
    if (items.length % 2 != 0) throw new NotPlainException();
    for (int i = 0; i < items.length; i += 2) table.put(run, items[i], items[i + 1]);
  }

  /** A container of the answer; one that holds itself is not plain. */
  private PyValue earlier(int number) {
    PyValue value = containers.get(number);
    if (value == null) throw new NotPlainException();
    return value;
  }
}
