package cosr.supervisor;

/** Writes the page that shows both tables. */
final class Diagram {
  private Diagram() {}

  static String page() {
    StringBuilder out = new StringBuilder();
    out.append(
        "# The curriculum state machine\n\nStatus: holds. Generated from `RunTable` and `SheetTable` by `DecisionsTest`.\n\n");
    out.append("## A run\n\n```mermaid\nstateDiagram-v2\n  [*] --> NEW\n");
    for (RunTable.Row r : RunTable.rows()) {
      String next = r.trigger() == RunTrigger.RESUMED ? "LEFT" : r.next().name();
      out.append("  ")
          .append(r.stage())
          .append(" --> ")
          .append(next)
          .append(" : ")
          .append(word(r.trigger()))
          .append('\n');
    }
    out.append(
        "  COMPLETED --> [*]\n```\n\n`LEFT` is the stage that the pause or the failure interrupted.\n\n");
    out.append("| stage | trigger | next | effect |\n|---|---|---|---|\n");
    for (RunTable.Row r : RunTable.rows()) {
      String next = r.trigger() == RunTrigger.RESUMED ? "the stage that was left" : word(r.next());
      out.append("| ")
          .append(word(r.stage()))
          .append(" | ")
          .append(word(r.trigger()))
          .append(" | ")
          .append(next);
      out.append(" | ").append(r.effect()).append(" |\n");
    }
    out.append(
        "\n## A sheet of work\n\n| sheet | phase | trigger | next | effect |\n|---|---|---|---|---|\n");
    for (SheetTable.Row r : SheetTable.rows()) {
      out.append("| ")
          .append(word(r.stage()))
          .append(" | ")
          .append(word(r.phase()))
          .append(" | ")
          .append(word(r.trigger()));
      out.append(" | ").append(word(r.next())).append(" | ").append(r.effect()).append(" |\n");
    }
    return out.toString();
  }

  private static String word(Enum<?> e) {
    return e.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
