package cosr.student.hub;

import cosr.config.UserError;
import cosr.student.model.LoraModule;
import cosr.student.model.TensorSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings of a LoRA adapter.
 *
 * @param rank of modules that {@code ranks} doesn't name
 * @param alpha likewise for {@code alphas}
 * @param rankStabilised scale by alpha / √rank in place of alpha / rank
 * @param ranks by pattern; the first whose pattern is the end of a module's name counts
 * @param base what it says of the model that it belongs to; empty if nothing
 */
public record LoraConfig(
    int rank,
    double alpha,
    boolean rankStabilised,
    LoraTargets targets,
    Map<String, Integer> ranks,
    Map<String, Double> alphas,
    String base) {

  public LoraConfig {
    ranks = Collections.unmodifiableMap(new LinkedHashMap<>(ranks));
    alphas = Collections.unmodifiableMap(new LinkedHashMap<>(alphas));
    if (rank < 1) throw new IllegalArgumentException("a LoRA rank of " + rank);
    if (ranks.values().stream().anyMatch(r -> r < 1))
      throw new IllegalArgumentException("LoRA ranks of " + ranks);
  }

  /** The same rank and alpha everywhere. */
  public static LoraConfig of(int rank, double alpha, LoraTargets targets, String base) {
    return new LoraConfig(rank, alpha, false, targets, Map.of(), Map.of(), base);
  }

  /**
   * Reads an {@code adapter_config.json}.
   *
   * @param name of the file, for errors
   * @throws UserError with one line, if it sets something that is not supported
   */
  public static LoraConfig read(byte[] file, String name) {
    return LoraConfigFile.read(HubJson.object(file, name), name);
  }

  /** An {@code adapter_config.json} as PEFT writes it. */
  public byte[] write() {
    return LoraConfigFile.write(this);
  }

  /**
   * The modules that have an adapter, in the given order.
   *
   * @param linear the weights of a model's linear modules, [outputs, inputs] each
   * @throws UserError if there is none
   */
  public List<LoraModule> modules(List<TensorSpec> linear) {
    List<LoraModule> modules = new ArrayList<>();
    for (TensorSpec weight : linear) {
      String module = module(weight);
      if (!targets.includes(module)) continue;
      int r = pattern(ranks, module, rank);
      double a = pattern(alphas, module, alpha);
      double scale = rankStabilised ? a / Math.sqrt(r) : a / r;
      modules.add(
          new LoraModule(
              module,
              Math.toIntExact(weight.dims().get(0)),
              Math.toIntExact(weight.dims().get(1)),
              r,
              scale));
    }
    if (modules.isEmpty())
      throw new UserError(
          "the LoRA target modules "
              + LoraConfigFile.said(targets)
              + " are none of the model's, which are "
              + names(linear));
    return modules;
  }

  /** Names among the targets that are no module's of the model: a setting's slip. */
  public List<String> unmatched(List<TensorSpec> linear) {
    if (!(targets instanceof LoraTargets.Names named)) return List.of();
    return named.names().stream()
        .filter(
            name ->
                linear.stream()
                    .map(LoraConfig::module)
                    .noneMatch(new LoraTargets.Names(List.of(name), List.of())::includes))
        .toList();
  }

  private static String module(TensorSpec weight) {
    return weight.name().substring(0, weight.name().length() - ".weight".length());
  }

  private static String names(List<TensorSpec> linear) {
    return String.join(
        ", ",
        linear.stream()
            .map(LoraConfig::module)
            .map(module -> module.substring(module.lastIndexOf('.') + 1))
            .distinct()
            .toList());
  }

  private static <T> T pattern(Map<String, T> patterns, String module, T otherwise) {
    for (Map.Entry<String, T> entry : patterns.entrySet())
      if (Pattern.matches("(.*\\.)?(" + entry.getKey() + ")", module)) return entry.getValue();
    return otherwise;
  }
}
