package cosr.runtime.cli;

import cosr.config.SettingsLoader;
import cosr.config.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr verify}. */
@Command(
    name = "verify",
    header = "Decide answers of your own, as the Verifier decides the Student's.",
    footer = {
      "",
      "  ./cosr verify --kind integer --task T.json --answer A.txt",
      "  echo 'so the answer is 18.' | ./cosr verify --kind integer --task T.json",
      "  ./cosr verify --jsonl FILE         a task and an answer a line, a verdict a line",
      "",
      "T.json holds what the check needs, such as {\"expected\": \"18\"}; a line of FILE is",
      "{\"id\": \"a\", \"kind\": \"integer\", \"task\": {\"expected\": \"18\"}, \"answer\": \"18\"}.",
      "The Adapter reads the answer out of the text first. docs/verify.md has all kinds."
    })
final class VerifyCommand extends Verb {
  @Option(names = "--kind", paramLabel = "KIND", description = "What decides: docs/verify.md.")
  @Nullable String kind;

  @Option(names = "--task", paramLabel = "T.json", description = "What the check needs.")
  @Nullable Path task;

  @Option(
      names = "--answer",
      paramLabel = "A.txt",
      description = "What the Student wrote (else the standard input).")
  @Nullable Path answer;

  @Option(
      names = "--jsonl",
      paramLabel = "FILE",
      description = "A task, an answer and an id a line; -: the standard input.")
  @Nullable String lines;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of verification; may be repeated.")
  List<String> overrides = List.of();

  VerifyCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    SettingsLoader.Loaded settings = SettingsLoader.load(null, overrides);
    if (lines != null) {
      if (kind != null || task != null || answer != null)
        throw new UserError(
            "--jsonl FILE has kinds, tasks and answers in its lines: leave out the others");
      return verbs().verifyLines(new Verbs.VerifyLinesRequest(settings, lines), console());
    }
    if (kind == null || task == null)
      throw new UserError("verify needs --kind KIND and --task T.json, or --jsonl FILE");
    return verbs()
        .verify(
            new Verbs.VerifyRequest(settings, kind, task, Optional.ofNullable(answer), json),
            console());
  }
}
