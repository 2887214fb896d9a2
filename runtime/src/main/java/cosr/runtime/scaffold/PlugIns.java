package cosr.runtime.scaffold;

import cosr.config.UserError;
import cosr.curator.tasks.FamilySource;
import cosr.curator.tasks.TaskFamily;
import cosr.verifier.checks.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What the plug-ins bring.
 *
 * @param checks kinds of checks
 * @param families names of task families
 * @param problem why they cannot be loaded; empty where they can
 */
public record PlugIns(List<String> checks, List<String> families, String problem) {
  /** Looks at what is on the class path besides COSR's own classes. */
  public static PlugIns look() {
    try {
      List<String> checks = List.copyOf(Checks.installed().ofPlugins().keySet());
      List<String> families = new ArrayList<>();
      for (FamilySource source : ServiceLoader.load(FamilySource.class))
        if (!source.getClass().getName().startsWith("cosr."))
          families.addAll(source.families().stream().map(TaskFamily::name).toList());
      return new PlugIns(checks, List.copyOf(families), "");
    } catch (UserError | ServiceConfigurationError | LinkageError e) {
      return new PlugIns(List.of(), List.of(), String.valueOf(e.getMessage()));
    }
  }

  /** As one line. */
  public String words() {
    if (checks.isEmpty() && families.isEmpty()) return "none";
    List<String> parts = new ArrayList<>();
    if (!checks.isEmpty()) parts.add("checks " + String.join(", ", checks));
    if (!families.isEmpty()) parts.add("task families " + String.join(", ", families));
    return String.join("; ", parts);
  }
}
