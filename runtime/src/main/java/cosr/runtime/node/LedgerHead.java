package cosr.runtime.node;

import cosr.config.FailPoint;
import cosr.config.UserError;
import cosr.persistence.Blobs;
import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.protocol.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps the newest heads of all streams outside the journal, so that a cut journal shows itself. */
final class LedgerHead implements Consumer<List<Head>> {
  private static final int PAGE = 500;

  private final Path file;

  LedgerHead(Path file) {
    this.file = file;
  }

  @Override
  public void accept(List<Head> heads) {
    StringBuilder text = new StringBuilder();
    for (Head h : heads) {
      text.append(h.role().entity()).append(' ').append(h.sequence()).append(' ').append(h.chain());
      text.append(' ').append(h.state()).append('\n');
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
      FailPoint.at("ledger-head.before-rename");
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Blobs.syncFolder(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger's head cannot be kept in " + file, e);
    }
  }

  /** Refuses a journal in which an event of a kept head is missing or another. */
  static void prove(Path file, JournalReader reader) {
    Map<String, String> wanted = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ");
        if (words.length == 4) wanted.put(words[0] + " " + words[1], words[2]);
      }
    } catch (IOException e) {
      throw new UserError("the ledger's head " + file + " cannot be read: " + e.getMessage(), e);
    }
    long ordering = 0;
    while (true) {
      List<JournalRow> rows = reader.after(ordering, PAGE);
      for (JournalRow row : rows) {
        ordering = row.ordering();
        String hash = wanted.remove(row.role().entity() + " " + row.sequence());
        if (hash != null && !hash.equals(row.sealed().hash(row.sequence())))
          throw new UserError(
              "the journal was changed: event " + row.sequence() + " of " + row.role().entity() + " is not the one that "
                  + file + " names; restore it from a copy");
      }
      if (rows.size() < PAGE) break;
    }
    if (!wanted.isEmpty())
      throw new UserError(
          "the journal is older than the run: " + String.join(", ", wanted.keySet()) + " is missing, which " + file
              + " names; restore the newest copy");
  }
}
