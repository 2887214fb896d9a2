package cosr.protocol;

import java.util.List;

/**
 * Characters of proofs by modus ponens. In a prompt each is a hypothesis, a fact or an implication,
 * or the goal; in an answer several labels of the proof. What is to be read next is the hypothesis
 * that concludes, or that rests on, the statement which the newest character says, so it is found
 * by what it says and not by where it stands.
 *
 * <p>Each is one character of the private use area, from U+F000 on: by kind, then the statement
 * that it rests on, if it has one, then the statement that it concludes.
 */
public final class Implied {
  /** The statements. */
  public static final String STATEMENTS = "abcdefghijklm";

  private static final int COUNT = 13;
  private static final int PAIRS = COUNT * COUNT;
  private static final char FIRST = '\uF000';

  /** What a character is. */
  public enum Kind {
    /** In a prompt: one statement implies another. */
    IMPLICATION(PAIRS, "%s>%s "),
    /** In an answer: the labels of both statements, which modus ponens needs. */
    STATEMENTS_OF_STEP(PAIRS, "%s %s "),
    /** In an answer: the label of the implication, and modus ponens. */
    STEP(PAIRS, "h.%s%s X "),
    /** In a prompt: a statement holds. */
    FACT(COUNT, "%s "),
    /** In an answer: the label of a fact. */
    FACT_USED(COUNT, "h.%s "),
    /** In a prompt, and at the start of an answer, where it stands for nothing. */
    GOAL(COUNT, "");

    private final int size;
    private final String text;

    Kind(int size, String text) {
      this.size = size;
      this.text = text;
    }

    boolean isPair() {
      return size == PAIRS;
    }

    private char first() {
      int before = FIRST;
      for (Kind kind : values()) if (kind.ordinal() < ordinal()) before += kind.size;
      return (char) before;
    }
  }

  private static final Kind[] KINDS = Kind.values();
  private static final char END = (char) (Kind.GOAL.first() + COUNT);

  private Implied() {}

  /** A character about two statements, such as that the first implies the second. */
  public static char of(Kind kind, char premise, char conclusion) {
    if (!kind.isPair()) throw new IllegalArgumentException(kind + " has one statement");
    return (char) (kind.first() + COUNT * place(premise) + place(conclusion));
  }

  /** A character about one statement. */
  public static char of(Kind kind, char statement) {
    if (kind.isPair()) throw new IllegalArgumentException(kind + " has two statements");
    return (char) (kind.first() + place(statement));
  }

  private static int place(char statement) {
    int place = STATEMENTS.indexOf(statement);
    if (place < 0) throw new IllegalArgumentException("no statement: " + statement);
    return place;
  }

  /** Whether the character is one of them. */
  public static boolean is(char c) {
    return c >= FIRST && c < END;
  }

  /** Whether it is one of an answer. */
  public static boolean isAnswer(char c) {
    if (!is(c)) return false;
    return switch (kind(c)) {
      case STATEMENTS_OF_STEP, STEP, FACT_USED, GOAL -> true;
      case IMPLICATION, FACT -> false;
    };
  }

  /** What one of them is. */
  public static Kind kind(char c) {
    for (int k = KINDS.length - 1; k > 0; k--) if (c >= KINDS[k].first()) return KINDS[k];
    return KINDS[0];
  }

  /** Of one of two statements the first. */
  public static char premise(char c) {
    return STATEMENTS.charAt((c - kind(c).first()) / COUNT);
  }

  /** The statement, of two the second. */
  public static char conclusion(char c) {
    return STATEMENTS.charAt((c - kind(c).first()) % COUNT);
  }

  /**
   * In plain characters, with a blank behind it: of an answer, the labels that it stands for, which
   * are none for the goal.
   */
  public static String text(char c) {
    Kind kind = kind(c);
    return kind.isPair()
        ? kind.text.formatted(premise(c), conclusion(c))
        : kind.text.formatted(conclusion(c));
  }

  /** The same as people see it: with the goal. */
  static String seen(char c) {
    return kind(c) == Kind.GOAL ? conclusion(c) + ": " : text(c);
  }

  /** What it says besides its kind, by name: where it is found, and what is read next. */
  static List<String> marks(char c) {
    String premise = "from " + premise(c);
    String conclusion = "to " + conclusion(c);
    return switch (kind(c)) {
      case IMPLICATION -> List.of(premise, conclusion);
      case STATEMENTS_OF_STEP -> List.of("to " + premise(c), "above " + conclusion(c));
      case STEP -> List.of("from " + conclusion(c), "past " + premise(c));
      case FACT, GOAL -> List.of(conclusion);
      case FACT_USED -> List.of("from " + conclusion(c));
    };
  }

  /** All of them. */
  public static String all() {
    StringBuilder out = new StringBuilder();
    for (char c = FIRST; c < END; c++) out.append(c);
    return out.toString();
  }
}
