package cosr.config;

import cosr.config.SettingsRules.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What the settings of a deployment must fulfil beyond their types. Pure. */
final class DeploymentRules {
  private static final int DAY_MILLIS = 86_400_000;
  private static final Pattern SEED = Pattern.compile("[^\\s:]+:([0-9]{1,5})");

  private final List<Violation> violations = new ArrayList<>();

  private DeploymentRules() {}

  static List<Violation> check(Deployment d) {
    DeploymentRules rules = new DeploymentRules();
    rules.node(d.node());
    return List.copyOf(rules.violations);
  }

  private void node(Deployment.Node n) {
    if (n.roles().isEmpty())
      broken(
          "node.roles",
          "node.roles must name at least one of " + String.join(", ", Deployment.ROLES));
    for (String role : n.roles())
      if (!Deployment.ROLES.contains(role))
        broken(
            "node.roles",
            "unknown role '%s'%s".formatted(role, NearMisses.hint(role, Deployment.ROLES)));
    if (new LinkedHashSet<>(n.roles()).size() != n.roles().size())
      broken("node.roles", "node.roles names a role twice");
    if (n.host().isBlank()) broken("node.host", "node.host must not be empty, such as 127.0.0.1");
    if (n.port() < 0 || n.port() > 65535)
      broken("node.port", "node.port must be from 0 to 65535, not " + n.port());
    for (String seed : n.seeds()) {
      var parts = SEED.matcher(seed);
      if (!parts.matches() || Integer.parseInt(parts.group(1)) > 65535)
        broken(
            "node.seeds",
            "'%s' is no address of a node: write it as host:port, such as 127.0.0.1:17001"
                .formatted(seed));
    }
    if (!Deployment.DOWNING.contains(n.downing()))
      broken(
          "node.downing",
          "unknown way '%s'%s"
              .formatted(n.downing(), NearMisses.hint(n.downing(), Deployment.DOWNING)));
    millis("node.stable-after-millis", n.stableAfterMillis());
    millis("node.acceptable-heartbeat-pause-millis", n.acceptableHeartbeatPauseMillis());
  }

  private void millis(String key, int value) {
    if (value < 100 || value > DAY_MILLIS)
      broken(key, "%s must be from 100 to %d, not %d".formatted(key, DAY_MILLIS, value));
  }

  private void broken(String key, String sentence) {
    violations.add(new Violation(List.of(key), sentence));
  }
}
