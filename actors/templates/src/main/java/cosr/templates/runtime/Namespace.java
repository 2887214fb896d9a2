package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Iteration;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyObject;
import cosr.templates.value.Repr;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What namespace() makes: the one value whose attributes a template can set. */
final class Namespace implements PyObject {
  private final PyDict attributes;

  Namespace(Arguments arguments) {
    this.attributes = dict(arguments);
    attributes.keys().forEach(Namespace::check);
  }

  private static void check(Object name) {
    if (Types.isText(name) && Types.text(name).startsWith("_")) {
      throw new PyException(
          "SecurityError",
          "Chat templates cannot store underscore-prefixed attributes on a namespace, but got "
              + Repr.repr(name)
              + ". Please rename the attribute.");
    }
  }

  /** dict(mapping or pairs, **named). */
  static PyDict dict(Arguments arguments) {
    if (arguments.size() > 1) {
      throw PyException.type("dict expected at most 1 argument, got " + arguments.size());
    }
    PyDict dict = new PyDict();
    Object first = arguments.orNull(0);
    if (first instanceof PyDict other) {
      dict = other.copy();
    } else if (first != null) {
      Undefined.check(first);
      pairs(first, dict);
    }
    arguments.named().forEach(dict::put);
    return dict;
  }

  private static void pairs(Object pairs, PyDict dict) {
    int i = 0;
    for (Object pair : Iteration.list(pairs)) {
      if (Iteration.iteratorOrNull(pair) == null) {
        throw PyException.type(
            "cannot convert dictionary update sequence element #" + i + " to a sequence");
      }
      List<Object> items = Iteration.list(pair);
      if (items.size() != 2) {
        throw PyException.value(
            "dictionary update sequence element #"
                + i
                + " has length "
                + items.size()
                + "; 2 is required");
      }
      dict.put(items.get(0), items.get(1));
      i++;
    }
  }

  void set(String name, Object value) {
    check(name);
    attributes.put(name, value);
  }

  @Override
  public String qualifiedName() {
    return "transformers.utils.chat_template_utils.TemplateNamespace";
  }

  @Override
  public @Nullable Object attribute(String name) {
    return attributes.get(name);
  }

  @Override
  public String text() {
    return "<Namespace " + Repr.repr(attributes) + ">";
  }

  @Override
  public String toString() {
    return Types.name(this);
  }
}
