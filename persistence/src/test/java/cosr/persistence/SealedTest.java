package cosr.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.persistence.Counter.Added;
import cosr.persistence.Counter.Noted;
import cosr.protocol.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTest {
  private final WireCodec codec = WireCodec.installed();
  private final Counter core = new Counter(Role.ADAPTER);
  @TempDir Path folder;

  private List<Sealed<Counter.Event>> chain(int... numbers) {
    List<Sealed<Counter.Event>> chain = new ArrayList<>();
    String previous = Sealed.ORIGIN;
    for (int number : numbers) {
      Sealed<Counter.Event> next =
          Sealed.seal(codec, new Blobs(folder), previous, new Added(1, number));
      chain.add(next);
      previous = next.hash(chain.size());
    }
    return chain;
  }

  private Journaled<Counter.State> fold(List<Sealed<Counter.Event>> events) {
    Journaled<Counter.State> at = Journaled.initial(core);
    for (Sealed<Counter.Event> event : events) at = at.next(core, event);
    return at;
  }

  private void assertRefused(List<Sealed<Counter.Event>> events, int place) {
    assertThatThrownBy(() -> fold(events))
        .isInstanceOf(WireException.class)
        .hasMessage(
            "the journal is damaged: event "
                + place
                + " of Adapter (counter.added:1) does not follow the event before it");
  }

  @Test
  void aWholeChainIsFolded() {
    List<Sealed<Counter.Event>> chain = chain(3, 4, 5);
    Journaled<Counter.State> at = fold(chain);
    assertThat(at.state().total()).isEqualTo(12);
    assertThat(at.sequence()).isEqualTo(3);
    assertThat(at.chain()).isEqualTo(chain.get(2).hash(3));
  }

  @Test
  void aChangedEventIsNoticedByTheOneAfterIt() {
    List<Sealed<Counter.Event>> chain = new ArrayList<>(chain(3, 4, 5));
    chain.set(1, Sealed.seal(codec, new Blobs(folder), chain.get(1).previous(), new Added(1, 9)));
    assertRefused(chain, 3);
  }

  @Test
  void aMissingAnAdditionalOrAMisplacedEventIsNoticed() {
    List<Sealed<Counter.Event>> chain = chain(3, 4, 5);
    assertRefused(List.of(chain.get(0), chain.get(2)), 2);
    assertRefused(List.of(chain.get(1), chain.get(2)), 1);
    assertRefused(List.of(chain.get(0), chain.get(0), chain.get(1)), 2);
    assertRefused(List.of(chain.get(0), chain.get(2), chain.get(1)), 2);
    assertRefused(List.of(chain.get(1), chain.get(0), chain.get(2)), 1);
  }

  @Test
  void theHashCoversSequenceNumberManifestAndBytesAndNothingElse() throws Exception {
    Sealed<Counter.Event> event = chain(3).get(0);
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(new byte[] {0, 0, 0, 0, 0, 0, 0, 1});
    sha.update("counter.added:1".getBytes(StandardCharsets.US_ASCII));
    sha.update((byte) 0);
    sha.update((byte) 0);
    sha.update(new byte[32]);
    sha.update(codec.write(new Added(1, 3)));
    assertThat(event.hash(1)).isEqualTo(HexFormat.of().formatHex(sha.digest()));
    assertThat(event.hash(2)).isNotEqualTo(event.hash(1));
    assertThat(new Sealed<>("counter.added:2", event.frame(), event.event()).hash(1))
        .isNotEqualTo(event.hash(1));
    for (int i = 0; i < event.frame().length; i++) {
      byte[] changed = event.frame().clone();
      changed[i] ^= 1;
      assertThat(new Sealed<>(event.manifest(), changed, event.event()).hash(1))
          .isNotEqualTo(event.hash(1));
    }
  }

  @Test
  void aFrameIsReadBackWithTheSameBytes() {
    Sealed<Counter.Event> event = chain(3, 4).get(1);
    Sealed<Object> read = Sealed.open(codec, new Blobs(folder), event.manifest(), event.frame());
    assertThat(read.event()).isEqualTo(new Added(1, 4));
    assertThat(read.hash(2)).isEqualTo(event.hash(2));
    assertThat(read.previous()).isEqualTo(event.previous());
    assertThatThrownBy(
            () -> Sealed.open(codec, new Blobs(folder), "counter.added:1", new byte[] {0, 1}))
        .isInstanceOf(WireException.class)
        .hasMessage("an event counter.added:1 of 2 bytes is no frame of COSR");
  }

  @Test
  void anEventOver256KilobytesGoesToABlobAndIsReadBack() throws Exception {
    Blobs blobs = new Blobs(folder);
    Noted small = new Noted("x".repeat(Sealed.INLINE_LIMIT - 1000));
    assertThat(Sealed.seal(codec, blobs, Sealed.ORIGIN, small).frame()[0]).isZero();
    assertThat(files()).isEmpty();
    Noted big = new Noted("x".repeat(Sealed.INLINE_LIMIT));
    Sealed<Noted> sealed = Sealed.seal(codec, blobs, Sealed.ORIGIN, big);
    assertThat(sealed.frame()).hasSize(33 + 40).startsWith(1);
    assertThat(files()).hasSize(1);
    assertThat(Sealed.open(codec, blobs, sealed.manifest(), sealed.frame()).event()).isEqualTo(big);
    Files.write(files().get(0), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> Sealed.open(codec, blobs, sealed.manifest(), sealed.frame()))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(files().get(0).toString())
        .hasMessageContaining("was changed");
  }

  @Test
  void blobsAreNamedByTheirContentAndKeptOnce() throws Exception {
    Blobs blobs = new Blobs(folder);
    String digest = blobs.put("text".getBytes(StandardCharsets.US_ASCII));
    assertThat(digest)
        .isEqualTo("982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1");
    assertThat(blobs.put("text".getBytes(StandardCharsets.US_ASCII))).isEqualTo(digest);
    assertThat(files())
        .containsExactly(folder.resolve("sha256").resolve("98").resolve(digest.substring(2)));
    assertThat(blobs.get(digest)).asString(StandardCharsets.US_ASCII).isEqualTo("text");
  }

  @Test
  void aMissingOrChangedBlobIsRefusedByName() throws Exception {
    Blobs blobs = new Blobs(folder);
    String digest = blobs.put(new byte[] {1, 2, 3});
    Path file = files().get(0);
    Files.write(file, new byte[] {1, 2, 4});
    assertThatThrownBy(() -> blobs.get(digest))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith("the blob " + file + " was changed: its SHA-256 is ");
    Files.delete(file);
    assertThatThrownBy(() -> blobs.get(digest))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith("the blob " + file + " cannot be read: ");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }
}
