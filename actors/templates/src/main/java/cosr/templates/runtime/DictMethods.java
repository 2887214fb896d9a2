package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of dict that change nothing. */
final class DictMethods {
  private static final Map<String, Method> METHODS =
      Map.of(
          "get",
          DictMethods::get,
          "items",
          view("items", PyView.Kind.ITEMS),
          "keys",
          view("keys", PyView.Kind.KEYS),
          "values",
          view("values", PyView.Kind.VALUES),
          "copy",
          (self, arguments) -> {
            Plain.none("dict.copy", arguments);
            return ((PyDict) self).copy();
          },
          "fromkeys",
          (self, arguments) -> Globals.Dict.fromKeys(arguments));

  private DictMethods() {}

  static @Nullable Method find(String name) {
    return METHODS.get(name);
  }

  private static Method view(String name, PyView.Kind kind) {
    return (self, arguments) -> {
      Plain.none("dict." + name, arguments);
      return new PyView((PyDict) self, kind);
    };
  }

  private static Object get(Object self, Arguments arguments) {
    Plain.between("get", arguments, 1, 2);
    Object found = ((PyDict) self).get(arguments.get(0));
    Object other = arguments.orNull(1);
    return found != null ? found : other == null ? PyNone.NONE : other;
  }
}
