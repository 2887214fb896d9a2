package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Iteration;
import cosr.templates.value.Markup;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyNone;
import cosr.templates.value.Repr;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters about HTML and addresses. */
final class HtmlFilters {
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<.*?>", Pattern.DOTALL);
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);");

  private HtmlFilters() {}

  static void addTo(Map<String, Filters.Filter> filters) {
    Filters.Filter escape = Filters.bound(Signature.filter("escape", 0), (v, a) -> Markup.of(v));
    filters.put("e", escape);
    filters.put("escape", escape);
    filters.put(
        "forceescape",
        Filters.bound(
            Signature.filter("do_forceescape", 0),
            (v, a) -> new Markup(Markup.escape(Repr.str(v)))));
    filters.put(
        "safe",
        Filters.bound(Signature.filter("do_mark_safe", 0), (v, a) -> new Markup(Repr.str(v))));
    filters.put(
        "striptags",
        Filters.bound(Signature.filter("do_striptags", 0), (v, a) -> stripTags(Repr.str(v))));
    filters.put(
        "xmlattr",
        Filters.bound(Signature.filter("do_xmlattr", 0, "autospace"), HtmlFilters::attributes));
    filters.put(
        "urlencode", Filters.bound(Signature.filter("do_urlencode", 0), HtmlFilters::urlEncode));
  }

  private static Object stripTags(String text) {
    String bare = TAG.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
    List<String> words = new ArrayList<>();
    for (Object word : TextSplit.split("split", bare, Arguments.of())) {
      words.add((String) word);
    }
    return ENTITY
        .matcher(String.join(" ", words))
        .replaceAll(match -> Matcher.quoteReplacement(entity(match.group(1))));
  }

  private static String entity(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "nbsp" -> "\u00a0";
      default -> {
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        yield Character.isValidCodePoint(code) ? Character.toString(code) : "\ufffd";
      }
    };
  }

  private static Object attributes(Object value, @Nullable Object[] a) {
    Undefined.check(value);
    if (!(value instanceof PyDict dict)) {
      throw new PyException(
          "AttributeError", Plain.quotedType(value) + " object has no attribute 'items'");
    }
    List<String> items = new ArrayList<>();
    for (Object key : dict.keys()) {
      Object item = dict.get(key);
      if (item == null || item == PyNone.NONE || item instanceof Undefined) {
        continue;
      }
      if (!Types.isText(key)) {
        throw PyException.type(
            "expected string or bytes-like object, got " + Plain.quotedType(key));
      }
      String name = Types.text(key);
      if (name.chars()
          .anyMatch(c -> c == '/' || c == '>' || c == '=' || (c < 128 && TextMethods.isSpace(c)))) {
        throw PyException.value("Invalid character in attribute name: " + Repr.repr(key));
      }
      items.add(Markup.of(key).text() + "=\"" + Markup.of(item).text() + "\"");
    }
    String all = String.join(" ", items);
    boolean space = a[0] == null || Types.truth(a[0]);
    return space && !all.isEmpty() ? " " + all : all;
  }

  private static Object urlEncode(Object value, @Nullable Object[] a) {
    if (Types.isText(value) || Iteration.iteratorOrNull(value) == null) {
      return quote(Repr.str(value), false);
    }
    List<Object> items = value instanceof PyDict dict ? dict.items() : Iteration.list(value);
    List<String> pairs = new ArrayList<>();
    for (Object item : items) {
      List<Object> pair = Statements.unpack(item, 2);
      pairs.add(quote(Repr.str(pair.get(0)), true) + "=" + quote(Repr.str(pair.get(1)), true));
    }
    return String.join("&", pairs);
  }

  private static String quote(String text, boolean query) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      boolean plain =
          (c < 128 && Character.isLetterOrDigit(c))
              || "_.-~".indexOf(c) >= 0
              || (c == '/' && !query);
      if (plain) {
        out.append((char) c);
      } else if (c == ' ' && query) {
        out.append('+');
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", c));
      }
    }
    return out.toString();
  }
}
