package cosr.runtime.verbs;

import cosr.config.SettingsLoader;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Verbs;
import cosr.runtime.datasets.OwnTasks;
import cosr.runtime.datasets.TasksCheck;
import cosr.runtime.node.Engines;
import cosr.runtime.verify.Verifying;

/** The verbs of this build; found through the service loader. */
public final class InstalledVerbs implements Verbs {
  @Override
  public SettingsLoader.Loaded pinned(SettingsLoader.Loaded settings) {
    return OwnTasks.pinned(Engines.pinned(settings));
  }

  @Override
  public void prove(SettingsLoader.Loaded settings) {
    Feasible.prove(settings, Runtime.getRuntime().availableProcessors());
  }

  @Override
  public int train(TrainRequest request, Console console) {
    return Training.train(request, console);
  }

  @Override
  public int resume(ResumeRequest request, Console console) {
    return Training.resume(request, console);
  }

  @Override
  public int node(NodeRequest request, Console console) {
    return Joining.join(request, console);
  }

  @Override
  public int runs(RunsRequest request, Console console) {
    return RunList.print(request, console);
  }

  @Override
  public int show(ShowRequest request, Console console) {
    return RunShow.print(request, console);
  }

  @Override
  public int watch(WatchRequest request, Console console) {
    return Watching.print(request, console);
  }

  @Override
  public int report(ReportRequest request, Console console) {
    return RunReport.print(request, console);
  }

  @Override
  public int export(ExportRequest request, Console console) {
    return Exporting.print(request, console);
  }

  @Override
  public int eval(EvalRequest request, Console console) {
    return Evaluation.print(request, console);
  }

  @Override
  public int ask(AskRequest request, Console console) {
    return Asking.print(request, console, System.in);
  }

  @Override
  public int tasks(TasksRequest request, Console console) {
    return TaskList.print(request, console);
  }

  @Override
  public int tasksCheck(TasksCheckRequest request, Console console) {
    return TasksCheck.print(request, console);
  }

  @Override
  public int verify(VerifyRequest request, Console console) {
    return Verifying.one(request, console, System.in);
  }

  @Override
  public int verifyLines(VerifyLinesRequest request, Console console) {
    return Verifying.lines(request, console, System.in);
  }
}
