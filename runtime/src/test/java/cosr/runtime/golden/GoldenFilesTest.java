package cosr.runtime.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import cosr.persistence.WireCodec;
import cosr.persistence.WireException;
import cosr.persistence.WireModule.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the shape of every event and snapshot. A golden file has one example a line, in hex, as a
 * COSR of that version wrote it; it is never changed or removed, since journals hold the same. A
 * snapshot of an older version is read, or refused as one without upcaster: it is a cache.
 */
class GoldenFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final String MEND =
      "; a new shape is a new version: raise it in the WireModule, add an Upcaster from the one"
          + " before, then ./build -o -pl runtime -am -Dtest=GoldenFilesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dcosr.regenerate=true test";

  private static final CBORMapper TREES = new CBORMapper();
  private static final WireCodec CODEC = WireCodec.installed();

  /** What is kept in journals; a job is kept by none, but workers of another version take it. */
  private static List<Wire<?>> wires() {
    return CODEC.wires().stream().filter(w -> !w.name().startsWith("message/")).toList();
  }

  private static Path file(String name, int version) {
    return FOLDER.resolve(name + "-" + version + ".cbor");
  }

  @BeforeAll
  static void writesMissingFilesWhereAsked() throws IOException {
    if (!Boolean.getBoolean("cosr.regenerate")) return;
    Files.createDirectories(FOLDER);
    for (Wire<?> wire : wires()) {
      Path file = file(wire.name(), wire.version());
      if (Files.exists(file)) continue;
      StringBuilder text = new StringBuilder();
      for (Object example : Examples.all(wire.type()))
        text.append(HexFormat.of().formatHex(CODEC.write(example))).append('\n');
      Files.writeString(file, text);
    }
  }

  @Test
  void everyEventAndSnapshotIsWrittenAsItsGoldenFileHoldsIt() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Wire<?> wire : wires()) {
      Path file = file(wire.name(), wire.version());
      if (!Files.exists(file)) continue;
      List<Object> examples = Examples.all(wire.type());
      List<byte[]> golden = lines(file);
      if (golden.size() != examples.size()) {
        faults.add(wire.manifest() + " has other choices than " + file);
        continue;
      }
      for (int i = 0; i < golden.size(); i++)
        if (!TREES.readTree(golden.get(i)).equals(tree(examples.get(i))))
          faults.add(
              wire.manifest() + " is written otherwise than line " + (i + 1) + " of " + file);
    }
    assertThat(faults).as("shapes that changed%s", MEND).isEmpty();
  }

  @Test
  void everyGoldenFileIsReadAsTheExampleThatItHolds() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Wire<?> wire : wires()) {
      for (int version = 1; version <= wire.version(); version++) {
        Path file = file(wire.name(), version);
        if (!Files.exists(file)) continue;
        List<Object> examples = Examples.all(wire.type());
        List<byte[]> golden = lines(file);
        for (int i = 0; i < golden.size(); i++) {
          try {
            Object read = CODEC.read(wire.name() + ":" + version, golden.get(i));
            if (version == wire.version() && !tree(read).equals(tree(examples.get(i))))
              faults.add(file + ", line " + (i + 1) + ", is read as something else");
          } catch (WireException e) {
            if (version < wire.version() && wire.name().endsWith(".state") && noUpcaster(e))
              continue;
            faults.add(file + ", line " + (i + 1) + ": " + e.getMessage());
          }
        }
      }
    }
    assertThat(faults).as("golden files that this COSR misreads%s", MEND).isEmpty();
  }

  private static boolean noUpcaster(WireException e) {
    return String.valueOf(e.getMessage()).startsWith("nothing brings ");
  }

  @Test
  void everyVersionOfEveryEventAndSnapshotHasItsGoldenFileAndNoFileIsLeftOver() throws IOException {
    SortedSet<String> wanted = new TreeSet<>();
    for (Wire<?> wire : wires())
      for (int version = 1; version <= wire.version(); version++)
        wanted.add(file(wire.name(), version).getFileName().toString());
    SortedSet<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.forEach(f -> found.add(f.getFileName().toString()));
    }
    assertThat(found).as("golden files%s", MEND).isEqualTo(wanted);
  }

  @Test
  void theExamplesShowEveryChoice() {
    assertThat(Examples.all(cosr.protocol.VerifierCommand.Job.class)).hasSize(1);
    assertThat(Examples.all(cosr.curator.CuratorEvent.SheetReviewed.class).toString())
        .contains("Reinforce[", "Harder[", "Easier[", "Remediate[", "SetAside[");
  }

  @Test
  void nothingIsWrittenButComponents() throws IOException {
    for (Wire<?> wire : wires())
      for (Object example : Examples.all(wire.type())) {
        SortedSet<String> names = new TreeSet<>();
        Examples.componentNames(wire.type(), names);
        names.add("t");
        assertThat(names).as(wire.name()).containsAll(fields(tree(example), new TreeSet<>()));
      }
  }

  private static SortedSet<String> fields(JsonNode tree, SortedSet<String> into) {
    tree.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.startsWith("text-")) into.add(name);
            });
    tree.forEach(child -> fields(child, into));
    return into;
  }

  private static JsonNode tree(Object record) throws IOException {
    return TREES.readTree(CODEC.write(record));
  }

  private static List<byte[]> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(HexFormat.of()::parseHex).toList();
  }
}
