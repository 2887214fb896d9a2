package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Characters;
import cosr.templates.value.Iteration;
import cosr.templates.value.Limits;
import cosr.templates.value.Markup;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The methods of str. On Markup they give Markup, and escape what they put in. */
final class TextMethods {
  private static final Map<String, Method> METHODS = new HashMap<>();
  private static final Set<String> ESCAPING =
      Set.of("replace", "join", "center", "ljust", "rjust", "format");

  static {
    METHODS.put("strip", (self, a) -> strip("strip", self, a, true, true));
    METHODS.put("lstrip", (self, a) -> strip("lstrip", self, a, true, false));
    METHODS.put("rstrip", (self, a) -> strip("rstrip", self, a, false, true));
    simple("lower", Text::lower);
    simple("upper", Text::upper);
    simple("casefold", TextForms::casefold);
    simple("capitalize", Text::capitalize);
    simple("title", Text::title);
    simple("swapcase", TextForms::swapcase);
    for (TextForms.Question question : TextForms.Question.values()) {
      METHODS.put(
          question.method(),
          (self, a) -> {
            Plain.none("str." + question.method(), a);
            return question.of(text(self));
          });
    }
    METHODS.put("startswith", (self, a) -> TextSearch.affix("startswith", text(self), a));
    METHODS.put("endswith", (self, a) -> TextSearch.affix("endswith", text(self), a));
    METHODS.put("find", (self, a) -> TextSearch.find("find", text(self), a));
    METHODS.put("rfind", (self, a) -> TextSearch.find("rfind", text(self), a));
    METHODS.put("index", (self, a) -> TextSearch.index("index", text(self), a));
    METHODS.put("rindex", (self, a) -> TextSearch.index("rindex", text(self), a));
    METHODS.put("count", (self, a) -> TextSearch.count(text(self), a));
    METHODS.put("split", (self, a) -> new PyList(TextSplit.split("split", text(self), a)));
    METHODS.put("rsplit", (self, a) -> new PyList(TextSplit.split("rsplit", text(self), a)));
    METHODS.put("splitlines", (self, a) -> new PyList(TextSplit.lines(text(self), a)));
    METHODS.put("partition", (self, a) -> new PyTuple(TextSplit.partition(text(self), a, false)));
    METHODS.put("rpartition", (self, a) -> new PyTuple(TextSplit.partition(text(self), a, true)));
    METHODS.put("join", (self, a) -> join(text(self), a));
    METHODS.put("replace", (self, a) -> replace(text(self), a));
    METHODS.put("removeprefix", (self, a) -> remove("removeprefix", text(self), a));
    METHODS.put("removesuffix", (self, a) -> remove("removesuffix", text(self), a));
    METHODS.put("center", (self, a) -> pad("center", text(self), a));
    METHODS.put("ljust", (self, a) -> pad("ljust", text(self), a));
    METHODS.put("rjust", (self, a) -> pad("rjust", text(self), a));
    METHODS.put("zfill", (self, a) -> TextForms.zfill(text(self), width("zfill", a)));
    METHODS.put("expandtabs", (self, a) -> TextForms.expandtabs(text(self), a));
    METHODS.put("format", (self, a) -> Format.format(text(self), a, self instanceof Markup));
    METHODS.put("format_map", (self, a) -> Format.formatMap(text(self), a, self instanceof Markup));
    for (String name : List.of("encode", "translate", "maketrans")) {
      METHODS.put(
          name,
          (self, a) -> {
            throw PyException.unsupported("str." + name + " is not supported");
          });
    }
  }

  private TextMethods() {}

  static @Nullable Method find(String name) {
    Method method = METHODS.get(name);
    if (method == null) {
      return null;
    }
    return (self, arguments) ->
        self instanceof Markup
            ? wrap(
                method.call(self, ESCAPING.contains(name) ? escaped(name, arguments) : arguments))
            : method.call(self, arguments);
  }

  private static Object wrap(Object result) {
    return switch (result) {
      case String text -> new Markup(text);
      case PyList list -> new PyList(list.items().stream().map(TextMethods::wrap).toList());
      case PyTuple tuple -> new PyTuple(tuple.items().stream().map(TextMethods::wrap).toList());
      default -> result;
    };
  }

  private static Arguments escaped(String name, Arguments arguments) {
    if (name.equals("format")) {
      return arguments;
    }
    List<Object> escaped = new ArrayList<>();
    for (Object argument : arguments.positional()) {
      if (name.equals("join")) {
        List<Object> items = Iteration.list(argument);
        escaped.add(new PyList(items.stream().map(i -> (Object) Markup.of(i).text()).toList()));
      } else {
        escaped.add(Types.isText(argument) ? Markup.of(argument).text() : argument);
      }
    }
    return new Arguments(escaped, arguments.named());
  }

  private static String text(Object self) {
    return Types.text(self);
  }

  private static void simple(String name, UnaryOperator<String> form) {
    METHODS.put(
        name,
        (self, arguments) -> {
          Plain.none("str." + name, arguments);
          return form.apply(text(self));
        });
  }

  private static Object strip(
      String name, Object self, Arguments arguments, boolean left, boolean right) {
    Plain.between(name, arguments, 0, 1);
    Object set = arguments.orNull(0);
    if (set != null && set != PyNone.NONE && !Types.isText(set)) {
      throw PyException.type(name + " arg must be None or str");
    }
    String characters = set == null || set == PyNone.NONE ? null : Types.text(set);
    return Text.strip(text(self), characters, left, right);
  }

  static Object join(String separator, Arguments arguments) {
    Plain.one("str.join", arguments);
    var items = Iteration.iteratorOrNull(arguments.get(0));
    if (items == null) {
      throw PyException.type("can only join an iterable");
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; items.hasNext(); i++) {
      Object item = items.next();
      if (!Types.isText(item)) {
        throw PyException.type(
            "sequence item " + i + ": expected str instance, " + Types.name(item) + " found");
      }
      out.append(i == 0 ? "" : separator).append(Types.text(item));
      Limits.check(out.length());
    }
    return out.toString();
  }

  private static Object replace(String text, Arguments arguments) {
    Plain.between("replace", arguments, 2, 3);
    String old = Plain.text(arguments.get(0), "replace() argument 1 must be str, not ");
    String with = Plain.text(arguments.get(1), "replace() argument 2 must be str, not ");
    Object count = arguments.orNull(2);
    return Text.replace(text, old, with, count == null ? -1 : Types.index(count));
  }

  private static Object remove(String name, String text, Arguments arguments) {
    Plain.one("str." + name, arguments);
    String part = Plain.text(arguments.get(0), name + "() argument must be str, not ");
    if (name.equals("removeprefix")) {
      return text.startsWith(part) ? text.substring(part.length()) : text;
    }
    return text.endsWith(part) ? text.substring(0, text.length() - part.length()) : text;
  }

  private static int width(String name, Arguments arguments) {
    Plain.one("str." + name, arguments);
    return Types.index(arguments.get(0));
  }

  private static Object pad(String name, String text, Arguments arguments) {
    Plain.between(name, arguments, 1, 2);
    int width = Types.index(arguments.get(0));
    Object fill = arguments.orNull(1);
    if (fill != null && (!Types.isText(fill) || Text.length(Types.text(fill)) != 1)) {
      throw PyException.type("The fill character must be exactly one character long");
    }
    return TextForms.pad(text, width, fill == null ? " " : Types.text(fill), name);
  }

  static boolean isSpace(int c) {
    return Characters.isSpace(c);
  }
}
