package cosr.runtime.serve;

import cosr.config.UserError;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.Source;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.hub.AdapterFolder;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.model.HubConfig;
import cosr.student.model.LoraModule;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import cosr.student.tokenizer.HubTokenizer;
import cosr.templates.ModelTemplates;
import cosr.templates.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Models out of Hugging Face folders, and of PEFT adapters beside their base. */
public final class FolderModel {
  private FolderModel() {}

  /**
   * A folder, and what reads for its model; the weights are not loaded.
   *
   * @param shape with all end marks that the folder names
   */
  public record Opened(
      ModelFolder folder, ModelShape shape, HubTokenizer tokenizer, ModelTemplates templates) {
    /**
     * Opens a folder.
     *
     * @throws UserError with one line, if it isn't one that is supported
     */
    public static Opened of(Path folder) {
      ModelFolder model = ModelFolder.open(folder);
      ModelShape shape = FolderModel.shape(model);
      ModelTemplates templates = FolderModel.templates(folder);
      HubTokenizer tokenizer = HubTokenizer.of(model);
      return new Opened(
          model, shape.withEnds(List.copyOf(tokenizer.endIds(model))), tokenizer, templates);
    }
  }

  /**
   * Loads one.
   *
   * @param base folder of an adapter's model; empty: what the adapter says
   * @throws UserError with one line, if it can't be loaded
   */
  public static Served open(Path folder, Optional<Path> base, String name, EngineOptions options) {
    if (Files.isRegularFile(folder.resolve(AdapterFolder.CONFIG)))
      return adapted(AdapterFolder.open(folder), base, name, options);
    if (base.isPresent())
      throw new UserError("--base: " + folder + " holds no adapter, so it has no base");
    Opened opened = Opened.of(folder);
    ModelFiles files = ModelFiles.of(opened.folder(), opened.shape());
    DjlEngine engine = new DjlEngine(ModelPlan.full(opened.shape()), options, files);
    engine.initialise(0);
    return served(opened, engine, name, folder, opened.folder());
  }

  private static Served adapted(
      AdapterFolder adapter, Optional<Path> base, String name, EngineOptions options) {
    Opened opened = Opened.of(base.orElseGet(() -> named(adapter)));
    ModelShape shape = opened.shape();
    List<LoraModule> modules = adapter.modules(shape.linear());
    DjlEngine engine =
        new DjlEngine(
            new ModelPlan(shape, modules, false),
            options,
            ModelFiles.adapters(opened.folder(), shape, adapter.config(), modules));
    engine.replace(
        tensor -> Optional.of(sink -> adapter.read(tensor, NumberType.F32, sink)), Source.NONE);
    AutoCloseable files =
        () -> {
          adapter.close();
          opened.folder().close();
        };
    return served(opened, engine, name, adapter.path(), files);
  }

  private static Path named(AdapterFolder adapter) {
    String base = adapter.config().base();
    Path path = adapter.path().resolve(base);
    if (base.isEmpty() || !Files.isDirectory(path))
      throw new UserError(
          "%s is for the model '%s', which is no folder beside it: name its folder with --base DIR"
              .formatted(adapter.path(), base));
    return path;
  }

  private static Served served(
      Opened opened, DjlEngine engine, String name, Path folder, AutoCloseable files) {
    ChatPrompt chat = new TemplateChat(opened.templates(), opened.tokenizer(), "");
    return Served.of(
        name, modified(folder), engine, opened.tokenizer(), chat, opened.shape(), files);
  }

  /** When a folder was made, in seconds since 1970. */
  public static long modified(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toMillis() / 1000;
    } catch (IOException e) {
      throw new UserError(folder + " can't be read: " + e.getMessage(), e);
    }
  }

  private static ModelShape shape(ModelFolder model) {
    try {
      return HubConfig.read(
          model.bytes(ModelFolder.CONFIG).orElseThrow(), model.bytes("generation_config.json"));
    } catch (IllegalArgumentException e) {
      throw new UserError(model.path() + ": " + e.getMessage(), e);
    }
  }

  private static ModelTemplates templates(Path folder) {
    try {
      ModelTemplates templates = ModelTemplates.of(folder);
      for (TemplateException unknown : templates.check()) throw unknown;
      return templates;
    } catch (TemplateException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UserError(
          "the chat template of " + folder + " can't be read: " + e.getMessage(), e);
    }
  }
}
