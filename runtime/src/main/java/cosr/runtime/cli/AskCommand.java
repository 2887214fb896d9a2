package cosr.runtime.cli;

import cosr.config.UserError;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosr ask}. */
@Command(
    name = "ask",
    header = "Let a checkpoint of a run answer a prompt of yours.",
    footer = {
      "",
      "  ./cosr ask RUN s314=                  as the Student reads it",
      "  ./cosr ask RUN \"sort: 3 1 4\"          the same in plain words",
      "  ./cosr ask RUN@120 s314= --samples 5  and five answers that are drawn",
      "  ./cosr ask RUN - < prompts.txt        each line of a file",
      "",
      "Where the prompt is a task, each answer gets its verdict, and the reference",
      "is shown; ./cosr tasks shows what tasks there are, and how they are written."
    })
final class AskCommand extends Verb {
  private static final int MOST_SAMPLES = 100;

  @Parameters(index = "0", paramLabel = RunAtStep.LABEL, description = RunAtStep.DESCRIPTION)
  String given = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PROMPT",
      description = "In the Student's notation, or a task in plain words; -: each line of input.")
  List<String> words = List.of();

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "0",
      description = "Draw so many answers more, at the run's temperature.")
  int samples;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "11",
      description = "Key of the draws.")
  long seed;

  AskCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    RunAtStep at = RunAtStep.of(given);
    if (samples < 0 || samples > MOST_SAMPLES)
      throw new UserError("--samples " + samples + ": from 0 to " + MOST_SAMPLES);
    Verbs.AskRequest request =
        new Verbs.AskRequest(
            run(at.run()), at.step(), String.join(" ", words), samples, seed, json);
    return verbs().ask(request, console());
  }
}
