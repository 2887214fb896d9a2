package cosr.runtime.verbs;

import cosr.config.Settings;
import cosr.config.UserError;
import cosr.runtime.node.Tasks;

/** Whether a run can be made of settings that are well-formed. Pure. */
final class Feasible {
  private Feasible() {}

  /**
   * @param cores that this process may use
   */
  static void prove(Settings settings, int cores) {
    int threads = settings.engine().threads();
    if (threads > cores)
      throw new UserError(
          "engine.threads: %d are more than the %d core%s that this process may use"
              .formatted(threads, cores, cores == 1 ? "" : "s"));
    Tasks.prove(settings);
  }
}
