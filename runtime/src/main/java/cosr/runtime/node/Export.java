package cosr.runtime.node;

import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.student.core.StudentEvent.CheckpointSaved;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.Hook;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.hub.AdapterFolder;
import cosr.student.hub.FolderLayout;
import cosr.student.hub.FolderWriter;
import cosr.student.hub.Merge;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.hub.TensorSource;
import cosr.student.model.LoraModule;
import cosr.student.model.ModelPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A checkpoint as a folder for other tools, without the optimizer's state. */
public final class Export {
  private Export() {}

  /**
   * Writes a folder like the one that the model came in; of adapters one as PEFT writes it.
   *
   * @param checkpoint folder of the checkpoint, which is held against the journal's digests first
   * @param merge fold adapters into the model
   * @throws UserError with one line, if the checkpoint is damaged or the folder can't be written
   */
  public static void write(
      Settings settings,
      Catalog catalog,
      Path checkpoint,
      CheckpointSaved saved,
      Path out,
      boolean merge) {
    boolean adapted = settings.student().brought() && settings.student().lora().rank() > 0;
    if (merge && !adapted)
      throw new UserError("--merge: the run has no adapters: all weights learned");
    try {
      verify(settings, catalog, checkpoint, saved);
      if (!adapted) model(checkpoint, out);
      else if (merge) merged(BroughtModel.of(settings).silent().checked(), checkpoint, out);
      else adapters(checkpoint, out);
    } catch (CheckpointException | IOException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  private static void verify(
      Settings settings, Catalog catalog, Path checkpoint, CheckpointSaved saved) {
    ModelPlan plan;
    ModelFiles files;
    if (settings.student().brought()) {
      BroughtModel model = BroughtModel.of(settings).silent();
      plan = model.plan();
      files = model.files();
    } else {
      plan = ModelPlan.full(Engines.shape(settings, catalog));
      files = ModelFiles.fresh(plan.shape(), Engines.files(catalog));
    }
    DjlEngine.verify(plan, files, checkpoint, saved.weightsDigest(), saved.optimizerDigest());
  }

  private static void model(Path checkpoint, Path out) {
    try (ModelFolder folder = ModelFolder.open(checkpoint)) {
      FolderWriter.write(out, FolderLayout.of(folder), folder::stored);
    }
  }

  private static void adapters(Path checkpoint, Path out) {
    try (AdapterFolder folder = AdapterFolder.open(checkpoint)) {
      FolderWriter.write(
          out,
          folder.layout(),
          name ->
              new TensorSource(NumberType.F32, sink -> folder.read(name, NumberType.F32, sink)));
    }
  }

  private static void merged(BroughtModel model, Path checkpoint, Path out) throws IOException {
    Map<String, TensorFeed> sums = new TreeMap<>();
    ModelFolder base = model.folder();
    try (AdapterFolder folder = AdapterFolder.open(checkpoint)) {
      for (LoraModule module : folder.modules(model.shape().linear())) {
        TensorFeed stored = sink -> base.read(module.weight(), NumberType.F32, sink);
        float[] a = folder.floats(module.a().name());
        float[] b = folder.floats(module.b().name());
        sums.put(module.weight(), Merge.of(module, stored, a, b));
      }
    }
    ModelFiles files = ModelFiles.of(base, model.shape());
    FolderWriter.write(
        out,
        files.layout(),
        files.numbers(name -> Optional.ofNullable(sums.get(name))),
        folder -> {},
        Hook.NONE);
  }
}
