package cosr.supervisor;

/** What moves a sheet from one phase to another. */
public enum SheetTrigger {
  TASKS_ASSIGNED,
  ATTEMPTS_MADE,
  TURN_CAME,
  ANSWERS_EXTRACTED,
  ANSWERS_VERIFIED,
  BATCH_LEARNED,
  SHEET_REVIEWED
}
