package cosr.python.run;

import cosr.python.value.PyBool;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import cosr.python.value.Text;
import java.util.Map;

/** Methods of strings about case and about classes of characters. */
final class TextClasses {
  private TextClasses() {}

  private interface Test {
    boolean holds(char c);
  }

  private interface Whole {
    boolean holds(String text);
  }

  private interface Change {
    String apply(String text);
  }

  static void register(Map<String, Method> m) {
    change(m, "upper", s -> each(s, Letters::upper));
    change(m, "lower", s -> each(s, Letters::lower));
    change(m, "casefold", s -> each(s, Letters::folded));
    change(m, "swapcase", s -> each(s, Letters::swapped));
    change(m, "capitalize", TextClasses::capitalize);
    change(m, "title", TextClasses::title);
    all(m, "isalpha", Letters::isLetter);
    all(m, "isdecimal", Letters::isDecimal);
    all(m, "isdigit", Letters::isDigit);
    all(m, "isnumeric", Letters::isNumeric);
    all(m, "isalnum", Letters::isLetterOrNumber);
    all(m, "isspace", Text::blank);
    test(m, "isupper", s -> only(s, Letters::isUpper, Letters::isLower));
    test(m, "islower", s -> only(s, Letters::isLower, Letters::isUpper));
    test(m, "istitle", TextClasses::isTitle);
    test(m, "isascii", s -> s.chars().allMatch(c -> c < 128));
    test(m, "isprintable", s -> s.chars().allMatch(c -> Text.prints((char) c)));
  }

  private static void change(Map<String, Method> m, String name, Change change) {
    m.put(
        name,
        (run, s, a, n) -> {
          Calls.arity(a, n, 0, 0);
          return Texts.made(run, change.apply(Texts.text(s)));
        });
  }

  private static void test(Map<String, Method> m, String name, Whole test) {
    m.put(name, (run, s, a, n) -> answer(run, Texts.text(s), a, n, test));
  }

  private static PyValue answer(Run run, String text, PyValue[] a, String[] n, Whole test) {
    Calls.arity(a, n, 0, 0);
    run.step(text.length() / 16);
    return PyBool.of(test.holds(text));
  }

  private static void all(Map<String, Method> m, String name, Test test) {
    test(m, name, s -> !s.isEmpty() && s.chars().allMatch(c -> test.holds((char) c)));
  }

  private interface Mapping {
    String of(char c);
  }

  private static String each(String s, Mapping mapping) {
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) out.append(mapping.of(s.charAt(i)));
    return out.toString();
  }

  /** Whether there is a character of one case and none of the other or of titles. */
  private static boolean only(String s, Test one, Test other) {
    boolean found = false;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (other.holds(c) || Character.isTitleCase(c)) return false;
      found |= one.holds(c);
    }
    return found;
  }

  private static boolean isTitle(String s) {
    boolean found = false;
    boolean inWord = false;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      boolean start = Letters.isUpper(c) || Character.isTitleCase(c);
      boolean cased = start || Letters.isLower(c);
      if (cased && start == inWord) return false;
      found |= cased;
      inWord = cased;
    }
    return found;
  }

  private static String capitalize(String s) {
    return s.isEmpty() ? s : Letters.title(s.charAt(0)) + each(s.substring(1), Letters::lower);
  }

  private static String title(String s) {
    StringBuilder out = new StringBuilder(s.length());
    boolean inWord = false;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      out.append(inWord ? Letters.lower(c) : Letters.title(c));
      inWord = Letters.isCased(c);
    }
    return out.toString();
  }
}
