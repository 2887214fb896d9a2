package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.PyCallable;

/** A method with the value that it is called on. */
record Bound(Object self, String name, Method method) implements PyCallable {
  @Override
  public Object call(Arguments arguments) {
    return method.call(self, arguments);
  }

  @Override
  public String typeName() {
    return "builtin_function_or_method";
  }
}
