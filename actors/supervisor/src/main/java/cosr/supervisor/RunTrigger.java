package cosr.supervisor;

/** What moves a run from one stage to another. */
public enum RunTrigger {
  STARTED,
  STUDENT_READY,
  LESSONS_DONE,
  FIRST_EXAM_GRADED,
  PROBES_REVIEWED,
  EXAM_DUE,
  EXAM_GRADED,
  FINAL_EXAM_GRADED,
  WEIGHTS_SAVED,
  PAUSE_REACHED,
  RESUMED,
  PART_FAILED
}
