package cosr.runtime.node;

import cosr.config.UserError;
import cosr.persistence.Blobs;
import cosr.persistence.JournalReader;
import cosr.persistence.sqlite.SqliteJournal;
import cosr.persistence.sqlite.SqliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where one run keeps what it has. */
public record RunFolder(Path path) {
  /** Below this a run is not begun: checkpoints, journal and blobs of a default run take about a third of it. */
  private static final long LEAST_DISK = 512L << 20;

  /** Name of the run. */
  public String name() {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? "run" : last.toString();
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

  /** Big payloads, by digest. */
  public Blobs blobs() {
    return new Blobs(path.resolve("blobs"));
  }

  /** The journal, on a connection that cannot write. */
  public JournalReader reader() {
    return SqliteReader.open(journal(), blobs());
  }

  /** Makes the folder with an empty journal. */
  public void create() {
    try {
      Files.createDirectories(path);
      long free = Files.getFileStore(path).getUsableSpace();
      if (free < LEAST_DISK)
        throw new UserError(
            "%s has %d MB free, and a run needs %d MB: free some, or choose another folder with --runs"
                .formatted(path, free >> 20, LEAST_DISK >> 20));
      Files.createDirectories(checkpoints());
    } catch (IOException e) {
      throw new UserError("the run folder " + path + " cannot be made: " + e.getMessage(), e);
    }
    SqliteJournal.create(journal());
  }

  /**
   * Refuses a journal that lacks what the ledger's head, kept outside it, says was written: a copy
   * from before, or one that was cut.
   */
  public void proveUncut() {
    if (!Files.exists(ledgerHead())) return;
    try (JournalReader reader = reader()) {
      LedgerHead.prove(ledgerHead(), reader);
    }
  }

  /** Refuses a folder that is no run, or whose journal is missing, foreign or damaged. */
  public void examine() {
    if (!Files.isDirectory(path)) throw new UserError("there is no run folder " + path);
    if (!Files.isReadable(path)) throw new UserError("the run folder " + path + " is not readable");
    boolean ours = Files.exists(journal()) || Files.exists(checkpoints()) || Files.exists(metrics());
    if (!ours) throw new UserError(path + " is no run of COSR: it has no journal.db");
    SqliteJournal.examine(journal());
  }
}
