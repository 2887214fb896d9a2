package cosr.runtime.input;

import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.persistence.Sealed;
import cosr.persistence.WireCodec;
import cosr.protocol.Role;
import cosr.runtime.node.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes a journal say something else than what happened, with chains that hold. */
final class Rewritten {
  private Rewritten() {}

  /** Changes events of one stream and chains it anew, from its first event on. */
  static void stream(Path run, Role role, UnaryOperator<Object> change)
      throws SQLException, IOException {
    RunFolder folder = new RunFolder(run);
    List<JournalRow> rows;
    try (JournalReader reader = folder.reader()) {
      rows = reader.after(0, 100_000).stream().filter(r -> r.role() == role).toList();
      for (JournalRow row : rows) row.event();
    }
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.journal());
        PreparedStatement update =
            c.prepareStatement("UPDATE event_journal SET event_payload = ? WHERE ordering = ?");
        PreparedStatement forget =
            c.prepareStatement("DELETE FROM snapshot WHERE persistence_id LIKE ?")) {
      String chain = Sealed.ORIGIN;
      for (JournalRow row : rows) {
        Sealed<Object> sealed =
            Sealed.seal(WireCodec.installed(), folder.blobs(), chain, change.apply(row.event()));
        chain = sealed.hash(row.sequence());
        update.setBytes(1, sealed.frame());
        update.setLong(2, row.ordering());
        update.executeUpdate();
      }
      forget.setString(1, role.entity() + "|%");
      forget.executeUpdate();
    }
    Files.deleteIfExists(folder.ledgerHead());
  }
}
