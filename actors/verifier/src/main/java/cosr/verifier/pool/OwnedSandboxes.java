package cosr.verifier.pool;

import cosr.protocol.Mishaps;
import cosr.sandbox.Counters;
import cosr.sandbox.Sandboxes;

/** The sandboxes of a node as its worker owns them. Thread-safe. */
public record OwnedSandboxes(Sandboxes sandboxes) implements VerifierWorker.Belongings {
  @Override
  public Mishaps mishaps() {
    Counters counters = sandboxes.counters();
    return new Mishaps(counters.kills(), counters.replacements(), counters.timeouts());
  }

  @Override
  public void close() {
    sandboxes.close();
  }
}
