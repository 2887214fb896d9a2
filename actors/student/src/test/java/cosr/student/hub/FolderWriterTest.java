package cosr.student.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.student.HubFixtures;
import cosr.student.engine.Hook;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWriterTest {
  @TempDir Path temp;

  @Test
  void whatIsLoadedAsFloat32AndWrittenIsTheFolderThatItWasByteForByte() throws IOException {
    for (String name : HubFixtures.MODELS) {
      Path out = temp.resolve(name);
      try (ModelFolder folder = ModelFolder.open(HubFixtures.folder(name))) {
        TensorFit fit = TensorFit.of(folder, ModelFolderTest.specs(folder), false);
        FolderWriter.write(
            out,
            FolderLayout.of(folder),
            fit.numbers(folder, tensor -> Optional.of(asFloat32(folder, tensor))));
      }
      same(HubFixtures.folder(name), out);
    }
  }

  @Test
  void oneTensorIsChangedAndTheOthersStayAsTheyAre() throws IOException {
    Path out = temp.resolve("changed");
    Path source = HubFixtures.folder("qwen2-fp16-sharded");
    float[] numbers = new float[64];
    Arrays.fill(numbers, 1 + 0x1p-11f);
    try (ModelFolder folder = ModelFolder.open(source)) {
      TensorFit fit = TensorFit.of(folder, ModelFolderTest.specs(folder), false);
      FolderWriter.write(
          out,
          FolderLayout.of(folder),
          fit.numbers(
              folder,
              tensor ->
                  tensor.equals("model.norm.weight")
                      ? Optional.of(feed(numbers))
                      : Optional.empty()));
      try (ModelFolder written = ModelFolder.open(out)) {
        // Half of float16's last bit goes to the even neighbour.
        assertThat(written.floats("model.norm.weight")).containsOnly(1f);
        for (String tensor : folder.tensors().keySet())
          if (!tensor.equals("model.norm.weight"))
            assertThat(written.floats(tensor)).as(tensor).isEqualTo(folder.floats(tensor));
      }
    }
    String first = "model-00001-of-00002.safetensors";
    assertThat(Files.mismatch(source.resolve(first), out.resolve(first))).isEqualTo(-1);
  }

  @Test
  void aWriteThatIsCutOffLeavesTheOldFolder() throws IOException {
    Path out = temp.resolve("model");
    for (String place : List.of(Hook.MID_WRITE, Hook.BEFORE_RENAME))
      try (ModelFolder old = ModelFolder.open(HubFixtures.folder("llama"));
          ModelFolder other = ModelFolder.open(HubFixtures.folder("qwen3"))) {
        FolderWriter.write(out, FolderLayout.of(old), old::stored);
        assertThatThrownBy(
                () ->
                    FolderWriter.write(
                        out,
                        FolderLayout.of(other),
                        other::stored,
                        temporary -> {},
                        reached -> {
                          if (reached.equals(place)) throw new IllegalStateException(place);
                        }))
            .hasMessage(place);
        same(HubFixtures.folder("llama"), out);
        FolderWriter.write(out, FolderLayout.of(other), other::stored);
        same(HubFixtures.folder("qwen3"), out);
      }
  }

  @Test
  void aNewModelIsLaidOutInShardsWithAnIndex() throws IOException {
    List<TensorSpec> specs =
        List.of(
            new TensorSpec("model.embed_tokens.weight", List.of(10, 4)),
            new TensorSpec("model.layers.0.a.weight", List.of(4, 4)),
            new TensorSpec("model.norm.weight", List.of(4)));
    TreeMap<String, byte[]> companions = new TreeMap<>();
    companions.put("config.json", "{}".getBytes(StandardCharsets.UTF_8));
    Path out = temp.resolve("fresh");
    FolderWriter.Numbers counting =
        name -> {
          int count =
              specs.stream()
                  .filter(s -> s.name().equals(name))
                  .mapToInt(s -> (int) s.count())
                  .sum();
          float[] values = new float[count];
          for (int i = 0; i < count; i++) values[i] = i;
          return new TensorSource(NumberType.F32, feed(values));
        };
    FolderWriter.write(out, FolderLayout.fresh(specs, NumberType.BF16, 80, companions), counting);
    try (ModelFolder folder = ModelFolder.open(out)) {
      assertThat(folder.headers().keySet())
          .containsExactly("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");
      TensorFit.of(folder, specs, true);
      assertThat(folder.floats("model.layers.0.a.weight")[15]).isEqualTo(15);
      assertThat(new String(folder.index().orElseThrow(), StandardCharsets.UTF_8))
          .contains("\"total_size\" : 120");
    }
    FolderWriter.write(
        out, FolderLayout.fresh(specs, NumberType.F32, 1 << 20, companions), counting);
    try (ModelFolder folder = ModelFolder.open(out)) {
      assertThat(folder.headers().keySet()).containsExactly("model.safetensors");
      assertThat(folder.index()).isEmpty();
    }
  }

  static TensorFeed feed(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return sink -> sink.accept(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
  }

  private static TensorFeed asFloat32(ModelFolder folder, String tensor) {
    return sink -> folder.read(tensor, NumberType.F32, sink);
  }

  /** Every file of a fixture, those of its expected outputs apart, and no other. */
  static void same(Path expected, Path found) throws IOException {
    List<String> names = files(expected);
    assertThat(files(found)).isEqualTo(names);
    for (String name : names)
      assertThat(Files.mismatch(expected.resolve(name), found.resolve(name)))
          .as(expected + " " + name)
          .isEqualTo(-1);
  }

  private static List<String> files(Path folder) throws IOException {
    try (var paths = Files.list(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
