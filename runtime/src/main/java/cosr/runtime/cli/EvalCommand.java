package cosr.runtime.cli;

import cosr.config.UserError;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cosr eval}. */
@Command(name = "eval", header = "Answer the held-out prompts with a checkpoint of a run.")
final class EvalCommand extends Verb {
  @Parameters(
      paramLabel = "RUN[@STEP]",
      description = "Name of a run, or its folder; with the step of a checkpoint, else the newest.")
  String given = "";

  EvalCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    int at = given.lastIndexOf('@');
    if (at < given.lastIndexOf('/')) at = -1;
    String name = at < 0 ? given : given.substring(0, at);
    OptionalInt step = at < 0 ? OptionalInt.empty() : step(given.substring(at + 1));
    Verbs.EvalRequest request = new Verbs.EvalRequest(run(name), step, json);
    return verbs().eval(request, console());
  }

  private OptionalInt step(String text) {
    if (!text.matches("[0-9]{1,9}"))
      throw new UserError(given + ": what follows @ must be the step of a checkpoint, such as 120");
    return OptionalInt.of(Integer.parseInt(text));
  }
}
