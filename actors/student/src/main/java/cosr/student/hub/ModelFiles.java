package cosr.student.hub;

import cosr.student.engine.Source;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.LoraModule;
import cosr.student.model.ModelConfig;
import cosr.student.model.ModelShape;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The files that the checkpoints of a model consist of, and the folder that it began as.
 *
 * @param layout of every checkpoint, the optimizer's state left out
 * @param fit how the folder fits the model
 */
public record ModelFiles(
    FolderLayout layout, Optional<ModelFolder> origin, Optional<TensorFit> fit) {

  /**
   * Of a model that begins with weights of its own.
   *
   * @param companions files besides the model's own, such as {@code tokenizer.json}, by name
   */
  public static ModelFiles fresh(ModelShape shape, SortedMap<String, byte[]> companions) {
    SortedMap<String, byte[]> files = new TreeMap<>(companions);
    files.put(ModelFolder.CONFIG, ModelConfig.write(shape));
    files.put("generation_config.json", ModelConfig.writeGeneration(shape));
    return new ModelFiles(
        FolderLayout.fresh(shape.tensors(), NumberType.F32, Long.MAX_VALUE, files),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Of a model of which all weights learn: files as it came in.
   *
   * @throws cosr.config.UserError if the folder doesn't hold the shape
   */
  public static ModelFiles of(ModelFolder folder, ModelShape shape) {
    return new ModelFiles(
        FolderLayout.of(folder), Optional.of(folder), Optional.of(fit(folder, shape)));
  }

  /**
   * Of adapters beside a model: files as PEFT writes them.
   *
   * @throws cosr.config.UserError if the folder doesn't hold the shape
   */
  public static ModelFiles adapters(
      ModelFolder base, ModelShape shape, LoraConfig config, List<LoraModule> modules) {
    return new ModelFiles(
        AdapterFolder.layout(config, modules, NumberType.F32),
        Optional.of(base),
        Optional.of(fit(base, shape)));
  }

  private static TensorFit fit(ModelFolder folder, ModelShape shape) {
    return TensorFit.of(folder, shape.tensors(), shape.parts().tied());
  }

  /** The numbers of a tensor of the layout: those given, or else as they came in. */
  public FolderWriter.Numbers numbers(Function<String, Optional<TensorFeed>> given) {
    if (origin.isPresent() && fit.isPresent()) return fit.get().numbers(origin.get(), given);
    return name -> new TensorSource(NumberType.F32, given.apply(name).orElseThrow());
  }

  /** The tensors that the model began with. */
  public Source first() {
    return name -> origin.map(folder -> sink -> folder.read(name, NumberType.F32, sink));
  }
}
