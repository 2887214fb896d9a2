package cosr.runtime.node;

import cosr.config.Deployment;
import cosr.config.ResolvedSettings;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import cosr.persistence.Blobs;
import cosr.persistence.DurableFiles;
import cosr.persistence.JournalReader;
import cosr.persistence.sql.Journal;
import cosr.persistence.sql.SqlReader;
import cosr.persistence.sql.SqliteJournal;
import cosr.runtime.cli.RunFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where one run keeps what it has. */
public record RunFolder(Path path) {
  /** System property: where this process logs to; read when the first logger is made. */
  public static final String LOG = "COSR_LOG";

  /**
   * Below this a run is not begun: checkpoints, journal and blobs of a default run take about a
   * third of it. In MB; the system property of the same name sets another.
   */
  private static final long LEAST_DISK = Long.getLong("cosr.least-disk", 512) << 20;

  /** Name of the run. */
  public String name() {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? "run" : last.toString();
  }

  /** How a command names the run. */
  public String words() {
    return RunFolders.words(path);
  }

  /** The journal's file, where it is one. */
  public Path journal() {
    return path.resolve("journal.db");
  }

  /** Names the database of the journal, where it is in one. */
  public Path journalPlace() {
    return path.resolve("journal.conf");
  }

  /** The journal, wherever it is. */
  public Journal source() {
    return JournalPlace.of(this);
  }

  /** Whether a folder looks as if a run were in it. */
  public boolean hasJournal() {
    return Files.exists(journal()) || Files.exists(journalPlace());
  }

  /**
   * Settings of a run that several nodes may begin, for those that come before its first event; no
   * file where one process begins it.
   */
  public Path settings() {
    return path.resolve("settings.conf");
  }

  /** Where the node with the Supervisor is to be found, {@code host:port}, while it works. */
  public Path address() {
    return path.resolve("address");
  }

  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  /** Where this process logs what it does here. */
  public Path log() {
    Path usual = path.resolve("cosr.log");
    String chosen = System.getProperty(LOG, "");
    boolean here = !chosen.isEmpty() && path.equals(Path.of(chosen).getParent());
    return here ? Path.of(chosen) : usual;
  }

  public Path lock() {
    return path.resolve("lock");
  }

  public Path ledgerHead() {
    return path.resolve("ledger-head");
  }

  /** The page that shows the run to people. */
  public Path report() {
    return path.resolve("report.html");
  }

  /** Folder of the metrics as TensorBoard reads them. */
  public Path tensorboard() {
    return path.resolve("tensorboard");
  }

  /** Big payloads, by digest. */
  public Blobs blobs() {
    return new Blobs(path.resolve("blobs"));
  }

  /** The journal, on a connection that cannot write. */
  public JournalReader reader() {
    return SqlReader.open(source(), blobs());
  }

  /**
   * Makes the folder with an empty journal, and their names durable; from here on the process logs
   * into it.
   */
  public void create() {
    create(SettingsLoader.defaults(), SettingsLoader.alone().journal());
  }

  /**
   * The same.
   *
   * @param place of the journal
   */
  public void create(ResolvedSettings settings, Deployment.Journal place) {
    Path runs = path.toAbsolutePath().normalize().getParent();
    try {
      if (runs != null) Files.createDirectories(runs);
      long free = Files.getFileStore(runs == null ? path : runs).getUsableSpace();
      if (free < LEAST_DISK)
        throw new UserError(
            "%s has %d MB free, and a run needs %d MB: free some, or choose another folder with --runs"
                .formatted(runs, free >> 20, LEAST_DISK >> 20));
      Files.createDirectory(path);
      Files.createDirectory(checkpoints());
    } catch (FileAlreadyExistsException e) {
      throw new UserError(
          e.getFile() + " is there already: choose another name, or another folder with --runs", e);
    } catch (IOException e) {
      throw new UserError(
          "the run folder "
              + path
              + " cannot be made: "
              + Why.of(e)
              + "; choose another folder with --runs",
          e);
    }
    keepLog();
    try {
      Journal journal = JournalPlace.choose(this, place);
      if (journal.shared())
        DurableFiles.write(settings(), settings.text().getBytes(StandardCharsets.UTF_8));
      journal.create();
    } catch (UserError e) {
      removeFolder();
      throw e;
    } catch (IOException e) {
      removeFolder();
      throw new UserError("the run folder " + path + " cannot be kept: " + Why.of(e), e);
    }
    try {
      DurableFiles.syncFolder(path);
      if (runs != null) DurableFiles.syncFolder(runs);
    } catch (IOException e) {
      throw new UserError("the run folder " + path + " cannot be kept: " + Why.of(e), e);
    }
  }

  /** Whether nothing is in the journal: no run began here. */
  public boolean untouched() {
    try (JournalReader reader = reader()) {
      return reader.after(0, 1).isEmpty();
    }
  }

  /** Takes away a folder in which no run began, and its journal. */
  public void remove() {
    source().remove();
    removeFolder();
  }

  private void removeFolder() {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(p);
    } catch (IOException | UncheckedIOException e) {
      // What remains is an empty folder without a journal, which every verb refuses by name.
    }
  }

  /** Lets this process log into the folder; without effect once it has logged anything. */
  public void keepLog() {
    System.setProperty(LOG, path.resolve("cosr.log").toString());
  }

  /** The same for a process beside the one that leads the run. */
  public void keepNodesLog() {
    System.setProperty(LOG, path.resolve("cosr-node.log").toString());
  }

  /** Refuses a folder that is no run, by looks alone. */
  public void recognise() {
    if (!Files.isDirectory(path)) throw new UserError("there is no run folder " + path);
    if (!Files.isReadable(path) || !Files.isExecutable(path))
      throw new UserError(
          "the run folder " + path + " is not readable by this user: mend its permissions");
    boolean ours = hasJournal() || Files.exists(checkpoints()) || Files.exists(metrics());
    if (!ours) throw new UserError(path + " is no run of COSR: it has no journal.db");
    if (Files.isRegularFile(journal()) && !Files.isReadable(journal()))
      throw new UserError(
          "the journal " + journal() + " is not readable by this user: mend its permissions");
    if (Files.isRegularFile(journal()) && !new SqliteJournal(journal()).recognised())
      throw new UserError("the file " + journal() + " is no journal of COSR");
  }

  /** Refuses a folder that is no run, or whose journal is missing, foreign or damaged. */
  public void examine() {
    recognise();
    source().examine();
  }
}
