package cosr.runtime.cli;

import cosr.config.UserError;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr tasks}. */
@Command(
    name = "tasks",
    header = "Show the task families, or tasks with their reference answers.",
    footer = {
      "",
      "  ./cosr tasks --family sort --level 3 --seed 7",
      "  ./cosr tasks check FILE            rows of your own, without a model"
    },
    subcommands = TasksCheckCommand.class)
final class TasksCommand extends Verb {
  @Option(names = "--family", paramLabel = "F", description = "One family.")
  @Nullable String family;

  @Option(names = "--level", paramLabel = "L", description = "One level, from 1.")
  @Nullable Integer level;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "11", description = "Key of the draw.")
  long seed;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Tasks a level (else 8 of one family, 1 of all).")
  @Nullable Integer count;

  TasksCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    if (level != null && level < 1)
      throw new UserError("--level " + level + ": levels count from 1");
    int tasks = count != null ? count : family == null ? 1 : 8;
    if (tasks < 1) throw new UserError("--count " + tasks + ": at least 1");
    OptionalInt one = level == null ? OptionalInt.empty() : OptionalInt.of(level);
    Verbs.TasksRequest request =
        new Verbs.TasksRequest(Optional.ofNullable(family), one, seed, tasks, json);
    return verbs().tasks(request, console());
  }
}
