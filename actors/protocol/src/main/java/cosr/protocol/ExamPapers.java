package cosr.protocol;

import java.util.List;

/** The held-out tasks: the same at every exam of a run, hidden from the Curator. */
public interface ExamPapers {
  /** Held-out tasks by cell, in the order of the tables. */
  List<Task> tasks();
}
