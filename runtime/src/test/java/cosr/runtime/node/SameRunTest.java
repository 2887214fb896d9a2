package cosr.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import cosr.config.SettingsLoader;
import cosr.protocol.Rules;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pekko.cluster.Invalid;
import org.apache.pekko.cluster.Valid$;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameRunTest {
  @TempDir Path folder;
  private Config here;

  @BeforeEach
  void node() {
    here =
        NodeConfig.of(
            Node.Plans.of(
                new RunFolder(folder.resolve("run")),
                "run",
                SettingsLoader.defaults(),
                Optional.empty(),
                false,
                SettingsLoader.alone()));
  }

  private static Config with(Config config, String key, Object value) {
    return config.withValue(key, ConfigValueFactory.fromAnyRef(value));
  }

  @Test
  void aNodeOfTheSameRunSettingsAndRulesMayJoin() {
    assertThat(new SameRun().check(here, here)).isEqualTo(Valid$.MODULE$);
    assertThat(here.getInt(SameRun.RULES)).isEqualTo(Rules.NUMBER);
  }

  @Test
  void aNodeOfAnotherRunOfOtherSettingsOrOfOtherRulesIsRefused() {
    for (Config other :
        new Config[] {
          with(here, SameRun.RUN, "another"),
          with(here, SameRun.SETTINGS, "0"),
          with(here, SameRun.RULES, Rules.NUMBER - 1),
          here.withoutPath(SameRun.RULES)
        }) {
      assertThat(new SameRun().check(other, here)).isInstanceOf(Invalid.class);
      assertThat(new SameRun().check(here, other)).isInstanceOf(Invalid.class);
    }
  }
}
