package cosr.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import cosr.persistence.WireModule.Wire;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireCodecTest {
  private static final CBORMapper CBOR = new CBORMapper();

  /** Version 1 had {@code title}, version 2 {@code name}; version 3 has {@code pages} as well. */
  record Book(String name, int pages) {}

  record Leaf(int number) {}

  private record Books(List<Wire<?>> wires, List<Upcaster> upcasters) implements WireModule {}

  private static final Upcaster TITLE_TO_NAME =
      new Upcaster(
          "test.book",
          1,
          node -> {
            node.set("name", node.remove("title"));
            return node;
          });
  private static final Upcaster PAGES = new Upcaster("test.book", 2, node -> node.put("pages", 7));

  private static WireCodec codec(Upcaster... upcasters) {
    return WireCodec.of(
        List.of(
            new Books(List.of(new Wire<>("test.book", 3, Book.class)), Arrays.asList(upcasters))));
  }

  private static byte[] cbor(Map<String, ?> components) {
    try {
      return CBOR.writeValueAsBytes(components);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRecordIsReadBackUnderItsNameAndVersion() {
    Book book = new Book("Primes", 96);
    assertThat(codec().manifest(book)).isEqualTo("test.book:3");
    assertThat(codec().read("test.book:3", codec().write(book))).isEqualTo(book);
  }

  @Test
  void aMissingComponentIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> codec().read("test.book:3", cbor(Map.of("name", "Primes"))))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("cannot read test.book:3")
        .hasMessageContaining("'pages'");
    assertThatThrownBy(() -> codec().read("test.book:3", cbor(Map.of("pages", 96))))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("'name'");
  }

  @Test
  void aComponentOfAnotherTypeIsAnError() {
    byte[] text = cbor(Map.of("name", "Primes", "pages", "96"));
    assertThatThrownBy(() -> codec().read("test.book:3", text))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("cannot read test.book:3");
  }

  @Test
  void aComponentThatANewerWriterAddedIsPassedOver() {
    byte[] newer = cbor(Map.of("name", "Primes", "pages", 96, "shelf", List.of("B", 4)));
    assertThat(codec().read("test.book:3", newer)).isEqualTo(new Book("Primes", 96));
  }

  @Test
  void aNewerVersionIsRefused() {
    assertThatThrownBy(() -> codec().read("test.book:4", cbor(Map.of())))
        .isInstanceOf(WireException.class)
        .hasMessage(
            "test.book:4 was written by a newer COSR; this one reads test.book:3 and older: use the"
                + " newer one");
  }

  @Test
  void anOldRecordIsBroughtOverEveryVersionInBetween() {
    WireCodec codec = codec(PAGES, TITLE_TO_NAME);
    Book expected = new Book("Primes", 7);
    assertThat(codec.read("test.book:1", cbor(Map.of("title", "Primes")))).isEqualTo(expected);
    assertThat(codec.read("test.book:2", cbor(Map.of("name", "Primes")))).isEqualTo(expected);
  }

  @Test
  void aVersionThatNothingBringsOnIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> codec(PAGES).read("test.book:1", cbor(Map.of("title", "Primes"))))
        .isInstanceOf(WireException.class)
        .hasMessage("nothing brings test.book:1 to version 2");
  }

  @Test
  void twoWiresOfOneNameOrOneTypeAreRefused() {
    Wire<?> book = new Wire<>("test.book", 1, Book.class);
    assertThatThrownBy(() -> codec(book, new Wire<>("test.book", 2, Leaf.class)))
        .isInstanceOf(WireException.class)
        .hasMessage("two wires are named test.book");
    assertThatThrownBy(() -> codec(book, new Wire<>("test.tome", 1, Book.class)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("two wires carry")
        .hasMessageContaining("Book");
    assertThatThrownBy(() -> codec(PAGES, PAGES))
        .isInstanceOf(WireException.class)
        .hasMessage("two upcasters read test.book:2");
  }

  private static WireCodec codec(Wire<?> one, Wire<?> other) {
    return WireCodec.of(
        List.of(new Books(List.of(one), List.of()), new Books(List.of(other), List.of())));
  }

  @Test
  void whatHasNoNameIsNeitherWrittenNorRead() {
    assertThatThrownBy(() -> codec().write(new Leaf(1)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("Leaf has no wire name; list it in its WireModule");
    assertThatThrownBy(() -> codec().read("test.leaf:1", cbor(Map.of("number", 1))))
        .isInstanceOf(WireException.class)
        .hasMessage("no record is named 'test.leaf:1' in this COSR");
    assertThatThrownBy(() -> codec().read("test.book:one", cbor(Map.of())))
        .isInstanceOf(WireException.class)
        .hasMessage("'test.book:one' has no version");
  }

  @Test
  void bytesBehindTheRecordAreAnError() {
    byte[] record = codec().write(new Book("Primes", 96));
    byte[] longer = Arrays.copyOf(record, record.length + 1);
    assertThatThrownBy(() -> codec().read("test.book:3", longer)).isInstanceOf(WireException.class);
  }
}
