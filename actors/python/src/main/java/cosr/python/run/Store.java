package cosr.python.run;

import cosr.python.value.PyValue;

/** A target of an assignment. */
interface Store {
  void set(Frame frame, PyValue value);
}
