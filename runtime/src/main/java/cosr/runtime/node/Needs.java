package cosr.runtime.node;

import cosr.config.Deployment;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.protocol.Cell;
import cosr.protocol.Check;
import cosr.protocol.Role;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import java.util.Optional;

/** What the tasks of a run need of the machine that is to decide them. */
public final class Needs {
  private Needs() {}

  /**
   * Whether this process can decide all tasks of the catalog. Where some are decided in sandboxes,
   * one is tried.
   *
   * @throws UserError where it can't, with the mend
   */
  public static void prove(Catalog catalog, Settings.Verification settings) {
    try (Sandboxes sandboxes = IsolatedChecks.sandboxes(settings)) {
      prove(catalog, Checks.installed(IsolatedChecks.of(sandboxes)), sandboxes);
    }
  }

  /** The same of the run's tasks, where this process hosts the Verifier. */
  public static void prove(Settings settings, Deployment deployment) {
    if (deployment.node().has(Role.VERIFIER.label()))
      prove(Tasks.of(settings).catalog(), settings.verification());
  }

  private static void prove(Catalog catalog, Checks checks, Sandboxes sandboxes) {
    boolean tried = false;
    for (Cell cell : catalog.cells())
      for (Check check : catalog.family(cell).checks(cell.level())) {
        if (!IsolatedChecks.needs(check)) {
          refuse(
              cell,
              check,
              checks
                  .missing(check)
                  .map(why -> why + "; mend that, or leave the family out of tasks.families"));
          continue;
        }
        if (tried) continue;
        tried = true;
        refuse(
            cell,
            check,
            sandboxes
                .refusal()
                .map(
                    "its answers are programs, which are run in sandboxes, and there is none here: "
                        ::concat));
      }
  }

  private static void refuse(Cell cell, Check check, Optional<String> why) {
    why.ifPresent(
        reason -> {
          throw new UserError(
              "task family '%s', check '%s': %s".formatted(cell.family(), check.kind(), reason));
        });
  }
}
