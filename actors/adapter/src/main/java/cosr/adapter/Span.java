package cosr.adapter;

import cosr.protocol.Answer;

/** The characters {@code [start, end)} of an attempt. */
record Span(int start, int end) {
  static Span of(String text) {
    return new Span(0, text.length());
  }

  boolean isEmpty() {
    return start >= end;
  }

  String in(String text) {
    return text.substring(start, end);
  }

  /** The span without the white space at its ends. */
  Span stripped(String text) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) from++;
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) to--;
    return new Span(from, to);
  }

  /** The span as it stands. */
  Answer found(String text) {
    return new Answer.Found(in(text), start, end);
  }
}
