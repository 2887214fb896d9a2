package cosr.runtime.node;

import com.typesafe.config.Config;
import java.util.List;
import org.apache.pekko.cluster.ConfigValidation;
import org.apache.pekko.cluster.JoinConfigCompatChecker;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets a node join only nodes that work on the same run with the same settings and by the same
 * rules: its roles would otherwise be placed on nodes that decide by others. Made by Pekko, by
 * reflection.
 */
public final class SameRun extends JoinConfigCompatChecker {
  /** Name of the run, as its journal has it. */
  static final String RUN = "cosr.node.run";

  /** Digest of the run's settings. */
  static final String SETTINGS = "cosr.node.settings-digest";

  /** Number of the rules by which the node decides. */
  static final String RULES = "cosr.node.rules";

  @Override
  public Seq<String> requiredKeys() {
    return CollectionConverters.asScala(List.of(RUN, SETTINGS, RULES)).toSeq();
  }

  @Override
  public ConfigValidation check(Config joining, Config here) {
    return JoinConfigCompatChecker.fullMatch(requiredKeys(), joining, here);
  }
}
