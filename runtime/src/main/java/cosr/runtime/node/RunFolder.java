package cosr.runtime.node;

import cosr.config.UserError;
import cosr.persistence.Blobs;
import cosr.persistence.DurableFiles;
import cosr.persistence.JournalReader;
import cosr.persistence.sqlite.SqliteJournal;
import cosr.persistence.sqlite.SqliteReader;
import cosr.runtime.cli.RunFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  public Path journal() {
    return path.resolve("journal.db");
  }

  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  public Path log() {
    return path.resolve("cosr.log");
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
    return SqliteReader.open(journal(), blobs());
  }

  /**
   * Makes the folder with an empty journal, and their names durable; from here on the process logs
   * into it.
   */
  public void create() {
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
      SqliteJournal.create(journal());
    } catch (UserError e) {
      remove();
      throw e;
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

  /** Takes away a folder in which no run began. */
  public void remove() {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(p);
    } catch (IOException | UncheckedIOException e) {
      // What remains is an empty folder without a journal, which every verb refuses by name.
    }
  }

  /** Lets this process log into the folder; without effect once it has logged anything. */
  public void keepLog() {
    System.setProperty(LOG, log().toString());
  }

  /** Refuses a folder that is no run, by looks alone. */
  public void recognise() {
    if (!Files.isDirectory(path)) throw new UserError("there is no run folder " + path);
    if (!Files.isReadable(path) || !Files.isExecutable(path))
      throw new UserError(
          "the run folder " + path + " is not readable by this user: mend its permissions");
    boolean ours =
        Files.exists(journal()) || Files.exists(checkpoints()) || Files.exists(metrics());
    if (!ours) throw new UserError(path + " is no run of COSR: it has no journal.db");
    if (Files.isRegularFile(journal()) && !Files.isReadable(journal()))
      throw new UserError(
          "the journal " + journal() + " is not readable by this user: mend its permissions");
    if (Files.isRegularFile(journal()) && !SqliteJournal.recognises(journal()))
      throw new UserError("the file " + journal() + " is no journal of COSR");
  }

  /** Refuses a folder that is no run, or whose journal is missing, foreign or damaged. */
  public void examine() {
    recognise();
    SqliteJournal.examine(journal());
  }
}
