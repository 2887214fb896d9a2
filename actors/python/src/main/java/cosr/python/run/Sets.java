package cosr.python.run;

import cosr.python.value.PyIter;
import cosr.python.value.PySet;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import cosr.python.value.Table;

/**
 * Operations on sets. Which of two equal items stays, {@code 1} or {@code True}, is as CPython has
 * it.
 */
final class Sets {
  private Sets() {}

  static PySet copy(Run run, PySet set, boolean frozen) {
    return new PySet(set.table().copy(run), frozen);
  }

  static PySet of(Run run, PyValue items, boolean frozen) {
    PySet set = new PySet(new Table(), frozen);
    pour(run, set, items);
    return set;
  }

  /** Adds one item after the other, so that those before an error stay. */
  static void pour(Run run, PySet into, PyValue from) {
    PyIter items = Iterators.unordered(from);
    for (PyValue item = items.next(run); item != null; item = items.next(run)) {
      run.step();
      into.add(run, item);
    }
  }

  /** The items of a walk that are in a set. */
  static PySet kept(Run run, PyValue walked, PySet in, boolean frozen) {
    PySet both = new PySet(new Table(), frozen);
    PyIter items = Iterators.unordered(walked);
    for (PyValue item = items.next(run); item != null; item = items.next(run)) {
      run.step();
      if (in.has(run, item)) both.add(run, item);
    }
    return both;
  }

  static PySet union(Run run, PySet a, PySet b) {
    PySet all = copy(run, a, a.frozen());
    for (PyValue item : b.table().keys()) all.add(run, item);
    return all;
  }

  /** CPython walks over the smaller set and keeps its items. */
  static PySet intersection(Run run, PySet a, PySet b) {
    boolean swap = b.table().size() > a.table().size();
    return kept(run, swap ? a : b, swap ? b : a, a.frozen());
  }

  static PySet difference(Run run, PySet a, PySet b) {
    PySet rest = new PySet(new Table(), a.frozen());
    for (PyValue item : a.table().keys()) {
      run.step();
      if (!b.has(run, item)) rest.add(run, item);
    }
    return rest;
  }

  static PySet symmetric(Run run, PySet a, PySet b) {
    PySet either = difference(run, a, b);
    for (PyValue item : b.table().keys()) {
      run.step();
      if (!a.has(run, item)) either.add(run, item);
    }
    return either;
  }

  /** Makes a set what another one is. */
  static void become(Run run, PySet set, PySet other) {
    PyValue[] items = other.table().keys();
    set.table().clear();
    for (PyValue item : items) set.add(run, item);
  }
}
