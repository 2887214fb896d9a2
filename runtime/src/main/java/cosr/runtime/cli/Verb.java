package cosr.runtime.cli;

import com.typesafe.config.ConfigUtil;
import cosr.config.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What all verbs have in common: their options {@code --json}, {@code --runs} and {@code --help}.
 */
public abstract class Verb implements Callable<Integer> {
  private final Main.Scene scene;

  @Option(names = "--json", description = "Print JSON.")
  protected boolean json;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Where runs live (else $COSR_RUNS, else runs/ beside ./cosr).")
  @Nullable Path runs;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  protected Verb(Main.Scene scene) {
    this.scene = scene;
  }

  protected final Console console() {
    return scene.console();
  }

  protected final Verbs verbs() {
    return scene.verbs().get();
  }

  protected final Path folder() {
    Path folder =
        RunFolders.folder(runs, System.getenv("COSR_RUNS"), System.getProperty("cosr.home"));
    if (Files.exists(folder) && !Files.isDirectory(folder))
      throw new UserError(folder + " is a file, not a folder of runs");
    return folder;
  }

  /** The folder of {@code --runs}; empty where it is not given. */
  protected final Optional<Path> runsOption() {
    return runs == null ? Optional.empty() : Optional.of(folder());
  }

  /** The overrides, and over them what an option of its own gave. */
  protected static List<String> with(
      List<String> overrides, String key, List<String> values, boolean list) {
    if (values.isEmpty()) return overrides;
    String text = String.join(",", values.stream().map(ConfigUtil::quoteString).toList());
    List<String> all = new ArrayList<>(overrides);
    all.add(key + "=" + (list ? "[" + text + "]" : text));
    return List.copyOf(all);
  }

  /** The overrides, and over them the roles of this process. */
  protected static List<String> withRoles(List<String> overrides, List<String> roles) {
    return with(overrides, "node.roles", roles, true);
  }

  protected final Path run(String name) {
    return RunFolders.find(folder(), name);
  }
}
