package cosr.student.actor;

import cosr.student.core.StudentEvent;
import java.util.List;

/** What the Student asks the journal for when it restores its weights. On the engine's thread. */
public interface Past {
  /** The Student's whole stream: for weights whose newest checkpoint is gone. */
  List<StudentEvent> events();

  /** Divergences that the ledger has accepted. */
  int divergences();
}
