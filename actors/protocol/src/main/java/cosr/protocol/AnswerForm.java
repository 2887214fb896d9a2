package cosr.protocol;

/** The strict form that a task's check needs its answer in. */
public enum AnswerForm {
  /** A decimal integer with an optional minus sign, without leading zeros. */
  INTEGER,
  /** Digits without separators, such as {@code 134}; the empty list is the empty text. */
  DIGITS,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** The whole attempt without the white space around it. */
  TEXT,
  /** A formula, set or text in LaTeX or as people type it. */
  LATEX,
  /** The source of a program. */
  PROGRAM,
  /** Lines {@code ARGUMENTS -> OUTPUT} of literals: what a function makes of what. */
  PAIRS,
  /** The labels of a Metamath proof, one blank between. */
  PROOF
}
