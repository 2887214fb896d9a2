package cosr.curator.tasks;

import java.util.List;

/**
 * Task families that another module brings; found with {@link java.util.ServiceLoader}, and used
 * where the settings name them. Their names differ from those of all others.
 */
public interface FamilySource {
  /** The families; the same ones at each call. */
  List<TaskFamily> families();
}
