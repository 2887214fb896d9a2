package cosr.templates.runtime;

import cosr.templates.value.Arguments;

/** A method of a built-in type. */
interface Method {
  Object call(Object self, Arguments arguments);
}
