package cosr.templates.value;

import org.jspecify.annotations.Nullable;

/** A value with attributes of its own: a namespace, a loop, a macro, a cycler. */
public interface PyObject {
  /** The name of its class with the module, as in "jinja2.utils.Namespace". */
  String qualifiedName();

  /** The attribute, or null if there is none. */
  @Nullable Object attribute(String name);

  /** What Python prints for it. */
  String text();
}
