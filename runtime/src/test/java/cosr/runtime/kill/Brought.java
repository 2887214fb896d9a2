package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.supervisor.SupervisorEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import own.HalfCheck;

/**
 * A run of seconds in which a model with random weights learns as one that a user brought, from
 * rows that it answers right about half the time, so that every round updates it.
 *
 * @param model one of the Student's fixtures
 * @param more settings, in HOCON
 */
record Brought(String model, String algorithm, int lag, String more) {
  static final int ROUNDS = 4;

  private static final int SEED = 11;
  private static final int ROWS = 48;
  private static final int VOCABULARY = 512;
  private static final int ONE_END_IN = 3;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FIXTURES =
      Path.of("..", "actors", "student", "src", "test", "resources", "fixtures").toAbsolutePath();

  private static final String SETTINGS =
      """
      cosr {
        run { rounds = %d, seed = %d, lag = %d }
        student { model = "%s", answer-tokens = 6, context = 128 }
        tasks {
          dataset = "%s"
          columns { prompt = ask, answer = words, check = half }
        }
        sampling { prompts = 4, samples = 6, chunk-rows = 8 }
        curriculum.probes = 2
        learning { algorithm = %s, learning-rate = 5e-4, micro-batch-tokens = 512 }
        checkpoints { every-rounds = 2, keep-last = 2 }
        exams { every-rounds = 2, per-cell = 4 }
      }
      %s
      """;

  @Override
  public String toString() {
    return "%s, %s, lag %d %s".formatted(model, algorithm, lag, more).strip();
  }

  /** What starts the processes of this run; its files lie in this folder. */
  Chain.Starts starts(Path folder) {
    return starts(folder, SEED);
  }

  private Chain.Starts starts(Path folder, int seed) {
    Path settings = settings(folder, seed);
    List<Path> plugIns = List.of(plugIn(folder));
    return new Chain.Starts() {
      @Override
      public RunProcess train(Path run, String failPoint) {
        return RunProcess.train(run, settings, plugIns, failPoint);
      }

      @Override
      public RunProcess resume(Path run, String failPoint) {
        return RunProcess.resume(run, plugIns, failPoint);
      }
    };
  }

  /** The run that nobody interrupts: it updates in every round. */
  Told whole(Path folder) {
    return whole(folder, SEED);
  }

  /** The same under another seed. */
  Told whole(Path folder, int seed) {
    Path run = folder.resolve("whole-" + seed);
    starts(folder, seed).train(run, "").endsWith(0);
    Told told = Told.of(run);
    assertThat(new TreeSet<>(told.digests())).as("updates of %s", this).hasSize(ROUNDS);
    assertThat(told.all(SupervisorEvent.RoundClosed.class))
        .extracting(round -> round.metrics().getOrDefault("groups_learned", 0.0))
        .as("groups learned from, round by round, in %s", this)
        .hasSize(ROUNDS)
        .doesNotContain(0.0);
    return told;
  }

  private Path settings(Path folder, int seed) {
    String text =
        SETTINGS.formatted(
            ROUNDS,
            seed,
            lag,
            model(folder).toAbsolutePath(),
            rows(folder).toAbsolutePath(),
            algorithm,
            more);
    return write(folder.resolve("settings-" + seed + ".conf"), text);
  }

  /** The fixture with more ends: a model with random weights hardly comes to its own. */
  private Path model(Path folder) {
    Path copy = folder.resolve("model");
    if (Files.exists(copy)) return copy;
    try (Stream<Path> files = Files.list(FIXTURES.resolve(model))) {
      Files.createDirectories(copy);
      for (Path file : files.filter(Files::isRegularFile).toList())
        Files.copy(file, copy.resolve(file.getFileName()));
      Path generation = copy.resolve("generation_config.json");
      ObjectNode config = (ObjectNode) JSON.readTree(generation.toFile());
      ArrayNode ends = JSON.createArrayNode().add(config.get("eos_token_id"));
      for (int id = 0; id < VOCABULARY; id += ONE_END_IN) ends.add(id);
      JSON.writeValue(generation.toFile(), config.set("eos_token_id", ends));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  private static Path rows(Path folder) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS; i++)
      rows.append(
          "{\"ask\": \"Say what you like about %d.\", \"words\": \"yes %d\"}\n".formatted(i, i));
    return write(folder.resolve("half.jsonl"), rows.toString());
  }

  /** The check is in the class path already; that it is one is said here. */
  private static Path plugIn(Path folder) {
    Path jar = folder.resolve("half.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream services = new JarOutputStream(out)) {
      services.putNextEntry(new ZipEntry("META-INF/services/cosr.verifier.checks.Checker"));
      services.write(HalfCheck.class.getName().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (!Files.exists(file)) Files.writeString(file, text);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
