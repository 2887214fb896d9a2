package cosr.runtime.verbs;

import cosr.config.Deployment;
import cosr.config.ResolvedSettings;
import cosr.config.SettingsDiff;
import cosr.config.SettingsLoader;
import cosr.config.StudentSettings;
import cosr.config.UserError;
import cosr.persistence.sql.Journal;
import cosr.persistence.sql.PostgresJournal;
import cosr.protocol.Role;
import cosr.runtime.datasets.OwnTasks;
import cosr.runtime.node.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a process is to work on a run, as its user says; refuses what cannot be. */
final class Deployments {
  private Deployments() {}

  /**
   * Of a process that goes on with a run.
   *
   * @param file settings that were given again: but for the deployment they must be the run's
   * @param overrides likewise, over those of the run or of the file
   */
  static Deployment given(
      RunFolder folder, ResolvedSettings then, Optional<Path> file, List<String> overrides) {
    if (file.isEmpty() && overrides.isEmpty()) return SettingsLoader.alone();
    SettingsLoader.Loaded now =
        file.map(f -> SettingsLoader.load(f, overrides))
            .orElseGet(() -> SettingsLoader.over(then, overrides));
    now = OwnTasks.pinnedAs(pinnedAs(now, then.settings().student()), then.settings());
    if (!now.resolved().digest().equals(then.digest()))
      throw new UserError(
          "run %s began with other settings (%s): resume it without them, or train a new run with them"
              .formatted(
                  folder.name(),
                  SettingsDiff.between(then.text(), now.resolved().text()).sentence()));
    refuseOtherPlace(folder, now.deployment().journal());
    return now.deployment();
  }

  /** With what the run took down of its model, where they name the same. */
  private static SettingsLoader.Loaded pinnedAs(SettingsLoader.Loaded given, StudentSettings then) {
    StudentSettings student = given.settings().student();
    if (!student.brought() || !student.sha256().isEmpty()) return given;
    String folder = Path.of(student.model()).toAbsolutePath().normalize().toString();
    return folder.equals(then.model())
        ? given.with(student.with(folder, then.sha256()), "taken down by the run")
        : given;
  }

  /** The journal stays where it was made, and is read as the user who made it. */
  private static void refuseOtherPlace(RunFolder folder, Deployment.Journal asked) {
    if (asked.url().isEmpty() && asked.user().isEmpty()) return;
    Journal journal = folder.source();
    Optional<PostgresJournal> recorded =
        journal instanceof PostgresJournal p ? Optional.of(p) : Optional.empty();
    if (!asked.url().isEmpty() && recorded.filter(p -> p.url().equals(asked.url())).isEmpty())
      throw new UserError(
          "journal.url: run %s has its journal in %s and keeps it there: leave journal.url out"
              .formatted(folder.name(), journal));
    if (!asked.user().isEmpty() && recorded.filter(p -> p.user().equals(asked.user())).isEmpty())
      throw new UserError(
          "journal.user: run %s has its journal in %s%s: leave journal.user out"
              .formatted(folder.name(), journal, recorded.map(Deployments::as).orElse("")));
  }

  private static String as(PostgresJournal journal) {
    return journal.user().isEmpty()
        ? " as the system's own user"
        : " as the user " + journal.user();
  }

  /** Of the process that leads a new run. */
  static void proveNew(Deployment deployment) {
    String url = deployment.journal().url();
    String user = deployment.journal().user();
    if (url.isEmpty() && !user.isEmpty())
      throw new UserError(
          "journal.user: '%s' is a user of no database: name one with --journal, or leave journal.user out"
              .formatted(user));
    if (!url.isEmpty()) PostgresJournal.of(url, user, "");
    proveLeading(deployment, !url.isEmpty());
  }

  /**
   * Of the process that leads a run.
   *
   * @param shared whether several nodes may write to its journal
   */
  static void proveLeading(Deployment deployment, boolean shared) {
    Deployment.Node node = deployment.node();
    if (!node.has(Role.SUPERVISOR.label()))
      throw new UserError(
          "node.roles: train and resume lead a run, so the role supervisor is among theirs; ./cosr node RUN takes others");
    if (!node.whole() && !shared)
      throw new UserError(
          "node.roles: a run of several nodes has its journal in PostgreSQL: name a database with --journal as the run is made, or leave the roles out");
  }

  /** Of a process beside the one that leads the run. */
  static void proveJoining(RunFolder folder, Deployment deployment) {
    if (deployment.node().has(Role.SUPERVISOR.label()))
      throw new UserError(
          "node.roles: the role supervisor is with ./cosr train or resume: name others, such as --roles student,verifier");
    if (!folder.source().shared())
      throw new UserError(
          "run %s has its journal in %s, which one process writes: train a run with --journal for several nodes"
              .formatted(folder.name(), folder.source()));
  }
}
