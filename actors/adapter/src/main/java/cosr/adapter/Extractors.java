package cosr.adapter;

import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.Answer;
import cosr.protocol.AnswerForm;

/** The one extractor of each answer form. Stateless. */
public final class Extractors {
  private static final Extractor INTEGER = new IntegerExtractor();
  private static final Extractor DIGITS = new DigitsExtractor();
  private static final Extractor BOOLEAN = new BooleanExtractor();
  private static final Extractor TEXT = new TextExtractor();
  private static final Extractor LATEX = new LatexExtractor();
  private static final Extractor PROGRAM = new ProgramExtractor();
  private static final Extractor PAIRS = new PairsExtractor();
  private static final Extractor PROOF = new ProofExtractor();

  private Extractors() {}

  /** The extractor of a form. */
  public static Extractor of(AnswerForm form) {
    return switch (form) {
      case INTEGER -> INTEGER;
      case DIGITS -> DIGITS;
      case BOOLEAN -> BOOLEAN;
      case TEXT -> TEXT;
      case LATEX -> LATEX;
      case PROGRAM -> PROGRAM;
      case PAIRS -> PAIRS;
      case PROOF -> PROOF;
    };
  }

  /** The answer of an attempt; one that the Student did not end has none. */
  public static Answer answer(AttemptText attempt) {
    return attempt.finished()
        ? of(attempt.form()).extract(attempt.text())
        : new Answer.None("unfinished");
  }
}
