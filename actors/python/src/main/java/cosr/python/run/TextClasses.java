package cosr.python.run;

import cosr.python.value.PyBool;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import cosr.python.value.Text;
import java.util.Map;

/** Methods of strings about case and about classes of characters, for ASCII. */
final class TextClasses {
  private TextClasses() {}

  private interface Test {
    boolean holds(char c);
  }

  private interface Change {
    String apply(String text);
  }

  static void register(Map<String, Method> m) {
    change(m, "upper", TextClasses::upper);
    change(m, "lower", TextClasses::lower);
    change(m, "casefold", TextClasses::lower);
    change(m, "swapcase", TextClasses::swap);
    change(m, "capitalize", TextClasses::capitalize);
    change(m, "title", TextClasses::title);
    all(m, "isalpha", TextClasses::letter);
    all(m, "isdigit", TextClasses::digit);
    all(m, "isdecimal", TextClasses::digit);
    all(m, "isnumeric", TextClasses::digit);
    all(m, "isalnum", c -> letter(c) || digit(c));
    all(m, "isspace", Text::blank);
    test(m, "isupper", s -> cased(s) && s.equals(upper(s)));
    test(m, "islower", s -> cased(s) && s.equals(lower(s)));
    test(m, "istitle", s -> cased(s) && s.equals(title(s)));
    m.put("isascii", (run, s, a, n) -> isAscii(run, Texts.text(s), a, n));
    m.put("isprintable", (run, s, a, n) -> printable(Texts.text(s), a, n));
  }

  private interface Whole {
    boolean holds(String text);
  }

  private static void change(Map<String, Method> m, String name, Change change) {
    m.put(
        name,
        (run, s, a, n) -> {
          Calls.arity(a, n, 0, 0);
          return Texts.made(run, change.apply(Text.ascii(Texts.text(s))));
        });
  }

  private static void test(Map<String, Method> m, String name, Whole test) {
    m.put(
        name,
        (run, s, a, n) -> {
          Calls.arity(a, n, 0, 0);
          String text = Text.ascii(Texts.text(s));
          run.step(text.length() / 16);
          return PyBool.of(test.holds(text));
        });
  }

  private static void all(Map<String, Method> m, String name, Test test) {
    test(m, name, s -> !s.isEmpty() && s.chars().allMatch(c -> test.holds((char) c)));
  }

  private static PyValue isAscii(Run run, String s, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    run.step(s.length() / 8);
    return PyBool.of(s.chars().allMatch(c -> c < 128));
  }

  private static PyValue printable(String s, PyValue[] a, String[] n) {
    Calls.arity(a, n, 0, 0);
    return PyBool.of(s.chars().allMatch(c -> Text.prints((char) c)));
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean letter(char c) {
    return isUpper(c) || isLower(c);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean cased(String s) {
    return s.chars().anyMatch(c -> letter((char) c));
  }

  private static char up(char c) {
    return isLower(c) ? (char) (c - 32) : c;
  }

  private static char down(char c) {
    return isUpper(c) ? (char) (c + 32) : c;
  }

  private static String upper(String s) {
    char[] chars = s.toCharArray();
    for (int i = 0; i < chars.length; i++) chars[i] = up(chars[i]);
    return new String(chars);
  }

  private static String lower(String s) {
    char[] chars = s.toCharArray();
    for (int i = 0; i < chars.length; i++) chars[i] = down(chars[i]);
    return new String(chars);
  }

  private static String swap(String s) {
    char[] chars = s.toCharArray();
    for (int i = 0; i < chars.length; i++)
      chars[i] = isUpper(chars[i]) ? down(chars[i]) : up(chars[i]);
    return new String(chars);
  }

  private static String capitalize(String s) {
    return s.isEmpty() ? s : up(s.charAt(0)) + lower(s.substring(1));
  }

  private static String title(String s) {
    char[] chars = s.toCharArray();
    boolean inWord = false;
    for (int i = 0; i < chars.length; i++) {
      chars[i] = inWord ? down(chars[i]) : up(chars[i]);
      inWord = letter(chars[i]);
    }
    return new String(chars);
  }
}
