package cosr.python.run;

import cosr.python.value.PyValue;
import cosr.python.value.Run;

/** A method of a built-in type; the last arguments are those that the names belong to. */
interface Method {
  PyValue call(Run run, PyValue self, PyValue[] args, String[] names);
}
