package cosr.runtime.node;

import cosr.config.UserError;
import cosr.persistence.JournalRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Shows that a journal holds every event that the ledger's head, kept outside it, names. Made
 * before the journal is read, and shown each of its events from the first on. Not thread-safe.
 */
public final class HeadsProof {
  private static final Pattern LINE = Pattern.compile("[A-Za-z]+ [0-9]+ [0-9a-f]{64} [0-9a-f]{64}");

  private final Path file;
  private final Map<String, String> wanted = new TreeMap<>();

  private HeadsProof(Path file) {
    this.file = file;
  }

  /** What the head's file names now; nothing where it isn't there yet. */
  public static HeadsProof of(RunFolder folder) {
    HeadsProof proof = new HeadsProof(folder.ledgerHead());
    if (!Files.exists(proof.file)) return proof;
    String text;
    try {
      text = new String(Files.readAllBytes(proof.file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UserError("the ledger's head " + proof.file + " cannot be read: " + Why.of(e), e);
    }
    for (String line : text.lines().toList()) {
      if (!LINE.matcher(line).matches())
        throw new UserError(
            "the ledger's head "
                + proof.file
                + " is damaged; restore it from a copy, or remove it if you are sure of the journal");
      String[] words = line.split(" ");
      if (!words[1].equals("0")) proof.wanted.put(words[0] + " " + words[1], words[2]);
    }
    return proof;
  }

  /** One more event of the journal; one that is not what the head names is refused. */
  public void take(JournalRow row) {
    String hash = wanted.remove(row.role().entity() + " " + row.sequence());
    if (hash != null && !hash.equals(row.frame().hash(row.sequence())))
      throw new UserError(
          "the journal was changed: event %d of %s is not the one that %s names; restore it from a copy"
              .formatted(row.sequence(), row.role().entity(), file));
  }

  /** Refuses a journal that has ended before all named events came. */
  public void finish() {
    if (!wanted.isEmpty())
      throw new UserError(
          "the journal is older than the run: event %s is missing, which %s names; restore the newest copy"
              .formatted(String.join(", event ", wanted.keySet()), file));
  }
}
