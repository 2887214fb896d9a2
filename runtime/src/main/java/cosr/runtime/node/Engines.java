package cosr.runtime.node;

import cosr.config.ResolvedSettings;
import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.config.StudentSettings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.curator.tasks.WarmUpLessons;
import cosr.protocol.Cell;
import cosr.protocol.Rules;
import cosr.protocol.Task;
import cosr.protocol.Terms;
import cosr.student.actor.Past;
import cosr.student.actor.Workshop;
import cosr.student.engine.EngineInfo;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.model.ModelShape;
import cosr.student.tokenizer.CharTokenizer;
import cosr.student.tokenizer.TokenizerFiles;
import cosr.student.wording.NotationWording;
import cosr.student.wording.Wording;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** Makes the built-in Student's engine out of the settings and the tasks. */
public final class Engines {
  private static final int MIN_LENGTH = 64;

  private Engines() {}

  /** The tokens of the notation of these tasks. */
  public static TokenizerFiles tokens(Catalog catalog) {
    return new TokenizerFiles(catalog.alphabet());
  }

  /** How the Student of these settings reads and writes. */
  public static Wording wording(Settings settings, Catalog catalog) {
    return broughtWording(settings)
        .orElseGet(() -> new NotationWording(tokenizer(catalog), tokens(catalog).endId()));
  }

  /** How a model that the user brought reads and writes; empty for the built-in Student. */
  public static Optional<Wording> broughtWording(Settings settings) {
    return settings.student().brought()
        ? Optional.of(BroughtModel.of(settings).wording())
        : Optional.empty();
  }

  /** The tokenizer that a model folder of these tasks holds. */
  public static CharTokenizer tokenizer(Catalog catalog) {
    return CharTokenizer.of(files(catalog).getOrDefault("tokenizer.json", new byte[0]));
  }

  /** An engine without weights yet. */
  public static TensorEngine engine(Settings settings, Catalog catalog) {
    if (settings.student().brought()) return BroughtModel.of(settings).silent().checked().engine();
    ModelShape shape = shape(settings, catalog);
    return new DjlEngine(shape, EngineOptions.of(settings), files(catalog), catalog.alphabet());
  }

  /**
   * Loaded settings with what a run takes down of the model that its user brought: its folder by an
   * absolute path, and a digest of it.
   *
   * @throws cosr.config.UserError with one line, if the model isn't supported
   */
  public static SettingsLoader.Loaded pinned(SettingsLoader.Loaded loaded) {
    StudentSettings student = loaded.settings().student();
    if (!student.brought()) return loaded;
    String folder = Path.of(student.model()).toAbsolutePath().normalize().toString();
    BroughtModel model = BroughtModel.of(loaded.settings());
    String digest = student.sha256().isEmpty() ? model.digest() : student.sha256();
    model.checked();
    model.wording().close();
    return loaded.with(student.with(folder, digest), "found in " + student.model());
  }

  private static ModelShape shape(Settings settings, TokenizerFiles tokens, int maxLength) {
    return ModelShape.of(
        settings.model(), tokens.size(), tokens.endId(), TokenizerFiles.PAD_ID, maxLength);
  }

  static ModelShape shape(Settings settings, Catalog catalog) {
    return shape(settings, tokens(catalog), maxLength(catalog));
  }

  static SortedMap<String, byte[]> files(Catalog catalog) {
    return tokens(catalog).files(maxLength(catalog));
  }

  /** What weights would depend on in this process; starts the engine. */
  public static Terms terms(ResolvedSettings settings) {
    Settings.Engine engine = settings.settings().engine();
    EngineInfo info = info(engine);
    ModelShape shape = shape(settings.settings());
    String version = Engines.class.getPackage().getImplementationVersion();
    return new Terms(
        settings.text(),
        settings.digest(),
        Rules.name(version == null ? "0.1.0" : version),
        info.engine(),
        info.instructionSet(),
        info.processor(),
        info.threads(),
        DjlEngine.kernels(shape, engine.precision(), engine.device()).text());
  }

  private static ModelShape shape(Settings settings) {
    if (settings.student().brought()) return BroughtModel.of(settings).silent().shape();
    return shape(settings, tokens(Tasks.of(settings).catalog()), MIN_LENGTH);
  }

  private static EngineInfo info(Settings.Engine engine) {
    try {
      return DjlEngine.info(engine.threads(), engine.device());
    } catch (UserError e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new UserError(
          "the tensor engine does not start (" + root(e) + "); ./cosr doctor says what is missing",
          e);
    }
  }

  private static String root(Throwable e) {
    Throwable at = e;
    while (at.getCause() != null) at = at.getCause();
    String text = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    return text.lines().findFirst().orElse("");
  }

  static Workshop workshop(RunFolder folder, Settings settings, Catalog catalog, Past past) {
    return new Workshop(
        settings,
        engine(settings, catalog),
        wording(settings, catalog),
        new WarmUpLessons(catalog, settings.run().seed()),
        folder.checkpoints(),
        past);
  }

  /** Tokens of the longest prompt with its longest answer; at least 64. */
  public static int maxLength(Catalog catalog) {
    int longest = MIN_LENGTH;
    for (Cell cell : catalog.cells()) {
      Task t = catalog.longest(cell);
      longest = Math.max(longest, t.prompt().length() + 2 * t.maxTokens());
    }
    return longest;
  }
}
