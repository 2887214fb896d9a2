package cosr.persistence;

import java.util.List;

/**
 * The records of one module that are written to journals or sent between nodes; found through
 * {@link java.util.ServiceLoader}. Names are for ever: a class may be renamed, its wire name may not.
 */
public interface WireModule {
  /** All wires of the module, older versions with their upcasters included. */
  List<Wire<?>> wires();

  /**
   * @param name logical name such as {@code student.batch-journaled}
   * @param version of the shape; a new shape is a new version with an {@link Upcaster} from the one before
   */
  record Wire<T>(String name, int version, Class<T> type) {
    /** What the journal says beside the bytes. */
    public String manifest() {
      return name + ":" + version;
    }
  }
}
