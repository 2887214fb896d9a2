package cosr.runtime.verbs;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Verbs;
import cosr.runtime.datasets.OwnTasks;
import cosr.runtime.datasets.TasksCheck;
import cosr.runtime.node.Engines;
import cosr.runtime.verify.Verifying;
import cosr.student.wording.Wording;
import java.util.Optional;
import java.util.function.Function;

/** The verbs of this build; found through the service loader. */
public final class InstalledVerbs implements Verbs {
  @Override
  public SettingsLoader.Loaded pinned(SettingsLoader.Loaded settings) {
    SettingsLoader.Loaded withModel = Engines.pinned(settings);
    if (withModel.settings().tasks().dataset().isEmpty()) return withModel;
    return worded(withModel.settings(), wording -> OwnTasks.pinned(withModel, wording));
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
  public int serve(ServeRequest request, Console console) {
    return Serving.serve(request, console);
  }

  @Override
  public int tasks(TasksRequest request, Console console) {
    return TaskList.print(request, console);
  }

  @Override
  public int tasksCheck(TasksCheckRequest request, Console console) {
    return worded(
        request.settings().settings(), wording -> TasksCheck.print(request, wording, console));
  }

  @Override
  public int verify(VerifyRequest request, Console console) {
    return Verifying.one(request, console, System.in);
  }

  @Override
  public int verifyLines(VerifyLinesRequest request, Console console) {
    return Verifying.lines(request, console, System.in);
  }

  private static <T> T worded(Settings settings, Function<Optional<Wording>, T> work) {
    Optional<Wording> wording = Engines.broughtWording(settings);
    try {
      return work.apply(wording);
    } finally {
      wording.ifPresent(Wording::close);
    }
  }
}
