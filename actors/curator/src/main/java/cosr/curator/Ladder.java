package cosr.curator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which level stands on which: the levels of a family, those set aside passed over. Pure. */
final class Ladder {
  private Ladder() {}

  /** The nearest usable level above. */
  static Optional<CellModel> above(List<CellModel> cells, CellModel of) {
    CellModel best = null;
    for (CellModel c : cells) {
      boolean above = sameFamily(c, of) && c.cell().level() > of.cell().level() && c.usable();
      if (above && (best == null || c.cell().level() < best.cell().level())) best = c;
    }
    return Optional.ofNullable(best);
  }

  /** The same cells with the lowest usable level of every family open. */
  static List<CellModel> grounded(List<CellModel> cells) {
    List<CellModel> out = new ArrayList<>(cells.size());
    for (CellModel c : cells) out.add(!c.open() && lowest(cells, c) ? c.open(true) : c);
    return out;
  }

  /** Whether this closed cell is the lowest usable one of its family that is closed. */
  static boolean next(List<CellModel> cells, CellModel of) {
    for (CellModel c : cells) {
      boolean below = sameFamily(c, of) && c.cell().level() < of.cell().level();
      if (below && c.usable() && !c.open()) return false;
    }
    return !of.open();
  }

  private static boolean lowest(List<CellModel> cells, CellModel of) {
    if (!of.usable()) return false;
    for (CellModel c : cells)
      if (sameFamily(c, of) && c.usable() && c.cell().level() < of.cell().level()) return false;
    return true;
  }

  private static boolean sameFamily(CellModel a, CellModel b) {
    return a.cell().family().equals(b.cell().family());
  }
}
