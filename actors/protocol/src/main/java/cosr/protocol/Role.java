package cosr.protocol;

/** The five roles; each writes one stream of events a run. */
public enum Role {
  SUPERVISOR("Supervisor"),
  CURATOR("Curator"),
  STUDENT("Student"),
  ADAPTER("Adapter"),
  VERIFIER("Verifier");

  private final String entity;

  Role(String entity) {
    this.entity = entity;
  }

  /** Name of the sharded entity and first part of the persistence id. */
  public String entity() {
    return entity;
  }

  /** Name of the node role that hosts it, and prefix of its event names. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
