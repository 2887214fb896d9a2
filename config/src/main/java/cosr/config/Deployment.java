package cosr.config;

import java.util.List;

/**
 * Where a run's actors and its journal live. It is read like {@link Settings}, from the same files
 * and options, and belongs to a process, not to the run: no part of it is in the run's settings,
 * their digest or its journal, so each process of a run may have another.
 */
public record Deployment(Node node, Journal journal) {
  /** What a node may host: the five roles. */
  public static final List<String> ROLES =
      List.of("supervisor", "curator", "student", "adapter", "verifier");

  /** How a cluster that fell apart decides which nodes go on. */
  public static final List<String> DOWNING = List.of("keep-oldest", "keep-majority");

  /**
   * This process as a member of a cluster.
   *
   * @param roles names of the roles that it hosts
   * @param host name or address under which the other nodes reach it
   * @param port 0: one that the system picks
   * @param seeds {@code host:port} of nodes to join; empty: see {@code docs/design/house.md}
   * @param downing one of {@link #DOWNING}
   * @param stableAfterMillis how long unreachable nodes must stay the same ones before that
   *     decision
   * @param acceptableHeartbeatPauseMillis silence after which a node counts as unreachable
   */
  public record Node(
      List<String> roles,
      String host,
      int port,
      List<String> seeds,
      String downing,
      int stableAfterMillis,
      int acceptableHeartbeatPauseMillis) {
    /** Whether the node hosts the role. */
    public boolean has(String role) {
      return roles.contains(role);
    }

    /** Whether the node needs no other one. */
    public boolean whole() {
      return roles.containsAll(ROLES);
    }
  }

  /**
   * @param url of a PostgreSQL database; empty: SQLite in the run's folder
   * @param user role of that database; empty: the name of the system's user
   */
  public record Journal(String url, String user) {}

  /** A {@code key = value} line for each of these settings, sorted by key. */
  public String text() {
    return SettingsText.of(this);
  }
}
