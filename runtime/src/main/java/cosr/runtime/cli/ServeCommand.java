package cosr.runtime.cli;

import cosr.config.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cosr serve}. */
@Command(
    name = "serve",
    header = "Answer requests in the shape of OpenAI's API with a model.",
    footer = {
      "",
      "  ./cosr serve RUN                  the newest checkpoint of a run",
      "  ./cosr serve RUN@120 --port 0     another one, at a port that is free",
      "  ./cosr serve path/to/MODEL        a Hugging Face folder, or a PEFT adapter's",
      "",
      "Clients take the address that is printed as their base URL. Beyond this machine",
      "(--host) a token is needed: --token-file, or COSR_SERVE_TOKEN in the environment.",
      "Ctrl-C ends it, with status 0. docs/serve.md says which parameters are obeyed."
    })
final class ServeCommand extends Verb {
  private static final int MOST_PORT = 65_535;
  private static final int MOST_ROWS = 1024;
  private static final int MOST_WAITING = 100_000;

  @Parameters(
      paramLabel = "RUN[@STEP]|DIR",
      description = "Name of a run or its folder, with a checkpoint's step; or a model's folder.")
  String given = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8000",
      description = "0: one that is free (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen at (default: ${DEFAULT-VALUE}).")
  String host = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with the token that requests must bring.")
  @Nullable Path tokenFile;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The model's name in requests (else the run's or the folder's).")
  @Nullable String name;

  @Option(names = "--base", paramLabel = "DIR", description = "Folder of an adapter's model.")
  @Nullable Path base;

  @Option(
      names = "--together",
      paramLabel = "N",
      defaultValue = "32",
      description = "Answers that are made at once (default: ${DEFAULT-VALUE}).")
  int together;

  @Option(
      names = "--waiting",
      paramLabel = "N",
      defaultValue = "256",
      description = "Answers that may wait for their turn (default: ${DEFAULT-VALUE}).")
  int waiting;

  @Option(names = "--threads", paramLabel = "N", description = "Engine threads, as engine.threads.")
  @Nullable Integer threads;

  @Option(names = "--precision", paramLabel = "P", description = "As engine.precision.")
  @Nullable String precision;

  @Option(names = "--device", paramLabel = "D", description = "As engine.device: cpu or gpu:0.")
  @Nullable String device;

  ServeCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    within("--port", port, 0, MOST_PORT);
    within("--together", together, 1, MOST_ROWS);
    within("--waiting", waiting, 1, MOST_WAITING);
    if (name != null && !name.matches("[A-Za-z0-9][A-Za-z0-9._@:-]{0,99}"))
      throw new UserError(
          "--name %s: letters, digits and . _ @ : -, at most 100, first a letter or digit"
              .formatted(name));
    Verbs.ServeRequest request =
        new Verbs.ServeRequest(
            model(),
            Optional.ofNullable(name),
            new Verbs.Listening(host, port, Optional.ofNullable(tokenFile)),
            together,
            waiting,
            overrides(),
            json);
    return verbs().serve(request, console());
  }

  private static void within(String option, int value, int least, int most) {
    if (value < least || value > most)
      throw new UserError("%s %d: from %d to %d".formatted(option, value, least, most));
  }

  /** A folder that isn't a run's is a model's. */
  private Verbs.ServedModel model() {
    Path here = Path.of(given);
    boolean run =
        Files.exists(here.resolve("journal.db")) || Files.exists(here.resolve("journal.conf"));
    boolean model =
        Files.exists(here.resolve("config.json"))
            || Files.exists(here.resolve("adapter_config.json"));
    if (Files.isDirectory(here) && !run && (model || given.contains("/")))
      return new Verbs.ServedModel.Folder(here, Optional.ofNullable(base));
    if (base != null)
      throw new UserError("--base: " + given + " is a run, not an adapter's folder");
    RunAtStep at = RunAtStep.of(given);
    return new Verbs.ServedModel.Checkpoint(run(at.run()), at.step());
  }

  private List<String> overrides() {
    List<String> all = new ArrayList<>();
    if (threads != null) all.add("engine.threads=" + threads);
    if (precision != null)
      all.addAll(with(List.of(), "engine.precision", List.of(precision), false));
    if (device != null) all.addAll(with(List.of(), "engine.device", List.of(device), false));
    return all;
  }
}
