package cosr.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentTest {
  private static void refused(String line, String override) {
    assertThatThrownBy(() -> SettingsLoader.load(null, List.of(override)))
        .isInstanceOf(UserError.class)
        .hasMessage("--set " + override + ": " + line);
  }

  @Test
  void whereAProcessLivesIsNoPartOfItsRun() {
    List<String> sets = List.of("cosr.node.roles=[student]", "journal.url=\"jdbc:postgresql:x\"");
    SettingsLoader.Loaded given = SettingsLoader.load(null, sets);
    assertThat(given.resolved()).isEqualTo(SettingsLoader.defaults());
    assertThat(given.resolved().text()).doesNotContain("node.").doesNotContain("journal.");
    assertThat(given.deployment().node().roles()).containsExactly("student");
    assertThat(given.deployment().journal().url()).isEqualTo("jdbc:postgresql:x");
    assertThat(given.origins()).containsEntry("node.roles", "--set " + sets.get(0));
  }

  @Test
  void aRecordedRunTakesAnotherPlaceAndStaysTheSame() {
    ResolvedSettings run = SettingsLoader.load(null, List.of("run.seed=3")).resolved();
    SettingsLoader.Loaded moved = SettingsLoader.over(run, List.of("node.port=17001"));
    assertThat(moved.resolved()).isEqualTo(run);
    assertThat(moved.deployment().node().port()).isEqualTo(17001);
    assertThat(SettingsLoader.over(run, List.of()).deployment()).isEqualTo(SettingsLoader.alone());
  }

  @Test
  void aloneAProcessHostsEverythingAndKeepsItsJournalInTheFolder() {
    Deployment alone = SettingsLoader.alone();
    assertThat(alone.node().whole()).isTrue();
    assertThat(alone.journal()).isEqualTo(new Deployment.Journal("", ""));
    assertThat(alone.text().lines())
        .contains("node.host = \"127.0.0.1\"", "node.port = 0", "node.seeds = []");
  }

  @Test
  void whatCannotBeIsRefusedAtItsPlace() {
    refused("unknown role 'studnt'; did you mean 'student'?", "node.roles=[studnt]");
    refused("node.roles names a role twice", "node.roles=[student,student]");
    refused(
        "node.roles must name at least one of supervisor, curator, student, adapter, verifier",
        "node.roles=[]");
    refused(
        "node.roles must be a list such as [student, verifier], not the text \"student\"",
        "node.roles=student");
    refused("node.port must be from 0 to 65535, not 70000", "node.port=70000");
    for (String seed : List.of("here", "here:", "here:70000"))
      refused(
          "'%s' is no address of a node: write it as host:port, such as 127.0.0.1:17001"
              .formatted(seed),
          "node.seeds=[\"" + seed + "\"]");
    refused("unknown way 'keep-oldst'; did you mean 'keep-oldest'?", "node.downing=keep-oldst");
    refused(
        "node.stable-after-millis must be from 100 to 86400000, not 5",
        "node.stable-after-millis=5");
    refused("unknown setting 'node.role'; did you mean 'node.roles'?", "node.role=[student]");
    refused("unknown section 'nod'; did you mean 'node'?", "nod.roles=[student]");
  }
}
