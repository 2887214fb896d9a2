package cosr.persistence.sql;

import cosr.config.UserError;
import cosr.persistence.Blobs;
import cosr.persistence.Sealed;
import cosr.persistence.WireCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest of a ledger's events of each kind, without reading the others: enough to say where a
 * run stands.
 *
 * @param events one of each kind at most, oldest first
 * @param newest when the last was written
 */
public record LedgerGlance(List<Object> events, Instant newest) {
  private static final String SELECT =
      "SELECT \"event_ser_manifest\", \"event_payload\", \"write_timestamp\" FROM \"event_journal\""
          + " WHERE \"ordering\" IN (SELECT MAX(\"ordering\") FROM \"event_journal\""
          + " WHERE \"persistence_id\" LIKE 'Supervisor|%' GROUP BY \"event_ser_manifest\")"
          + " ORDER BY \"ordering\"";

  /** Looks at a journal; one that cannot be read is refused by name. */
  public static LedgerGlance of(Journal journal, Blobs blobs) {
    List<Object> events = new ArrayList<>();
    long newest = 0;
    try (Connection c = journal.connect();
        PreparedStatement s = c.prepareStatement(SELECT);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        events.add(
            Sealed.open(WireCodec.installed(), blobs, r.getString(1), r.getBytes(2)).event());
        newest = r.getLong(3);
      }
    } catch (UserError e) {
      throw e;
    } catch (SQLException | RuntimeException e) {
      throw new UserError("the journal " + journal + " cannot be read: " + e.getMessage(), e);
    }
    return new LedgerGlance(List.copyOf(events), Instant.ofEpochMilli(newest));
  }
}
