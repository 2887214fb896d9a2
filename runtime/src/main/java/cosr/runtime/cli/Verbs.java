package cosr.runtime.cli;

import cosr.config.SettingsLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The verbs that read or drive a run. The command line finds the implementation with {@link
 * java.util.ServiceLoader} when one of them is called, never before. Each returns the exit status
 * ({@link Exit}) and reports a mistake of the user as a {@link cosr.config.UserError}.
 */
public interface Verbs {
  /** The settings with what a run takes down of its dataset as it is made. */
  default SettingsLoader.Loaded pinned(SettingsLoader.Loaded settings) {
    return settings;
  }

  /** Refuses settings of which no run can be made on this machine; makes nothing. */
  void prove(SettingsLoader.Loaded settings);

  /** Makes a run and trains it to its end. */
  int train(TrainRequest request, Console console);

  /** Goes on with a run; says so where it is completed. */
  int resume(ResumeRequest request, Console console);

  /** Lends roles to a run that another process leads, until that run rests. */
  int node(NodeRequest request, Console console);

  /** Lists the runs of a folder. */
  int runs(RunsRequest request, Console console);

  /** Shows one run, also while another process trains it. */
  int show(ShowRequest request, Console console);

  /** Follows a run that another process trains, until none does; only reads. */
  int watch(WatchRequest request, Console console);

  /** Writes the report of a run, also while another process trains it. */
  int report(ReportRequest request, Console console);

  /** Answers the held-out prompts with a checkpoint of a run. */
  int eval(EvalRequest request, Console console);

  /** Writes a checkpoint as a folder for other tools. */
  int export(ExportRequest request, Console console);

  /** Lets a checkpoint of a run answer a person's prompt. */
  int ask(AskRequest request, Console console);

  /** Shows the task families, or tasks of one with their reference answers. */
  int tasks(TasksRequest request, Console console);

  /** Checks a file of a person's own tasks, without a model. */
  int tasksCheck(TasksCheckRequest request, Console console);

  /** Decides one answer to a task of a person. */
  int verify(VerifyRequest request, Console console);

  /** Decides an answer a line, through the worker pool, and prints the verdicts in order. */
  int verifyLines(VerifyLinesRequest request, Console console);

  /**
   * @param folder where runs live; it may not exist yet
   * @param name the run's name, free within the folder when it was chosen; its folder is to be made
   */
  record TrainRequest(SettingsLoader.Loaded settings, Path folder, String name, boolean json) {
    /** The folder of the run itself. */
    public Path run() {
      return folder.resolve(name);
    }
  }

  /**
   * @param run an existing folder, not yet known to be a run's
   * @param file settings that were given again: they must be those of the run
   * @param overrides likewise, over those of the run or of the file
   * @param acceptDivergence go on although processor or threads differ from the run's
   */
  record ResumeRequest(
      Path run,
      Optional<Path> file,
      List<String> overrides,
      boolean acceptDivergence,
      boolean json) {}

  /**
   * @param run an existing folder, not yet known to be a run's
   * @param file settings that were given again: but for the node's they must be those of the run
   * @param overrides likewise, over those of the run or of the file
   * @param acceptDivergence go on although processor or threads differ from the run's
   */
  record NodeRequest(
      Path run,
      Optional<Path> file,
      List<String> overrides,
      boolean acceptDivergence,
      boolean json) {}

  /**
   * @param folder where runs live; it may not exist
   */
  record RunsRequest(Path folder, boolean json) {}

  /**
   * @param run an existing folder, not yet known to be a run's
   * @param updates with the digest of every update
   */
  record ShowRequest(Path run, boolean updates, boolean json) {}

  /**
   * @param run an existing folder, not yet known to be a run's
   */
  record WatchRequest(Path run, boolean json) {}

  /**
   * @param run an existing folder, not yet known to be a run's
   */
  record ReportRequest(Path run, boolean json) {}

  /**
   * @param run an existing folder, not yet known to be a run's
   * @param step the checkpoint's step; empty: the newest
   */
  record EvalRequest(Path run, OptionalInt step, boolean json) {}

  /**
   * @param step of a checkpoint; empty: the newest
   * @param out the folder, which isn't there yet
   * @param merge fold adapters into the model
   */
  record ExportRequest(Path run, OptionalInt step, Path out, boolean merge, boolean json) {}

  /**
   * @param run an existing folder, not yet known to be a run's
   * @param step the checkpoint's step; empty: the newest
   * @param prompt a prompt or a task in plain words; {@code -}: each line of the standard input
   * @param samples answers that are drawn, besides the likeliest one
   * @param seed key of those draws
   */
  record AskRequest(
      Path run, OptionalInt step, String prompt, int samples, long seed, boolean json) {}

  /**
   * @param family empty: an example of every family and level
   * @param level empty: every level
   * @param count tasks a cell
   */
  record TasksRequest(
      Optional<String> family, OptionalInt level, long seed, int count, boolean json) {}

  /**
   * @param settings of which those of the tasks and of verification count
   * @param file the tasks
   * @param skipBad say nothing of bad rows in the status
   */
  record TasksCheckRequest(
      SettingsLoader.Loaded settings, Path file, boolean skipBad, boolean json) {}

  /**
   * @param settings of which those of verification count
   * @param kind name of what decides
   * @param task file with what the check needs, a JSON object
   * @param answer file with what was written; empty: the standard input
   */
  record VerifyRequest(
      SettingsLoader.Loaded settings,
      String kind,
      Path task,
      Optional<Path> answer,
      boolean json) {}

  /**
   * @param settings of which those of verification count
   * @param file JSON lines; {@code -}: the standard input
   */
  record VerifyLinesRequest(SettingsLoader.Loaded settings, String file) {}
}
