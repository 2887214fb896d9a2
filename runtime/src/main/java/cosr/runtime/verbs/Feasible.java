package cosr.runtime.verbs;

import cosr.config.Deployment;
import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import cosr.protocol.Role;
import cosr.runtime.node.Tasks;
import cosr.student.engine.djl.DjlEngine;

/** Whether a run can be made of settings that are well-formed. */
final class Feasible {
  private Feasible() {}

  /**
   * @param cores that this process may use
   */
  static void prove(SettingsLoader.Loaded loaded, int cores) {
    Deployments.proveNew(loaded.deployment());
    proveThreads(loaded.settings(), loaded.deployment(), cores);
    if (loaded.deployment().node().has(Role.STUDENT.label()))
      DjlEngine.prove(loaded.settings().engine().device());
    Tasks.prove(loaded.settings());
    Askable.prove(loaded.settings());
  }

  /** Whether this machine has a core for each thread of the engine, where the engine is here. */
  static void proveThreads(Settings settings, Deployment deployment) {
    proveThreads(settings, deployment, Runtime.getRuntime().availableProcessors());
  }

  private static void proveThreads(Settings settings, Deployment deployment, int cores) {
    int threads = settings.engine().threads();
    if (!deployment.node().has(Role.STUDENT.label())) return;
    if (threads > cores)
      throw new UserError(
          "engine.threads: %d are more than the %d core%s that this process may use"
              .formatted(threads, cores, cores == 1 ? "" : "s"));
  }
}
