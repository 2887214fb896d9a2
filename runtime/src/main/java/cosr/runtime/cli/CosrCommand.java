package cosr.runtime.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs, in groups. */
@Command(
    name = "cosr",
    synopsisSubcommandLabel = "VERB",
    header = "Trains a small language model on tasks that a verifier decides.",
    footer = {
      "",
      "Start with ./cosr train; ./cosr VERB --help says more of a verb.",
      "Runs live in runs/ beside ./cosr, or where --runs DIR or COSR_RUNS says.",
      "Exit status: 0 done, 1 a defect, 2 bad input, 130 interrupted."
    },
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      NodeCommand.class,
      RunsCommand.class,
      ShowCommand.class,
      WatchCommand.class,
      ReportCommand.class,
      EvalCommand.class,
      ExportCommand.class,
      BenchCommand.class,
      AskCommand.class,
      VerifyCommand.class,
      TasksCommand.class,
      NewCommand.class,
      DoctorCommand.class
    })
final class CosrCommand implements Runnable {
  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "Train", List.of("train", "resume", "node"),
          "Look", List.of("runs", "show", "watch", "report", "tasks"),
          "Try", List.of("ask", "export", "verify", "new"),
          "Measure", List.of("eval", "bench"),
          "This machine", List.of("doctor"));
  private static final List<String> ORDER =
      List.of("Train", "Look", "Try", "Measure", "This machine");

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which verb?");
  }

  /** Lists the verbs under headings in the help. */
  static void groupVerbs(CommandLine line) {
    line.getHelpSectionMap()
        .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, h -> "");
    line.getHelpSectionMap()
        .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CosrCommand::grouped);
  }

  private static String grouped(Help help) {
    if (help.subcommands().isEmpty()) return "";
    StringBuilder text = new StringBuilder();
    for (String group : ORDER) {
      text.append('\n').append(group).append(":\n");
      for (String verb : GROUPS.getOrDefault(group, List.of())) {
        Help about = help.subcommands().get(verb);
        if (about == null) throw new IllegalStateException("no verb " + verb);
        String header = about.commandSpec().usageMessage().header()[0];
        text.append("  %-8s %s%n".formatted(verb, header));
      }
    }
    return text.toString();
  }
}
