package cosr.runtime.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import cosr.config.Deployment;
import cosr.protocol.Rules;
import java.util.Map;
import java.util.TreeMap;

/** The settings of Pekko for a node: {@code cosr-node.conf}, and over it what its plans say. */
final class NodeConfig {
  private static final String SBR = "pekko.cluster.split-brain-resolver.";

  private NodeConfig() {}

  static Config of(Node.Plans plans) {
    Deployment.Node node = plans.deployment().node();
    Map<String, Object> own = new TreeMap<>();
    own.put("cosr.node.blobs", plans.folder().path().resolve("blobs").toString());
    own.put(SameRun.RUN, plans.run());
    own.put(SameRun.SETTINGS, plans.settings().digest());
    own.put(SameRun.RULES, Rules.NUMBER);
    own.put("pekko.cluster.roles", node.roles());
    own.put("pekko.remote.artery.canonical.hostname", node.host());
    own.put("pekko.remote.artery.canonical.port", node.port());
    own.put(SBR + "active-strategy", node.downing());
    own.put(SBR + "stable-after", node.stableAfterMillis() + "ms");
    own.put(
        "pekko.cluster.failure-detector.acceptable-heartbeat-pause",
        node.acceptableHeartbeatPauseMillis() + "ms");
    Config all = ConfigFactory.empty();
    for (Map.Entry<String, Object> each : own.entrySet())
      all = all.withValue(each.getKey(), ConfigValueFactory.fromAnyRef(each.getValue()));
    return ConfigFactory.load(
        ConfigFactory.parseString(plans.overrides())
            .withFallback(all)
            .withFallback(ConfigFactory.parseString(plans.folder().source().pluginSettings()))
            .withFallback(
                ConfigFactory.parseResources(
                    Node.class.getClassLoader(),
                    "cosr-node.conf",
                    ConfigParseOptions.defaults().setAllowMissing(false))));
  }
}
