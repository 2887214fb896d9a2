package cosr.student.hub;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which linear modules of a model have an adapter, by PEFT's rules for {@code target_modules}. */
public sealed interface LoraTargets {
  /** All but the head. */
  String ALL_LINEAR = "all-linear";

  /**
   * Whether a module is meant.
   *
   * @param module its name in the model, as {@code model.layers.0.self_attn.q_proj}
   */
  boolean includes(String module);

  /**
   * Modules with one of these names, or whose name ends with a point and one of these.
   *
   * @param layers only modules in these layers, unless fully named; empty for all layers
   */
  record Names(List<String> names, List<Integer> layers) implements LoraTargets {
    private static final Pattern LAYER = Pattern.compile(".*\\.layers\\.(\\d+)\\..*");

    public Names {
      names = List.copyOf(names);
      layers = List.copyOf(layers);
    }

    @Override
    public boolean includes(String module) {
      if (names.contains(module)) return true;
      if (names.stream().noneMatch(name -> module.endsWith("." + name))) return false;
      if (layers.isEmpty()) return true;
      Matcher layer = LAYER.matcher(module);
      return layer.matches() && layers.contains(Integer.valueOf(layer.group(1)));
    }
  }

  /** Modules whose whole name matches. */
  record Regex(Pattern pattern) implements LoraTargets {
    @Override
    public boolean includes(String module) {
      return pattern.matcher(module).matches();
    }
  }

  /** Every linear module but the head. */
  record AllLinear() implements LoraTargets {
    @Override
    public boolean includes(String module) {
      return !module.equals("lm_head");
    }
  }
}
