package cosr.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.persistence.Counter.Add;
import cosr.persistence.Counter.Sum;
import cosr.protocol.Head;
import cosr.protocol.Role;
import cosr.protocol.SupervisorCommand.Failed;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleActorTest {
  private static final String EVENTS = "SELECT COUNT(*) FROM event_journal";
  private static final String SNAPSHOT = "SELECT COALESCE(MAX(sequence_number), 0) FROM snapshot";

  @TempDir Path folder;

  private Desk open() {
    return Desk.open(folder, Role.ADAPTER);
  }

  @Test
  void theEventsOfACommandAreOneCommit() throws Exception {
    try (Desk desk = open()) {
      desk.add(1, 1);
      int before = desk.commits();
      assertThat(desk.add(2, 50)).isEqualTo(51);
      assertThat(desk.commits()).isEqualTo(before + 1);
      assertThat(desk.number(EVENTS)).isEqualTo(51);
    }
  }

  @Test
  void aRepeatIsAnsweredFromTheStateWithoutNewEvents() throws Exception {
    try (Desk desk = open()) {
      Sum first = (Sum) desk.ask(Counter.ones(1, 3));
      int commits = desk.commits();
      Sum again = (Sum) desk.ask(Counter.ones(1, 3));
      assertThat(again.total()).isEqualTo(3);
      assertThat(again.receipt().head()).isEqualTo(first.receipt().head());
      assertThat(first.receipt().persistMicros()).isPositive();
      assertThat(again.receipt().persistMicros()).isZero();
      assertThat(desk.number(EVENTS)).isEqualTo(3);
      assertThat(desk.commits()).isEqualTo(commits);
    }
  }

  @Test
  void theNextProcessGoesOnWhereTheLastOneStopped() throws Exception {
    Head head;
    try (Desk desk = open()) {
      desk.add(1, 2);
      head = ((Sum) desk.ask(Counter.ones(2, 3))).receipt().head();
    }
    assertThat(head.sequence()).isEqualTo(5);
    try (Desk desk = open()) {
      Sum again = (Sum) desk.ask(Counter.ones(2, 3));
      assertThat(again.total()).isEqualTo(5);
      assertThat(again.receipt().head()).isEqualTo(head);
      assertThat(desk.add(3, 4)).isEqualTo(9);
      assertThat(desk.number("SELECT MAX(sequence_number) FROM event_journal")).isEqualTo(9);
    }
  }

  @Test
  void aSnapshotIsTakenAfterThreeHundredEventsAndRecoveryBeginsThere() throws Exception {
    try (Desk desk = open()) {
      desk.add(1, 299);
      assertThat(desk.number(SNAPSHOT)).isZero();
      desk.add(2, 1);
      awaitSnapshot(desk, 300);
      desk.add(3, 1);
      desk.add(4, 7);
    }
    execute("DELETE FROM event_journal WHERE sequence_number < 300");
    try (Desk desk = open()) {
      Sum sum = (Sum) desk.ask(Counter.ones(4, 7));
      assertThat(sum.total()).isEqualTo(308);
      assertThat(sum.receipt().head().sequence()).isEqualTo(308);
    }
  }

  @Test
  void recoveryWithAndWithoutTheSnapshotEndsInTheSameState() throws Exception {
    try (Desk desk = open()) {
      desk.add(1, 400);
      awaitSnapshot(desk, 400);
    }
    Head with;
    try (Desk desk = open()) {
      with = ((Sum) desk.ask(Counter.ones(1, 400))).receipt().head();
    }
    execute("DELETE FROM snapshot");
    try (Desk desk = open()) {
      assertThat(((Sum) desk.ask(Counter.ones(1, 400))).receipt().head()).isEqualTo(with);
    }
  }

  @Test
  void theThreeHundredAreCountedFromTheSnapshotThatRecoveryUsedAndNotFromTheStartOfTheProcess()
      throws Exception {
    for (int process = 1; process <= 2; process++)
      try (Desk desk = open()) {
        desk.add(process, 140);
        assertThat(desk.number(SNAPSHOT)).isZero();
      }
    try (Desk desk = open()) {
      desk.add(3, 20);
      awaitSnapshot(desk, 300);
      desk.add(4, 200);
    }
    try (Desk desk = open()) {
      desk.add(5, 99);
      desk.add(6, 1);
      awaitSnapshot(desk, 600);
    }
  }

  @Test
  void aSnapshotThatWasChangedOrIsOfAnotherJournalIsPassedOverForAnOlderOneOrNone()
      throws Exception {
    try (Desk desk = open()) {
      desk.add(1, 300);
      awaitSnapshot(desk, 300);
      desk.add(2, 300);
      awaitSnapshot(desk, 600);
    }
    byte[] newest = payload(600);
    String manifest = Journaled.initial(new Counter(Role.ADAPTER)).manifest(WireCodec.installed());
    int flips = 0;
    for (int at = 0; at < newest.length; at += 7) {
      byte[] flipped = newest.clone();
      flipped[at] ^= 1;
      assertThatThrownBy(() -> Journaled.read(WireCodec.installed(), manifest, flipped))
          .isInstanceOf(WireException.class)
          .hasMessage("a snapshot " + manifest + " was changed");
      flips++;
    }
    assertThat(flips).isGreaterThan(10);

    byte[] decodable = newest.clone();
    decodable[indexOfTotal(newest)] ^= 1;
    store(600, decodable);
    assertGoesOnFrom600();
    Journaled<Object> sound = Journaled.read(WireCodec.installed(), manifest, newest);
    store(600, new Journaled<>(600, "ab".repeat(32), sound.state()).write(WireCodec.installed()));
    assertGoesOnFrom600();
    execute("UPDATE snapshot SET snapshot_payload = x'00ff'");
    assertGoesOnFrom600();
    execute("UPDATE snapshot SET snapshot_ser_manifest = 'snapshot/counter.state:1'");
    assertGoesOnFrom600();
  }

  private void assertGoesOnFrom600() {
    try (Desk desk = open()) {
      Sum sum = (Sum) desk.ask(Counter.ones(2, 300));
      assertThat(sum.total()).isEqualTo(600);
      assertThat(sum.receipt().head().sequence()).isEqualTo(600);
    }
  }

  /** Where the low byte of 600, the total, stands in the state. */
  private static int indexOfTotal(byte[] snapshot) {
    for (int i = 72; i < snapshot.length - 1; i++)
      if (snapshot[i] == (byte) (600 >> 8) && snapshot[i + 1] == (byte) 600) return i + 1;
    throw new AssertionError("no total in the snapshot");
  }

  private byte[] payload(int sequence) throws Exception {
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT snapshot_payload FROM snapshot WHERE sequence_number = " + sequence)) {
      assertThat(r.next()).isTrue();
      return r.getBytes(1);
    }
  }

  private void store(int sequence, byte[] payload) throws Exception {
    execute(
        "UPDATE snapshot SET snapshot_payload = x'%s' WHERE sequence_number = %d"
            .formatted(HexFormat.of().formatHex(payload), sequence));
  }

  @Test
  void whatCannotBeDoneIsReportedAndTheActorGoesOn() {
    try (Desk desk = open()) {
      assertThat(desk.ask(new Add("run", 1, List.of(0))))
          .isEqualTo(new Failed("run", Role.ADAPTER, "0 adds nothing"));
      assertThat(desk.add(1, 2)).isEqualTo(2);
    }
  }

  @Test
  void aCommandThatNobodyWaitsForAnyMoreIsPassedOver() throws Exception {
    try (Desk desk = open()) {
      desk.tell(Counter.ones(-1, 5));
      assertThat(((Sum) desk.ask(Counter.ones(1, 2))).sheet()).isEqualTo(1);
      assertThat(desk.number(EVENTS)).isEqualTo(2);
    }
  }

  private void execute(String sql) throws Exception {
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }

  /** Snapshots are stored on the side. */
  private static void awaitSnapshot(Desk desk, int sequence) throws Exception {
    for (int i = 0; i < 600 && desk.number(SNAPSHOT) != sequence; i++) Thread.sleep(50);
    assertThat(desk.number(SNAPSHOT)).isEqualTo(sequence);
  }
}
