package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Iteration;
import cosr.templates.value.Limits;
import cosr.templates.value.Markup;
import cosr.templates.value.Ordering;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Repr;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters that make text. */
final class TextFilters {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}_]+", Pattern.UNICODE_CHARACTER_CLASS);

  private TextFilters() {}

  static void addTo(Map<String, Filters.Filter> filters) {
    form(filters, "upper", Text::upper);
    form(filters, "lower", Text::lower);
    form(filters, "capitalize", Text::capitalize);
    form(filters, "title", TextFilters::title);
    filters.put("string", Filters.bound(Signature.filter("soft_str", 0), (v, a) -> soft(v)));
    filters.put("trim", Filters.bound(Signature.filter("do_trim", 0, "chars"), TextFilters::trim));
    filters.put(
        "center",
        Filters.bound(
            Signature.filter("do_center", 0, "width"),
            (v, a) -> {
              int width = a[0] == null ? 80 : Types.index(a[0]);
              return like(v, TextForms.pad(text(v), width, " ", "center"));
            }));
    filters.put(
        "replace",
        Filters.bound(
            Signature.filter("do_replace", 2, "old", "new", "count"), TextFilters::replace));
    filters.put(
        "indent",
        Filters.bound(
            Signature.filter("do_indent", 0, "width", "first", "blank"), TextFilters::indent));
    filters.put(
        "truncate",
        Filters.bound(
            Signature.filter("do_truncate", 0, "length", "killwords", "end", "leeway"),
            TextFilters::truncate));
    filters.put(
        "wordwrap",
        Filters.bound(
            Signature.filter(
                "do_wordwrap", 0, "width", "break_long_words", "wrapstring", "break_on_hyphens"),
            WordWrap::filter));
    filters.put(
        "wordcount",
        Filters.bound(
            Signature.filter("do_wordcount", 0),
            (v, a) -> BigInteger.valueOf(WORD.matcher(text(v)).results().count())));
    filters.put("format", TextFilters::format);
    filters.put(
        "join",
        Filters.bound(Signature.filter("sync_do_join", 0, "d", "attribute"), TextFilters::join));
    filters.put(
        "tojson",
        Filters.bound(
            Signature.filter("tojson", 0, "ensure_ascii", "indent", "separators", "sort_keys"),
            TextFilters::toJson));
    filters.put("pprint", Filters.bound(Signature.filter("do_pprint", 0), TextFilters::pprint));
  }

  private static void form(
      Map<String, Filters.Filter> filters, String name, UnaryOperator<String> form) {
    filters.put(
        name,
        Filters.bound(
            Signature.filter("do_" + name, 0),
            (v, a) -> name.equals("title") ? form.apply(text(v)) : like(v, form.apply(text(v)))));
  }

  private static Object soft(Object value) {
    return value instanceof Markup ? value : Repr.str(value);
  }

  private static String text(Object value) {
    return Repr.str(value);
  }

  private static Object like(Object value, String text) {
    return value instanceof Markup ? new Markup(text) : text;
  }

  private static boolean truth(@Nullable Object value) {
    return value != null && Types.truth(value);
  }

  private static String title(String text) {
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (int c : text.codePoints().toArray()) {
      boolean separator = "-({[<".indexOf(c) >= 0 || TextMethods.isSpace(c);
      String one = Character.toString(c);
      out.append(separator ? one : start ? Text.upper(one) : Text.lower(one));
      start = separator;
    }
    return out.toString();
  }

  private static Object trim(Object value, @Nullable Object[] a) {
    Object set = a[0];
    if (set != null && set != PyNone.NONE && !Types.isText(set)) {
      throw PyException.type("strip arg must be None or str");
    }
    String characters = set == null || set == PyNone.NONE ? null : Types.text(set);
    return like(value, Text.strip(text(value), characters, true, true));
  }

  private static Object replace(Object value, @Nullable Object[] a) {
    int count = a[2] == null || a[2] == PyNone.NONE ? -1 : Types.index(a[2]);
    return Text.replace(text(value), argument(a[0]), argument(a[1]), count);
  }

  private static String argument(@Nullable Object value) {
    return value == null ? "" : Repr.str(value);
  }

  private static Object indent(Object value, @Nullable Object[] a) {
    Object width = a[0] == null ? BigInteger.valueOf(4) : a[0];
    String by = Types.isText(width) ? Types.text(width) : blanks(width);
    Undefined.check(value);
    Object longer = value instanceof PyList ? null : Operators.add(value, "\n");
    if (value instanceof PyList) {
      throw noLines(value);
    }
    if (longer == null) {
      throw PyException.type(
          "unsupported operand type(s) for +=: " + Plain.quotedType(value) + " and 'str'");
    }
    List<Object> lines = Text.lines(Types.text(longer), false);
    boolean blank = truth(a[2]);
    StringBuilder out = new StringBuilder(truth(a[1]) ? by : "");
    for (int i = 0; i < lines.size(); i++) {
      String line = (String) lines.get(i);
      if (i > 0) {
        out.append('\n').append(blank || !line.isEmpty() ? by : "");
      }
      out.append(line);
      Limits.check(out.length());
    }
    return like(value, out.toString());
  }

  static PyException noLines(Object value) {
    return new PyException(
        "AttributeError", Plain.quotedType(value) + " object has no attribute 'splitlines'");
  }

  private static String blanks(Object width) {
    Undefined.check(width);
    if (!Types.isInt(width)) {
      throw PyException.type(
          "can't multiply sequence by non-int of type " + Plain.quotedType(width));
    }
    return Text.repeat(" ", Types.clamp(Types.integer(width)));
  }

  private static Object truncate(Object value, @Nullable Object[] a) {
    int length = a[0] == null ? 255 : Types.index(a[0]);
    String end = a[2] == null ? "..." : Plain.text(a[2], "end must be str, not ");
    int leeway = a[3] == null || a[3] == PyNone.NONE ? 5 : Types.index(a[3]);
    int endLength = Text.length(end);
    if (length < endLength) {
      throw new PyException(
          "AssertionError", "expected length >= " + endLength + ", got " + length);
    }
    if (leeway < 0) {
      throw new PyException("AssertionError", "expected leeway >= 0, got " + leeway);
    }
    int size = Iteration.length(value);
    if (size <= (long) length + leeway) {
      return value;
    }
    if (!Types.isText(value)) {
      throw new PyException(
          "AttributeError", Plain.quotedType(value) + " object has no attribute 'rsplit'");
    }
    String text = Types.text(value);
    String kept = Text.part(text, 0, length - endLength);
    if (truth(a[1])) {
      return like(value, kept + end);
    }
    int blank = kept.lastIndexOf(' ');
    return like(value, (blank < 0 ? kept : kept.substring(0, blank)) + end);
  }

  private static Object format(Object value, Arguments arguments) {
    if (arguments.size() > 0 && !arguments.named().isEmpty()) {
      throw new PyException(
          "FilterArgumentError", "can't handle positional and keyword arguments at the same time");
    }
    Object values = new PyTuple(arguments.positional());
    if (!arguments.named().isEmpty()) {
      PyDict dict = new PyDict();
      arguments.named().forEach(dict::put);
      values = dict;
    }
    return like(value, Percent.format(text(value), values, value instanceof Markup));
  }

  private static Object join(Object value, @Nullable Object[] a) {
    String separator = argument(a[0]);
    Object attribute = a[1];
    var items = Iteration.iterator(value);
    StringBuilder out = new StringBuilder();
    for (boolean first = true; items.hasNext(); first = false) {
      Object item = items.next();
      if (attribute != null && attribute != PyNone.NONE) {
        item = Attributes.path(item, attribute, null);
      }
      out.append(first ? "" : separator).append(Repr.str(item));
      Limits.check(out.length());
    }
    return out.toString();
  }

  private static Object toJson(Object value, @Nullable Object[] a) {
    Object indent = a[1] == null ? PyNone.NONE : a[1];
    Object separators = a[2] == null ? PyNone.NONE : a[2];
    return new Json(truth(a[0]), indent, separators, truth(a[3])).dumps(value);
  }

  private static Object pprint(Object value, @Nullable Object[] a) {
    String shown = Repr.repr(sorted(value));
    if (shown.length() > 78) {
      throw PyException.unsupported("the filter 'pprint' is supported for short values only");
    }
    return shown;
  }

  /** By value where the two compare, else by the name of the class. */
  private static int safely(Object a, Object b) {
    try {
      return Ordering.compare(Ordering.Op.LT, a, b)
          ? -1
          : Ordering.compare(Ordering.Op.LT, b, a) ? 1 : 0;
    } catch (PyException e) {
      return Types.name(a).compareTo(Types.name(b));
    }
  }

  private static Object sorted(Object value) {
    return switch (value) {
      case PyList list -> new PyList(list.items().stream().map(TextFilters::sorted).toList());
      case PyTuple tuple -> new PyTuple(tuple.items().stream().map(TextFilters::sorted).toList());
      case PyDict dict -> {
        PyDict copy = new PyDict();
        dict.keys().stream()
            .sorted(TextFilters::safely)
            .forEach(
                key -> {
                  Object item = dict.get(key);
                  if (item != null) {
                    copy.put(key, sorted(item));
                  }
                });
        yield copy;
      }
      default -> value;
    };
  }
}
