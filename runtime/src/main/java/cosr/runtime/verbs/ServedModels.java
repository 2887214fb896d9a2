package cosr.runtime.verbs;

import cosr.config.ResolvedSettings;
import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.config.StudentSettings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.protocol.Terms;
import cosr.runtime.cli.Verbs.ServeRequest;
import cosr.runtime.cli.Verbs.ServedModel;
import cosr.runtime.node.Engines;
import cosr.runtime.node.RunFolder;
import cosr.runtime.node.Tasks;
import cosr.runtime.serve.ChatPrompt;
import cosr.runtime.serve.FolderModel;
import cosr.runtime.serve.LastWords;
import cosr.runtime.serve.Served;
import cosr.runtime.serve.TemplateChat;
import cosr.runtime.view.RunView;
import cosr.student.core.StudentEvent.CheckpointSaved;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.TensorEngine;
import cosr.student.model.ModelShape;
import cosr.student.tokenizer.CharTokenizer;
import java.nio.file.Path;
import java.util.Set;

/** Models that can be served, out of runs and out of folders. */
final class ServedModels {
  private ServedModels() {}

  /**
   * Loads the model of a request.
   *
   * @throws UserError with one line, if it can't be loaded
   */
  static Served open(ServeRequest request) {
    return switch (request.model()) {
      case ServedModel.Folder folder -> {
        Settings settings = SettingsLoader.load(null, request.overrides()).settings();
        String name = request.name().orElseGet(() -> name(folder.folder()));
        yield FolderModel.open(folder.folder(), folder.base(), name, EngineOptions.of(settings));
      }
      case ServedModel.Checkpoint checkpoint -> checkpoint(checkpoint, request);
    };
  }

  private static String name(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    String last = whole.getFileName() == null ? "" : whole.getFileName().toString();
    String plain = last.replaceAll("[^A-Za-z0-9._@:-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    return plain.isEmpty() ? "model" : plain;
  }

  private static Served checkpoint(ServedModel.Checkpoint at, ServeRequest request) {
    RunFolder folder = new RunFolder(at.run());
    folder.recognise();
    folder.keepLog();
    RunView view = Views.read(folder);
    Terms terms =
        view.terms().orElseThrow(() -> new UserError("run " + folder.name() + " never began"));
    Settings settings =
        SettingsLoader.over(ResolvedSettings.parse(terms.settings()), request.overrides())
            .settings();
    CheckpointSaved saved = Checkpoints.find(folder, view, at.step());
    Catalog catalog = Tasks.of(settings).catalog();
    TensorEngine engine = Engines.engine(settings, catalog);
    try {
      Checkpoints.load(engine, folder, saved, terms);
    } catch (UserError e) {
      engine.close();
      throw e;
    }
    String step = at.step().isPresent() ? "@" + at.step().getAsInt() : "";
    String name = request.name().orElse(name(folder.path()) + step);
    long made = FolderModel.modified(folder.checkpoints().resolve(saved.folderName()));
    return settings.student().brought()
        ? brought(settings.student(), engine, name, made)
        : builtIn(catalog, engine, name, made);
  }

  /** The model that a user brought, which reads in its own chat template. */
  private static Served brought(
      StudentSettings student, TensorEngine engine, String name, long made) {
    FolderModel.Opened model = FolderModel.Opened.of(Path.of(student.model()));
    ChatPrompt chat =
        model.templates().names().isEmpty()
            ? new LastWords(model.tokenizer(), student.system())
            : new TemplateChat(model.templates(), model.tokenizer(), student.system());
    ModelShape shape =
        model.shape().withMaxLength(Math.min(model.shape().maxLength(), student.context()));
    return Served.of(name, made, engine, model.tokenizer(), chat, shape, model.folder());
  }

  /** The built-in Student, whose tokens are characters and who knows no chats. */
  private static Served builtIn(Catalog catalog, TensorEngine engine, String name, long made) {
    CharTokenizer tokenizer = Engines.tokenizer(catalog);
    return new Served(
        name,
        made,
        engine,
        tokenizer,
        new LastWords(tokenizer, ""),
        tokenizer.size(),
        Engines.maxLength(catalog),
        Set.of(Engines.tokens(catalog).endId()),
        () -> {});
  }
}
