package cosr.smt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads expressions from left to right, without recursion. */
final class SExpressions {
  static final int DEPTH = 200;
  private static final String SPECIAL = "~!@$%^&*_-+=<>.?/:#";

  private SExpressions() {}

  /** All expressions of a text. */
  static List<SExpression> read(String text) {
    Deque<List<SExpression>> open = new ArrayDeque<>();
    List<SExpression> top = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (c == ';') {
        while (at < text.length() && text.charAt(at) != '\n') at++;
      } else if (c == '(') {
        if (open.size() == DEPTH) throw SmtException.of("nesting", "brackets deeper than " + DEPTH);
        open.push(top);
        top = new ArrayList<>();
        at++;
      } else if (c == ')') {
        if (open.isEmpty()) throw SmtException.of("syntax", "a closing bracket too many");
        SExpression.Items items = new SExpression.Items(List.copyOf(top));
        top = open.pop();
        top.add(items);
        at++;
      } else {
        int end = end(text, at);
        boolean quoted = c == '|';
        top.add(
            new SExpression.Atom(
                quoted ? text.substring(at + 1, end - 1) : text.substring(at, end)));
        at = end;
      }
    }
    if (!open.isEmpty()) throw SmtException.of("syntax", "a closing bracket is missing");
    return top;
  }

  private static int end(String text, int from) {
    if (text.charAt(from) == '|') {
      int close = text.indexOf('|', from + 1);
      if (close <= from + 1) throw SmtException.of("syntax", "a quoted symbol without its end");
      return close + 1;
    }
    int end = from;
    while (end < text.length() && isSymbol(text.charAt(end))) end++;
    if (end == from) throw SmtException.of("syntax", "the character '" + text.charAt(from) + "'");
    return end;
  }

  static boolean isSymbol(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || SPECIAL.indexOf(c) >= 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }
}
