package cosr.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.UserError;
import cosr.persistence.Blobs;
import cosr.persistence.Desk;
import cosr.persistence.JournalRow;
import cosr.persistence.Sealed;
import cosr.protocol.Role;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {
  @TempDir Path folder;

  private Path journal() {
    return folder.resolve("journal.db");
  }

  private SqlReader reader() {
    return SqlReader.open(new SqliteJournal(journal()), new Blobs(folder.resolve("blobs")));
  }

  private static void refused(Runnable look, String line) {
    assertThatThrownBy(look::run).isInstanceOf(UserError.class).hasMessageMatching(line);
  }

  private String file() {
    return java.util.regex.Pattern.quote(journal().toString());
  }

  private void fill() {
    try (Desk desk = Desk.open(folder, Role.ADAPTER)) {
      desk.add(1, 400);
    }
  }

  @Test
  void aReaderSeesEveryCommitAtOnceWhileTheWriterGoesOn() {
    try (Desk desk = Desk.open(folder, Role.ADAPTER);
        SqlReader reader = reader()) {
      long ordering = 0;
      for (int sheet = 1; sheet <= 20; sheet++) {
        desk.add(sheet, sheet);
        List<JournalRow> rows = reader.after(ordering, 100);
        assertThat(rows).hasSize(sheet);
        ordering = rows.get(sheet - 1).ordering();
      }
    }
  }

  @Test
  void aReaderInAnotherThreadReadsEachEventOnceInItsOrder() throws Exception {
    List<JournalRow> seen = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    try (Desk desk = Desk.open(folder, Role.ADAPTER)) {
      Thread follower =
          new Thread(
              () -> {
                try (SqlReader reader = reader()) {
                  long ordering = 0;
                  while (true) {
                    boolean last = over.get();
                    List<JournalRow> rows = reader.after(ordering, 7);
                    if (rows.isEmpty() && last) return;
                    for (JournalRow row : rows) ordering = row.ordering();
                    seen.addAll(rows);
                  }
                }
              });
      follower.start();
      for (int sheet = 1; sheet <= 60; sheet++) desk.add(sheet, 3);
      over.set(true);
      follower.join(60_000);
      assertThat(follower.isAlive()).isFalse();
    }
    assertThat(seen).hasSize(180);
    String chain = Sealed.ORIGIN;
    for (int i = 0; i < seen.size(); i++) {
      assertThat(seen.get(i).sequence()).isEqualTo(i + 1);
      assertThat(seen.get(i).role()).isEqualTo(Role.ADAPTER);
      assertThat(seen.get(i).run()).isEqualTo("run");
      assertThat(seen.get(i).frame().previous()).isEqualTo(chain);
      chain = seen.get(i).frame().hash(i + 1);
    }
  }

  @Test
  void aGlanceShowsTheNewestEventOfEachKindOfTheLedgerAlone() {
    try (Desk desk = Desk.open(folder, Role.ADAPTER)) {
      desk.add(1, 3);
    }
    Blobs blobs = new Blobs(folder.resolve("blobs"));
    assertThat(LedgerGlance.of(new SqliteJournal(journal()), blobs).events()).isEmpty();
    Instant before = Instant.now().minusSeconds(1);
    try (Desk desk = Desk.open(folder, Role.SUPERVISOR)) {
      desk.add(1, 3);
      desk.add(2, 3);
      LedgerGlance glance = LedgerGlance.of(new SqliteJournal(journal()), blobs);
      assertThat(glance.events()).hasToString("[Added[sheet=2, number=1]]");
      assertThat(glance.newest()).isBetween(before, Instant.now().plusSeconds(1));
    }
  }

  @Test
  void aWholeJournalIsAccepted() {
    fill();
    new SqliteJournal(journal()).examine();
    new SqliteJournal(journal()).create();
    try (SqlReader reader = reader()) {
      assertThat(reader.after(0, 1000)).hasSize(400);
    }
  }

  @Test
  void aMissingJournalIsRefused() {
    refused(
        () -> new SqliteJournal(journal()).examine(),
        "the journal " + file() + " is missing: without it a run cannot be resumed; .*");
    refused(this::reader, "there is no journal " + file());
    refused(
        () -> LedgerGlance.of(new SqliteJournal(journal()), new Blobs(folder)),
        "there is no journal " + file());
    assertThat(journal()).doesNotExist();
  }

  @Test
  void anotherProgramsDatabaseIsRefusedAndLeftAsItIs() throws Exception {
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + journal());
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE recipes (name TEXT)");
    }
    byte[] before = Files.readAllBytes(journal());
    refused(
        () -> new SqliteJournal(journal()).examine(),
        "the file " + file() + " is no journal of COSR");
    assertThat(journal()).hasBinaryContent(before);
  }

  @Test
  void garbageInPlaceOfAJournalIsRefused() throws Exception {
    Files.writeString(journal(), "not a database at all, only text. ".repeat(100));
    refused(
        () -> new SqliteJournal(journal()).examine(),
        "the file " + file() + " is no journal of COSR");
    refused(() -> reader().after(0, 1), "the journal " + file() + " cannot be read: .*");
    refused(
        () -> LedgerGlance.of(new SqliteJournal(journal()), new Blobs(folder)),
        "the journal " + file() + " cannot be read: .*");
  }

  @Test
  void anEmptyFileInPlaceOfAJournalIsRefused() throws Exception {
    Files.createFile(journal());
    refused(
        () -> new SqliteJournal(journal()).examine(),
        "the file " + file() + " is no journal of COSR");
  }

  @Test
  void aTruncatedJournalIsRefused() throws Exception {
    fill();
    try (FileChannel channel = FileChannel.open(journal(), StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
    refused(
        () -> new SqliteJournal(journal()).examine(),
        "the journal " + file() + " is damaged.*; restore it from a copy");
  }

  @Test
  void aJournalWithAnOverwrittenPageIsRefused() throws Exception {
    fill();
    byte[] bytes = Files.readAllBytes(journal());
    for (int i = bytes.length / 2; i < bytes.length / 2 + 8192; i++) bytes[i] = (byte) i;
    Files.write(journal(), bytes);
    refused(
        () -> new SqliteJournal(journal()).examine(),
        "the journal " + file() + " is damaged.*; restore it from a copy");
  }
}
