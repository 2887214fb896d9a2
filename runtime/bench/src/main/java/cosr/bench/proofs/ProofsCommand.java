package cosr.bench.proofs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.adapter.Extractors;
import cosr.bench.CpuSeconds;
import cosr.bench.Table;
import cosr.config.UserError;
import cosr.curator.tasks.Families;
import cosr.curator.tasks.TaskFamily;
import cosr.proof.Database;
import cosr.proof.Databases;
import cosr.proof.Limits;
import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Outcome;
import cosr.protocol.Task;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import cosr.verifier.checks.Checks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench proofs}. */
@Command(
    name = "proofs",
    header = "How many Metamath proofs one thread checks a second.",
    footer = {
      "",
      "Answers are proofs of the family 'proof', right and wrong ones alike, through the",
      "Adapter and the check; a database is read from its top, with every proof in it."
    })
public final class ProofsCommand extends Verb {
  private static final int LEVELS = 12;
  private static final int TASKS = 2_400;
  private static final long STEPS = 100_000;

  @Option(
      names = "--seconds",
      defaultValue = "3",
      description = "Seconds for each figure, from 1 (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(
      names = "--database",
      paramLabel = "FILE",
      description = "A Metamath database to read as well, such as set.mm.")
  @Nullable Path database;

  public ProofsCommand(Main.Scene scene) {
    super(scene);
  }

  /**
   * @param proofs that were checked in the seconds
   * @param cpu seconds of all threads of the process
   */
  private record Rate(String name, long proofs, double seconds, double cpu) {
    double perSecond() {
      return proofs / seconds;
    }

    double perCpuSecond() {
      return proofs / cpu;
    }
  }

  @Override
  public Integer call() {
    if (seconds < 1) throw new UserError("--seconds " + seconds + " is below 1");
    List<Rate> rates = new ArrayList<>();
    rates.add(answers());
    rates.add(
        repeated(
            "the database propositional",
            resource("propositional.mm"),
            Databases.named("propositional").orElseThrow().theorems()));
    if (database != null) rates.add(read(database));
    if (json) {
      ObjectNode root = new ObjectMapper().createObjectNode();
      for (Rate rate : rates)
        root.putObject(rate.name())
            .put("proofs", rate.proofs())
            .put("a_second", rate.perSecond())
            .put("a_cpu_second", rate.perCpuSecond());
      console().line(root.toString());
      return Exit.OK;
    }
    Table table = new Table("one thread", "proofs", "seconds", "a second", "a CPU-second");
    for (Rate rate : rates)
      table.row(
          rate.name(),
          String.valueOf(rate.proofs()),
          String.format(Locale.ROOT, "%.2f", rate.seconds()),
          String.format(Locale.ROOT, "%.0f", rate.perSecond()),
          String.format(Locale.ROOT, "%.0f", rate.perCpuSecond()));
    table.lines().forEach(console()::line);
    return Exit.OK;
  }

  /** Tasks with their reference answers, and each once more without its last label. */
  private Rate answers() {
    TaskFamily family = Families.named("proof");
    List<Task> tasks = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      Task task = family.draw(1 + i % LEVELS, KeyedRandom.of(1, "bench", i));
      String answer = family.answer(task.prompt());
      tasks.add(task);
      written.add(i / LEVELS % 2 == 0 ? answer : answer.substring(0, answer.length() - 1));
    }
    Checks checks = Checks.builtIn();
    return timed(
        "answers of the family proof",
        () -> {
          for (int i = 0; i < TASKS; i++) {
            Task task = tasks.get(i);
            var answer = Extractors.answer(new AttemptText(written.get(i), true, task.form()));
            Outcome outcome = checks.decide(task.check(), answer, STEPS).outcome();
            if (outcome instanceof Outcome.Correct != (i / LEVELS % 2 == 0))
              throw new IllegalStateException(task.id() + ": " + outcome);
          }
          return TASKS;
        });
  }

  private Rate repeated(String name, String source, int theorems) {
    return timed(
        name,
        () -> {
          if (Database.read(source, Limits.LARGE) instanceof Database.Rejected rejected)
            throw new IllegalStateException(name + ": " + rejected);
          return theorems;
        });
  }

  private Rate timed(String name, LongSupplier work) {
    long warm = during(work, seconds * 500_000_000L);
    long start = System.nanoTime();
    double cpu = CpuSeconds.now();
    long proofs = during(work, seconds * 1_000_000_000L);
    if (warm == 0 || proofs == 0) throw new IllegalStateException(name + ": no proofs");
    return new Rate(name, proofs, (System.nanoTime() - start) / 1e9, CpuSeconds.now() - cpu);
  }

  /** Repeats the work for so long; how many proofs that were. */
  private static long during(LongSupplier work, long nanos) {
    long end = System.nanoTime() + nanos;
    long proofs = 0;
    while (System.nanoTime() < end) proofs += work.getAsLong();
    return proofs;
  }

  private static Rate read(Path file) {
    try {
      String source = Files.readString(file, StandardCharsets.ISO_8859_1);
      long start = System.nanoTime();
      double begun = CpuSeconds.now();
      Database.Reading reading = Database.read(source, Limits.LARGE);
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpu = CpuSeconds.now() - begun;
      return switch (reading) {
        case Database.Accepted accepted ->
            new Rate(String.valueOf(file), accepted.database().theorems(), seconds, cpu);
        case Database.Rejected rejected ->
            throw new UserError(
                "%s:%d: no database: %s at the statement '%s'"
                    .formatted(file, rejected.line(), rejected.code(), rejected.label()));
      };
    } catch (IOException e) {
      throw new UserError(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String resource(String name) {
    try (var in = Databases.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("no resource " + name);
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
