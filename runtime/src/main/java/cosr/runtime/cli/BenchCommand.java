package cosr.runtime.cli;

import java.util.Objects;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code cosr bench}: one subcommand a measurement, each of them found as a {@link Measurement}.
 */
@Command(
    name = "bench",
    header = "Measure this installation: one table a subcommand.",
    synopsisSubcommandLabel = "WHAT")
final class BenchCommand extends Verb {
  @Spec CommandSpec spec = CommandSpec.create();

  BenchCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "measure what?");
  }

  static void addMeasurements(CommandLine line) {
    CommandLine bench = Objects.requireNonNull(line.getSubcommands().get("bench"));
    for (Measurement found : ServiceLoader.load(Measurement.class))
      bench.addSubcommand(new CommandLine(found.command(), line.getFactory()));
  }
}
