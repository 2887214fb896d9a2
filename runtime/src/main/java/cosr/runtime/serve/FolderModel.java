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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Models out of Hugging Face folders, and of PEFT adapters beside their base. */
public final class FolderModel {
  private FolderModel() {}

  /** Whether a folder looks like one of a model or of an adapter. */
  public static boolean looksLikeOne(Path folder) {
    return Files.isRegularFile(folder.resolve(ModelFolder.CONFIG))
        || Files.isRegularFile(folder.resolve(AdapterFolder.CONFIG));
  }

  /**
   * Loads one.
   *
   * @param base folder of an adapter's model; empty: what the adapter says
   * @throws UserError with one line, if it can't be loaded
   */
  public static Served open(Path folder, Optional<Path> base, String name, EngineOptions options) {
    boolean adapter = Files.isRegularFile(folder.resolve(AdapterFolder.CONFIG));
    if (!adapter && base.isPresent())
      throw new UserError("--base: " + folder + " holds no adapter, so it has no base");
    if (!adapter) return open(ModelFolder.open(folder), folder, Optional.empty(), name, options);
    AdapterFolder adapters = AdapterFolder.open(folder);
    ModelFolder model = ModelFolder.open(base.orElseGet(() -> named(folder, adapters)));
    return open(model, folder, Optional.of(adapters), name, options);
  }

  private static Path named(Path folder, AdapterFolder adapters) {
    String base = adapters.config().base();
    Path path = folder.resolve(base);
    if (base.isEmpty() || !Files.isDirectory(path))
      throw new UserError(
          "%s is for the model '%s', which is no folder beside it: name its folder with --base DIR"
              .formatted(folder, base));
    return path;
  }

  private static Served open(
      ModelFolder model,
      Path folder,
      Optional<AdapterFolder> adapters,
      String name,
      EngineOptions options) {
    ModelShape shape = shape(model);
    HubTokenizer tokenizer = HubTokenizer.of(model);
    ChatPrompt chat = new TemplateChat(templates(model), tokenizer);
    Set<Integer> ends = new HashSet<>(shape.ends());
    ends.addAll(tokenizer.endIds(model));
    DjlEngine engine =
        adapters
            .map(a -> adapted(model, shape, a, options))
            .orElseGet(() -> full(model, shape, options));
    AutoCloseable files =
        () -> {
          adapters.ifPresent(AdapterFolder::close);
          model.close();
        };
    return Served.of(name, modified(folder), engine, tokenizer, chat, shape, ends, files);
  }

  private static DjlEngine full(ModelFolder model, ModelShape shape, EngineOptions options) {
    DjlEngine engine = new DjlEngine(ModelPlan.full(shape), options, ModelFiles.of(model, shape));
    engine.initialise(0);
    return engine;
  }

  private static DjlEngine adapted(
      ModelFolder model, ModelShape shape, AdapterFolder adapter, EngineOptions options) {
    List<LoraModule> modules = adapter.modules(shape.linear());
    DjlEngine engine =
        new DjlEngine(
            new ModelPlan(shape, modules, false),
            options,
            ModelFiles.adapters(model, shape, adapter.config(), modules));
    engine.replace(
        tensor -> Optional.of(sink -> adapter.read(tensor, NumberType.F32, sink)), Source.NONE);
    return engine;
  }

  private static ModelShape shape(ModelFolder model) {
    try {
      return HubConfig.read(
          model.bytes(ModelFolder.CONFIG).orElse(new byte[0]),
          model.bytes("generation_config.json"));
    } catch (IllegalArgumentException e) {
      throw new UserError(model.path() + ": " + e.getMessage(), e);
    }
  }

  private static ModelTemplates templates(ModelFolder model) {
    try {
      return ModelTemplates.of(model.path());
    } catch (TemplateException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UserError(
          "the chat template of " + model.path() + " can't be read: " + e.getMessage(), e);
    }
  }

  private static long modified(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toMillis() / 1000;
    } catch (IOException e) {
      throw new UserError(folder + " can't be read: " + e.getMessage(), e);
    }
  }
}
