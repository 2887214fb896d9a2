package cosr.runtime.node;

import cosr.config.ResolvedSettings;
import cosr.config.Settings;
import cosr.curator.tasks.Catalog;
import cosr.curator.tasks.Notation;
import cosr.curator.tasks.WarmUpLessons;
import cosr.protocol.Cell;
import cosr.protocol.Task;
import cosr.protocol.Terms;
import cosr.student.actor.Workshop;
import cosr.student.core.StudentEvent;
import cosr.student.engine.EngineInfo;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.model.ModelShape;
import cosr.student.tokenizer.StudentTokenizer;
import java.util.List;
import java.util.function.Supplier;

/** Makes the built-in Student's engine out of the settings and the tasks. */
public final class Engines {
  private Engines() {}

  /** The tokens of the tasks' notation. */
  public static StudentTokenizer tokenizer() {
    return StudentTokenizer.of(Notation.ALPHABET, Notation.END_MARK);
  }

  /** An engine without weights yet. */
  public static TensorEngine engine(Settings settings, Catalog catalog, StudentTokenizer tokenizer) {
    ModelShape shape =
        ModelShape.of(settings.model(), tokenizer.size(), tokenizer.end(), tokenizer.pad(), maxLength(catalog));
    return new DjlEngine(shape, EngineOptions.of(settings), tokenizer.files());
  }

  /** What weights would depend on in this process; starts the engine. */
  public static Terms terms(ResolvedSettings settings) {
    int threads = settings.settings().engine().threads();
    EngineInfo info = DjlEngine.info(threads);
    String version = Engines.class.getPackage().getImplementationVersion();
    return new Terms(
        settings.text(),
        settings.digest(),
        version == null ? "0.1.0" : version,
        info.engine(),
        info.instructionSet(),
        info.processor(),
        info.threads());
  }

  static Workshop workshop(
      RunFolder folder, Settings settings, Catalog catalog, boolean provesDigests, Supplier<List<StudentEvent>> history) {
    StudentTokenizer tokenizer = tokenizer();
    return new Workshop(
        settings,
        engine(settings, catalog, tokenizer),
        tokenizer,
        new WarmUpLessons(catalog, settings.run().seed(), settings.warmUp().batch()),
        folder.checkpoints(),
        history,
        provesDigests);
  }

  /** Tokens of the longest prompt with its longest answer; at least 64. */
  private static int maxLength(Catalog catalog) {
    int longest = 64;
    for (Cell cell : catalog.cells()) {
      Task t = catalog.example(cell);
      longest = Math.max(longest, t.prompt().length() + 2 * t.maxTokens());
    }
    return longest;
  }
}
