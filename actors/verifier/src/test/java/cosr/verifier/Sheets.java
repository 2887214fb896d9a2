package cosr.verifier;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Mishaps;
import cosr.protocol.Outcome;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import cosr.protocol.VerifierCommand.JobDone;
import cosr.protocol.VerifierCommand.Question;
import cosr.protocol.VerifierCommand.VerifyAnswers;
import cosr.verifier.checks.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sheets of work for tests. */
public final class Sheets {
  private static final Checks CHECKS = Checks.builtIn();

  private Sheets() {}

  public static SheetKey key(Stage stage, int index) {
    return new SheetKey(stage, index, 0);
  }

  public static Check check(String kind, String expected) {
    return new Check(kind, 1, new TreeMap<>(Map.of("expected", expected)));
  }

  /** Questions that expect {@code 12}; answers are right, wrong and missing by turns. */
  public static VerifyAnswers sheet(SheetKey key, int questions, int samples) {
    return sheet(key, questions, samples, check("list-equals", "12"));
  }

  public static VerifyAnswers sheet(SheetKey key, int questions, int samples, Check check) {
    List<Question> all = new ArrayList<>();
    for (int q = 0; q < questions; q++) {
      List<Answer> answers = new ArrayList<>();
      for (int s = 0; s < samples; s++)
        answers.add(
            (q + s) % 3 == 2
                ? new Answer.None("unfinished")
                : new Answer.Found((q + s) % 3 == 0 ? "12" : "13", 0, 2));
      all.add(new Question("sort/3/" + q, check, List.copyOf(answers)));
    }
    return new VerifyAnswers("r", key, List.copyOf(all));
  }

  public static JobDone done(Job job) {
    return new JobDone(
        job.run(),
        job.jobId(),
        job.answers().stream().map(a -> CHECKS.decide(job.check(), a, 1000)).toList(),
        Mishaps.NONE);
  }

  public static JobDone done(Job job, Outcome outcome) {
    return new JobDone(
        job.run(),
        job.jobId(),
        job.answers().stream().map(a -> Verdict.of(outcome)).toList(),
        Mishaps.NONE);
  }
}
