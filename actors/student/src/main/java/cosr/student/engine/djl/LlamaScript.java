package cosr.student.engine.djl;

import cosr.student.engine.EngineOptions;
import cosr.student.engine.Kernels;
import cosr.student.model.LayerTensors;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sources {@code llama.ts.py}, layers, learning and sampling as one, for one plan and its
 * kernels.
 */
final class LlamaScript {

  private static final Pattern NAME = Pattern.compile("@([A-Z]+)");

  private LlamaScript() {}

  /**
   * The methods, with every name that has an at sign replaced.
   *
   * @param precision as {@link EngineOptions#precision}
   */
  static String of(ModelPlan plan, Kernels kernels, String precision, Room room) {
    boolean wide = EngineOptions.wide(precision);
    ModelShape shape = plan.shape();
    int stride = LayerTensors.count(shape);
    Map<String, String> names =
        Map.ofEntries(
            Map.entry("HIDDEN", text(shape.hidden())),
            Map.entry("LAYERS", text(shape.layers())),
            Map.entry("HEADS", text(shape.heads())),
            Map.entry("GROUPS", text(shape.kvHeads())),
            Map.entry("HEAD", text(shape.headSize())),
            Map.entry("HALF", text(shape.headSize() / 2)),
            Map.entry("QUERIES", text(shape.querySize())),
            Map.entry("KEYS", text(shape.keySize())),
            Map.entry("INNER", text(shape.intermediate())),
            Map.entry("VOCAB", text(shape.vocab())),
            Map.entry("REAL", wide ? "7" : "6"),
            Map.entry("ROWS", text(Math.max(1, room.logits() / shape.vocab()))),
            Map.entry("LAYERWISE", truth(room.layerwise())),
            Map.entry("FROZEN", text(plan.frozen().size())),
            Map.entry("SLOTS", plan.adapted() ? list(plan.slots()) : ""),
            Map.entry(
                "SCALES",
                plan.adapters().stream()
                    .map(a -> Double.toString(a.scale()))
                    .collect(Collectors.joining(", "))),
            Map.entry(
                "KEYNORM", text(shape.parts().headNorm() ? LayerTensors.headNorm(shape) + 1 : 0)),
            Map.entry("STRIDE", text(stride)),
            Map.entry("LAST", text(stride * shape.layers() + 1)),
            Map.entry("TOP", text(shape.parts().tied() ? 0 : stride * shape.layers() + 2)),
            Map.entry("INBIASED", truth(shape.parts().inputBias())),
            Map.entry("INBIAS", text(LayerTensors.inputBias(shape))),
            Map.entry("OUTBIASED", truth(shape.parts().outputBias())),
            Map.entry("OUTBIAS", text(LayerTensors.outputBias(shape))),
            Map.entry("FEEDBIASED", truth(shape.parts().feedBias())),
            Map.entry("FEEDBIAS", text(LayerTensors.feedBias(shape))),
            Map.entry("HEADNORMED", truth(shape.parts().headNorm())),
            Map.entry("HEADNORM", text(LayerTensors.headNorm(shape))),
            Map.entry(
                "ENDS",
                shape.ends().stream().map(String::valueOf).collect(Collectors.joining(", "))),
            Map.entry("PAD", text(shape.pad())),
            Map.entry("QUIET", text(shape.paddingIndex())),
            Map.entry("MIMIC", truth(precision.equals(EngineOptions.MIMIC))),
            Map.entry("NORM", precision.equals(EngineOptions.FP64) ? "7" : "6"),
            Map.entry("EPS", Double.toString(shape.normEps())),
            Map.entry("GROUPED", truth(shape.heads() != shape.kvHeads())),
            Map.entry("TRAIN", text(kernels.training().ordinal())),
            Map.entry("SAMPLE", text(kernels.sampling().ordinal())),
            Map.entry("ROPE", rope(shape)));
    List<String> parts =
        List.of(
            "llama.ts.py",
            plan.adapted() ? "lora.ts.py" : "full.ts.py",
            "learning.ts.py",
            "sampling.ts.py",
            "open.ts.py");
    Matcher matcher =
        NAME.matcher(parts.stream().map(LlamaScript::source).collect(Collectors.joining("\n")));
    return matcher.replaceAll(
        match -> {
          String value = names.get(match.group(1));
          if (value == null) throw new IllegalStateException("a script names " + match.group());
          return value;
        });
  }

  private static String rope(ModelShape shape) {
    return IntStream.range(0, shape.layers())
        .mapToObj(i -> truth(shape.rotary().layers().contains(i)))
        .collect(Collectors.joining(", "));
  }

  private static String list(int[] numbers) {
    return IntStream.of(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }

  private static String truth(boolean holds) {
    return holds ? "True" : "False";
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  private static String source(String part) {
    try (InputStream in = LlamaScript.class.getResourceAsStream("/cosr/student/" + part)) {
      if (in == null) throw new IllegalStateException(part + " is not on the class path");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
