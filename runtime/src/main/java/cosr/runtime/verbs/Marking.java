package cosr.runtime.verbs;

import cosr.adapter.Extractors;
import cosr.config.Settings;
import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.Outcome;
import cosr.protocol.Task;
import cosr.sandbox.Sandboxes;
import cosr.student.wording.Wording;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;

/**
 * Decides what the Student wrote with the Adapter's extractors and the Verifier's checks, without
 * their actors; programs in sandboxes of its own. Thread-safe.
 */
final class Marking implements AutoCloseable {
  private final Wording wording;
  private final Sandboxes sandboxes;
  private final Checks checks;
  private final long stepLimit;

  Marking(Wording wording, Settings settings) {
    this.wording = wording;
    this.sandboxes = IsolatedChecks.sandboxes(settings.verification());
    this.checks = Checks.installed(IsolatedChecks.of(sandboxes));
    this.stepLimit = settings.verification().stepLimit();
  }

  /**
   * What the Student wrote, without what ended it.
   *
   * @param finished whether it ended the answer itself
   */
  record Written(String text, boolean finished) {}

  /** The tokens of an attempt as text. */
  Written read(int[] ids) {
    Wording.Said said = wording.said(ids);
    return new Written(said.text(), said.finished());
  }

  /** The verdict on an attempt at the task. */
  Outcome decide(Task task, Written written) {
    var attempt = new AttemptText(written.text(), written.finished(), task.form());
    return checks.decide(task.check(), Extractors.answer(attempt), stepLimit).outcome();
  }

  @Override
  public void close() {
    sandboxes.close();
  }
}
