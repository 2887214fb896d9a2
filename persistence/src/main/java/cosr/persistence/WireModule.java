package cosr.persistence;

import java.util.List;

/**
 * The records of one module that are written to journals or sent between nodes; found through
 * {@link java.util.ServiceLoader}. Names are for ever: a class may be renamed, its wire name may
 * not.
 */
public interface WireModule {
  /** The wires of the module, each in its newest version. */
  List<Wire<?>> wires();

  /** How records of older versions become the newest. */
  default List<Upcaster> upcasters() {
    return List.of();
  }

  /**
   * @param name logical name such as {@code student.batch-journaled}
   * @param version of the shape; a new shape is a new version with an {@link Upcaster} from the one
   *     before
   */
  record Wire<T>(String name, int version, Class<T> type) {
    /** What the journal says beside the bytes. */
    public String manifest() {
      return name + ":" + version;
    }
  }
}
