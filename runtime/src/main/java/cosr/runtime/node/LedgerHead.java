package cosr.runtime.node;

import cosr.config.FailPoint;
import cosr.persistence.DurableFiles;
import cosr.protocol.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the newest heads of all streams outside the journal, so that a cut journal shows itself.
 */
final class LedgerHead implements Consumer<List<Head>> {
  private final Path file;

  LedgerHead(Path file) {
    this.file = file.toAbsolutePath();
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
      DurableFiles.write(temporary, text.toString().getBytes(StandardCharsets.UTF_8));
      FailPoint.at("ledger-head.before-rename");
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Path folder = file.getParent();
      if (folder != null) DurableFiles.syncFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger's head cannot be kept in " + file, e);
    }
  }
}
