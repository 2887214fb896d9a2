package cosr.runtime.cli;

import cosr.config.UserError;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code cosr}. All mistakes of a user end here as one line and status 2. */
public final class Main {
  private Main() {}

  /** Runs one verb and ends the process with its status. */
  public static void main(String[] args) {
    Console console = Console.system();
    int status = run(List.of(args), console, Main::installed);
    console.out().flush();
    console.err().flush();
    System.exit(status);
  }

  static int run(List<String> args, Console console, Supplier<Verbs> verbs) {
    CommandLine line = new CommandLine(new CosrCommand(), new Factory(new Scene(console, verbs)));
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(console.color() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpWidth(Math.clamp(console.width(), 60, 110));
    line.setUsageHelpAutoWidth(false);
    line.setExpandAtFiles(false); // a prompt may begin with @
    line.setCaseInsensitiveEnumValuesAllowed(true);
    BenchCommand.addMeasurements(line);
    CosrCommand.groupVerbs(line);
    line.setParameterExceptionHandler((e, given) -> refuse(console, e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(console, e));
    return line.execute(args.toArray(String[]::new));
  }

  private static int refuse(Console console, ParameterException e) {
    UserError cause = userError(e);
    if (cause != null) return complain(console, cause.getMessage());
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("bad command line");
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      String first = unmatched.getUnmatched().getFirst();
      message =
          (unmatched.isUnknownOption() ? "unknown option '" : "unexpected argument '")
              + first
              + "'";
      if (!near.isEmpty()) message += "; did you mean '" + near.getFirst() + "'?";
    }
    String help = "./" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    return complain(console, message + " (" + help + " says what there is)");
  }

  private static int failed(Console console, Exception e) {
    UserError cause = userError(e);
    if (cause != null) return complain(console, cause.getMessage());
    String log = System.getProperty("COSR_LOG", "");
    console
        .err()
        .println("cosr: internal error: " + e + (log.isEmpty() ? "" : "; details in " + log));
    if (log.isEmpty()) e.printStackTrace(console.err());
    else org.slf4j.LoggerFactory.getLogger(Main.class).error("internal error", e);
    return Exit.DEFECT;
  }

  private static int complain(Console console, @Nullable String message) {
    console.err().println("cosr: " + String.valueOf(message).replace('\n', ' '));
    return Exit.BAD_INPUT;
  }

  private static @Nullable UserError userError(@Nullable Throwable e) {
    for (; e != null; e = e.getCause()) if (e instanceof UserError found) return found;
    return null;
  }

  private static Verbs installed() {
    return ServiceLoader.load(Verbs.class)
        .findFirst()
        .orElseThrow(() -> new UserError("this build has no node, so this verb cannot be run"));
  }

  /** What every command is given: where to write, and who does the work. */
  public record Scene(Console console, Supplier<Verbs> verbs) {}

  /** Makes commands with the scene in hand. */
  private record Factory(Scene scene) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (Verb.class.isAssignableFrom(type))
        return type.getDeclaredConstructor(Scene.class).newInstance(scene);
      return CommandLine.defaultFactory().create(type);
    }
  }
}
