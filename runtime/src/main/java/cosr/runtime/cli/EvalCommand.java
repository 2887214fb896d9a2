package cosr.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cosr eval}. */
@Command(name = "eval", header = "Answer the held-out prompts with a checkpoint of a run.")
final class EvalCommand extends Verb {
  @Parameters(paramLabel = RunAtStep.LABEL, description = RunAtStep.DESCRIPTION)
  String given = "";

  EvalCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    RunAtStep at = RunAtStep.of(given);
    Verbs.EvalRequest request = new Verbs.EvalRequest(run(at.run()), at.step(), json);
    return verbs().eval(request, console());
  }
}
