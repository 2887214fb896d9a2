package cosr.runtime.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.Deployment;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import cosr.runtime.node.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentsTest {
  private static final String URL = "jdbc:postgresql://h/d";

  @TempDir Path folder;

  private Deployment given(String user, String... overrides) throws IOException {
    RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("shared")));
    String place = "url = \"%s\"\nuser = \"%s\"\nschema = cosr_shared\n".formatted(URL, user);
    Files.writeString(run.journalPlace(), place);
    return Deployments.given(run, SettingsLoader.defaults(), Optional.empty(), List.of(overrides));
  }

  @Test
  void theUserOfTheRunsJournalMayBeNamedAgain() throws IOException {
    String url = "journal.url=\"" + URL + "\"";
    assertThat(given("me", "journal.user=me").journal().user()).isEqualTo("me");
    assertThat(given("me", "journal.user=me", url).journal().url()).isEqualTo(URL);
    assertThat(given("", url).journal().user()).isEmpty();
  }

  @Test
  void anotherUserThanTheRunsIsRefused() {
    assertThatThrownBy(() -> given("me", "journal.user=you"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "journal.user: run shared has its journal in cosr_shared in %s as the user me: leave journal.user out",
            URL);
    assertThatThrownBy(() -> given("", "journal.user=you"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("as the system's own user: leave journal.user out");
  }
}
