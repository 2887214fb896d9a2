package cosr.bench.round;

import cosr.bench.student.Engines;
import cosr.curator.tasks.Catalog;
import cosr.curator.tasks.WarmUpLessons;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.student.actor.Past;
import cosr.student.actor.Workshop;
import cosr.student.core.ResolvedBatch;
import cosr.student.core.StudentEvent;
import cosr.student.engine.Hook;
import cosr.student.engine.SavedWeights;
import cosr.student.engine.TensorEngine;
import cosr.student.model.ModelShape;
import cosr.student.wording.NotationWording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One Student for each way to compute, all with the same weights. */
final class Students implements AutoCloseable {
  private static final Past NONE =
      new Past() {
        @Override
        public List<StudentEvent> events() {
          return List.of();
        }

        @Override
        public int divergences() {
          return 0;
        }
      };

  private final Map<String, TensorEngine> engines;
  private final Map<String, Workshop> workshops = new LinkedHashMap<>();

  Students(ModelShape shape, Catalog catalog) {
    engines = Engines.of(shape);
    engines.forEach(
        (name, engine) ->
            workshops.put(
                name,
                new Workshop(
                    Engines.SETTINGS,
                    engine,
                    new NotationWording(cosr.runtime.node.Engines.tokenizer(catalog), shape.eos()),
                    new WarmUpLessons(catalog, Engines.SETTINGS.run().seed()),
                    Path.of(""),
                    NONE)));
  }

  /** By the name of their kernels. */
  Map<String, Workshop> all() {
    return workshops;
  }

  /** Gives so many of the warm-up's lessons to the last, and its weights to all. */
  void warmUp(int lessons) {
    Workshop last = List.copyOf(workshops.values()).getLast();
    for (int i = 0; i < lessons; i++)
      last.learn(
          new ResolvedBatch(
              new SheetKey(Stage.WARM_UP, i, 0), i + 1, List.of(), List.of(), 0, 0, ""));
    try {
      Path folder = Files.createTempDirectory("cosr-bench");
      try {
        Path weights = folder.resolve("weights");
        TensorEngine from = List.copyOf(engines.values()).getLast();
        SavedWeights saved = from.save(weights, Hook.NONE);
        for (TensorEngine engine : engines.values())
          if (engine != from) engine.load(weights, saved.weightsDigest(), saved.optimizerDigest());
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }

  @Override
  public void close() {
    workshops.values().forEach(Workshop::close);
  }
}
