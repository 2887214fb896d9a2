package cosr.python.run;

import cosr.python.value.PyError;
import cosr.python.value.PyInt;
import cosr.python.value.PyIter;
import cosr.python.value.PyList;
import cosr.python.value.PyRange;
import cosr.python.value.PySet;
import cosr.python.value.PyStr;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.PyView;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import org.jspecify.annotations.Nullable;

/** Iterators over values that are there. One that has ended stays at its end. */
final class Walks {
  private Walks() {}

  /** Over a list, which may change meanwhile. */
  static final class OfList extends PyIter {
    private @Nullable PyList list;
    private int at;

    OfList(PyList list) {
      super(PyType.ITERATOR);
      this.list = list;
    }

    @Override
    public @Nullable PyValue next(Run run) {
      if (list == null) return null;
      if (at < list.size()) return list.get(at++);
      list = null;
      return null;
    }
  }

  /** Over a list from its end, which may change meanwhile. */
  static final class OfReversed extends PyIter {
    private @Nullable PyList list;
    private int at;

    OfReversed(PyList list) {
      super(PyType.REVERSED);
      this.list = list;
      this.at = list.size() - 1;
    }

    @Override
    public @Nullable PyValue next(Run run) {
      if (list != null && at >= 0 && at < list.size()) return list.get(at--);
      list = null;
      return null;
    }
  }

  /** Over items that stay. */
  static final class OfArray extends PyIter {
    private final PyValue[] items;
    private int at;

    OfArray(PyValue[] items) {
      super(PyType.ITERATOR);
      this.items = items;
    }

    @Override
    public @Nullable PyValue next(Run run) {
      return at < items.length ? items[at++] : null;
    }
  }

  /** Over characters. */
  static final class OfText extends PyIter {
    private final String text;
    private int at;

    OfText(String text) {
      super(PyType.ITERATOR);
      this.text = text;
    }

    @Override
    public @Nullable PyValue next(Run run) {
      return at < text.length() ? PyStr.of(text.charAt(at++)) : null;
    }
  }

  /** Over the numbers of a range. */
  static final class OfRange extends PyIter {
    private final PyRange range;
    private final long size;
    private long at;

    OfRange(PyRange range, PyType type) {
      super(type);
      this.range = range;
      this.size = range.size();
    }

    @Override
    public @Nullable PyValue next(Run run) {
      return at < size ? PyInt.of(range.get(at++)) : null;
    }
  }

  /** Over a set whose order is known. */
  static final class OfSet extends PyIter {
    private final PySet set;
    private final PyValue[] items;
    private final int version;
    private int at;

    OfSet(PySet set) {
      super(PyType.ITERATOR);
      this.set = set;
      this.items = set.ordered();
      this.version = set.table().version();
    }

    @Override
    public @Nullable PyValue next(Run run) {
      if (at > items.length) return null;
      if (set.table().size() != items.length) {
        at = 0;
        throw PyError.of(PyType.RUNTIME_ERROR, "Set changed size during iteration");
      }
      if (set.table().version() != version)
        throw new RefusedException("set-order", 0, "a set changes while it is walked over");
      return at < items.length ? items[at++] : ended();
    }

    private @Nullable PyValue ended() {
      at = items.length + 1;
      return null;
    }
  }

  /** Over a dict, forwards or backwards. */
  static final class OfView extends PyIter {
    private final PyView view;
    private final boolean backwards;
    private final int size;
    private final int version;
    private int at;
    private boolean ended;

    OfView(PyView view, boolean backwards) {
      super(PyType.ITERATOR);
      this.view = view;
      this.backwards = backwards;
      this.size = view.dict().table().size();
      this.version = view.dict().table().version();
      this.at = backwards ? view.dict().table().end() - 1 : 0;
    }

    @Override
    public @Nullable PyValue next(Run run) {
      if (ended) return null;
      var table = view.dict().table();
      if (table.size() != size)
        throw PyError.of(PyType.RUNTIME_ERROR, "dictionary changed size during iteration");
      if (table.version() != version)
        throw new RefusedException("dict-change", 0, "keys change while a dict is walked over");
      while (at >= 0 && at < table.end()) {
        PyValue key = table.keyAt(at);
        int here = at;
        at += backwards ? -1 : 1;
        if (key != null) return view.at(here, key);
      }
      ended = true;
      return null;
    }
  }
}
