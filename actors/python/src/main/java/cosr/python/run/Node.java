package cosr.python.run;

import cosr.python.value.PyValue;

/** An expression that can be evaluated. It has no state of its own. */
interface Node {
  PyValue eval(Frame frame);
}
