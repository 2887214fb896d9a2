package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.PyCallable;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyObject;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Repr;
import cosr.templates.value.Undefined;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A macro: binds the arguments of a call to its parameters and renders its body. */
final class Macro implements PyObject, PyCallable {
  private final @Nullable String name;
  private final List<String> parameters;
  private final Specials specials;
  private final Function<Map<String, Object>, String> body;

  /** Which of caller, kwargs and varargs the body uses. */
  record Specials(boolean caller, boolean kwargs, boolean varargs) {}

  Macro(
      @Nullable String name,
      List<String> parameters,
      Specials specials,
      Function<Map<String, Object>, String> body) {
    this.name = name;
    this.parameters = parameters;
    this.specials = specials;
    this.body = body;
  }

  @Override
  public Object call(Arguments arguments) {
    int count = parameters.size();
    Map<String, Object> named = new LinkedHashMap<>(arguments.named());
    Map<String, Object> values = new HashMap<>();
    int given = Math.min(count, arguments.size());
    for (int i = 0; i < given; i++) {
      values.put(parameters.get(i), arguments.get(i));
    }
    boolean callerFound = given == count && parameters.contains("caller");
    for (String parameter : parameters.subList(given, count)) {
      Object value = named.remove(parameter);
      if (value != null) {
        values.put(parameter, value);
      }
      callerFound |= parameter.equals("caller");
    }
    if (specials.caller && !callerFound) {
      Object caller = named.remove("caller");
      boolean none = caller == null || caller == PyNone.NONE;
      values.put("caller", none ? Undefined.hint("No caller defined") : caller);
    }
    if (specials.kwargs) {
      PyDict dict = new PyDict();
      named.forEach(dict::put);
      values.put("kwargs", dict);
    } else if (!named.isEmpty()) {
      throw unexpected(named);
    }
    if (specials.varargs) {
      values.put("varargs", new PyTuple(arguments.positional().subList(given, arguments.size())));
    } else if (arguments.size() > count) {
      throw PyException.type("macro " + shown() + " takes not more than " + count + " argument(s)");
    }
    return body.apply(values);
  }

  private PyException unexpected(Map<String, Object> named) {
    if (named.containsKey("caller")) {
      return PyException.type(
          "macro "
              + shown()
              + " was invoked with two values for the special caller argument. This is most likely"
              + " a bug.");
    }
    return PyException.type(
        "macro "
            + shown()
            + " takes no keyword argument "
            + Repr.repr(named.keySet().iterator().next()));
  }

  private String shown() {
    return name == null ? "None" : Repr.repr(name);
  }

  @Override
  public String qualifiedName() {
    return "jinja2.runtime.Macro";
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "name" -> name == null ? PyNone.NONE : name;
      case "arguments" -> new PyTuple(parameters);
      case "caller" -> specials.caller;
      case "catch_kwargs" -> specials.kwargs;
      case "catch_varargs" -> specials.varargs;
      default -> null;
    };
  }

  @Override
  public String text() {
    return "<Macro " + (name == null ? "anonymous" : Repr.repr(name)) + ">";
  }
}
