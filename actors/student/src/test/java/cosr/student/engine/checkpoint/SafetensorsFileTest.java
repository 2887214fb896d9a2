package cosr.student.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import cosr.student.HubFixtures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsFileTest {
  @TempDir Path temp;

  @Test
  void everyFileOfTheFixturesIsWrittenAnewByteForByte() throws IOException {
    List<Path> files = HubFixtures.files(".safetensors");
    assertThat(files).hasSizeGreaterThan(18);
    for (Path path : files) {
      Path copy = temp.resolve("copy.safetensors");
      try (SafetensorsFile file = SafetensorsFile.open(path)) {
        try (SafetensorsWriter writer = SafetensorsWriter.create(copy, file.header())) {
          for (StoredTensor tensor : file.header().tensors())
            writer.write(
                tensor.name(),
                NumberType.F32,
                sink -> file.read(tensor.name(), NumberType.F32, sink));
          writer.finish();
        }
        assertThat(SafetensorsHeader.of(file.header().metadata(), file.header().tensors()).text())
            .as("the header that we make for %s", path)
            .isEqualTo(file.header().text());
      }
      assertThat(Files.mismatch(path, copy)).as(path.toString()).isEqualTo(-1);
    }
  }

  @Test
  void theHeaderSaysTypesDimensionsAndMetadata() throws IOException {
    Path path =
        HubFixtures.folder("qwen2-fp16-sharded").resolve("model-00001-of-00002.safetensors");
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThat(file.header().metadata()).isEqualTo(Map.of("format", "pt"));
      StoredTensor first = file.header().tensors().getFirst();
      assertThat(first)
          .isEqualTo(
              new StoredTensor("model.embed_tokens.weight", NumberType.F16, List.of(512L, 64L), 0));
      assertThat(file.tensor("model.layers.0.input_layernorm.weight").from()).isEqualTo(65536);
    }
  }

  @Test
  void tensorsOfANewFileAreOrderedByTypeTheWidestFirstAndThenByName() throws IOException {
    SafetensorsHeader header =
        SafetensorsHeader.of(
            Map.of(),
            List.of(
                StoredTensor.of("b", NumberType.BF16, List.of(3)),
                StoredTensor.of("d", NumberType.F32, List.of(2)),
                StoredTensor.of("a", NumberType.F16, List.of(1)),
                StoredTensor.of("c", NumberType.F32, List.of(0)),
                StoredTensor.of("e", NumberType.I64, List.of())));
    assertThat(header.tensors())
        .extracting(StoredTensor::name, StoredTensor::from)
        .containsExactly(
            tuple("e", 0L), tuple("c", 8L), tuple("d", 8L), tuple("b", 16L), tuple("a", 22L));
    assertThat(header.dataBytes()).isEqualTo(24);
    assertThat(SafetensorsHeader.parse(header.text(), 24).tensors()).isEqualTo(header.tensors());
  }

  @Test
  void aTensorOfManyChunksIsConvertedBetweenAllFloatingTypes() throws IOException {
    int count = 2 * SafetensorsFile.CHUNK + 3;
    ByteBuffer numbers = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) numbers.putDouble(i % 513 / 1024.0 - 0.25);
    List<NumberType> types =
        List.of(NumberType.F64, NumberType.F32, NumberType.F16, NumberType.BF16);
    for (NumberType stored : types) {
      Path path = temp.resolve(stored + ".safetensors");
      SafetensorsHeader header =
          SafetensorsHeader.of(
              Map.of(), List.of(StoredTensor.of("x", stored, List.of(count)), scalar()));
      try (SafetensorsWriter writer = SafetensorsWriter.create(path, header)) {
        for (StoredTensor tensor : header.tensors())
          writer.write(
              tensor.name(),
              NumberType.F64,
              sink ->
                  sink.accept(
                      numbers.slice(0, 8 * (int) tensor.count()).order(ByteOrder.LITTLE_ENDIAN)));
        writer.finish();
      }
      try (SafetensorsFile file = SafetensorsFile.open(path)) {
        for (NumberType type : types) {
          double[] found = new double[count];
          int[] at = {0};
          file.read("x", type, chunk -> at[0] = decode(chunk, type, found, at[0]));
          assertThat(at[0]).isEqualTo(count);
          // Nine bits and a sign fit float16 exactly, bfloat16 holds eight.
          boolean rounded = stored == NumberType.BF16 || type == NumberType.BF16;
          for (int i = 0; i < count; i += 77)
            assertThat(found[i]).isCloseTo(numbers.getDouble(8 * i), within(rounded ? 0.0006 : 0));
        }
        assertThat(file.floats("step")).containsExactly(-0.25f);
      }
    }
  }

  @Test
  void whatIsNoWholeFileIsRefusedInOneLineThatNamesFileAndTensor() throws IOException {
    refused(
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        4,
        "tensor x lies outside the file, which has 4 bytes of tensors: it may be cut off");
    refused(
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        4,
        "tensor x has 4 bytes for dimensions [2] of F32");
    refused(
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        8,
        "4 bytes before tensor x belong to none");
    refused(
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        8,
        "4 bytes at its end belong to no tensor");
    refused(
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"y\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[2,6]}}",
        6,
        "tensors x and y overlap");
    refused(
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        8,
        "its header names 'x' twice");
    refused(
        "{\"x\":{\"dtype\":\"F4\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        4,
        "tensor x has type F4, which isn't known");
    refused(
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}}",
        4,
        "tensor x can't have dimensions [4611686018427387904, 4]");
    refused(
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        4,
        "tensor x can't have dimensions [-1]");
    refused("{\"x\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4, "tensor x has no place in the file");
    refused("[1,2,3]", 4, "its header is no JSON object");
    refused("{\"x\":", 4, "its header is no JSON");
    Path pointer = temp.resolve("pointer");
    Files.writeString(
        pointer, "version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 9\n");
    assertThatThrownBy(() -> SafetensorsFile.open(pointer))
        .hasMessage(
            pointer + ": it is a Git LFS pointer and not the file: fetch that with git lfs pull");
    Path wild = temp.resolve("wild");
    Files.write(wild, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, 0});
    assertThatThrownBy(() -> SafetensorsFile.open(wild))
        .hasMessage(wild + ": its header can't be 9223372036854775807 bytes long");
  }

  @Test
  void integersAreReadAsTheyAreStoredAndNotAsWeights() throws IOException {
    Path path = write("{\"x\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8);
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      List<Long> found = new ArrayList<>();
      file.readStored("x", chunk -> found.add(chunk.getLong()));
      assertThat(found).containsExactly(0L);
      assertThatThrownBy(() -> file.floats("x"))
          .hasMessage(path + ": tensor x has type I64, which isn't read as F32");
      assertThatThrownBy(() -> file.floats("y")).hasMessage(path + " has no tensor y");
    }
  }

  @Test
  void aWriterTakesTheTensorsOfItsHeaderInTheirOrderAndWhole() throws IOException {
    SafetensorsHeader header =
        SafetensorsHeader.of(
            SafetensorsHeader.TORCH,
            List.of(
                StoredTensor.of("b", NumberType.F32, List.of(1)),
                StoredTensor.of("a", NumberType.F32, List.of(2))));
    Path path = temp.resolve("file");
    TensorFeed one = sink -> sink.accept(ByteBuffer.allocate(4));
    try (SafetensorsWriter writer = SafetensorsWriter.create(path, header)) {
      assertThatThrownBy(() -> writer.write("b", NumberType.F32, one))
          .hasMessage(path + ": a comes before b");
    }
    try (SafetensorsWriter writer = SafetensorsWriter.create(path, header)) {
      assertThatThrownBy(() -> writer.write("a", NumberType.F32, one))
          .hasMessage(path + ": tensor a was given 1 numbers, not 2");
      assertThatThrownBy(writer::finish).hasMessage(path + ": tensor b was not written");
    }
  }

  @Test
  void tensorsBeyondTwoGibibytesAreFound() throws IOException {
    Path path = sparse(1_200_000_000L);
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertThat(file.floats("z")).containsExactly(1.5f);
    }
  }

  @Test
  @Tag("long")
  void aTensorOfMoreThanTwoGibibytesIsReadAndWrittenInPieces() throws IOException {
    Path path = sparse(1_200_000_000L);
    Path copy = temp.resolve("copy");
    try (SafetensorsFile file = SafetensorsFile.open(path);
        SafetensorsWriter writer = SafetensorsWriter.create(copy, file.header())) {
      for (StoredTensor tensor : file.header().tensors())
        writer.write(
            tensor.name(), NumberType.F32, sink -> file.read(tensor.name(), NumberType.F32, sink));
      writer.finish();
    }
    assertThat(Files.mismatch(path, copy)).isEqualTo(-1);
  }

  /** A bfloat16 tensor of that many zeros, and 1.5 in one that follows. */
  private Path sparse(long count) throws IOException {
    SafetensorsHeader header =
        SafetensorsHeader.of(
            SafetensorsHeader.TORCH,
            List.of(
                StoredTensor.of("a", NumberType.BF16, List.of(count)),
                StoredTensor.of("z", NumberType.BF16, List.of())));
    Path path = temp.resolve("sparse");
    SafetensorsWriter.create(path, header).close();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      ByteBuffer number = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
      number.putShort((short) 0x3fc0).flip();
      channel.write(number, 8 + header.text().length + 2 * count);
    }
    return path;
  }

  private static StoredTensor scalar() {
    return StoredTensor.of("step", NumberType.F32, List.of());
  }

  private static int decode(ByteBuffer chunk, NumberType type, double[] to, int from) {
    int at = from;
    while (chunk.hasRemaining())
      to[at++] =
          switch (type) {
            case F64 -> chunk.getDouble();
            case F32 -> chunk.getFloat();
            case F16 -> Float.float16ToFloat(chunk.getShort());
            default -> Float.intBitsToFloat(chunk.getShort() << 16);
          };
    return at;
  }

  private void refused(String header, int data, String message) throws IOException {
    Path path = write(header, data);
    assertThatThrownBy(() -> SafetensorsFile.open(path))
        .isInstanceOf(IOException.class)
        .hasMessage(path + ": " + message);
  }

  private Path write(String header, int data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(8 + text.length + data).order(ByteOrder.LITTLE_ENDIAN);
    Path path = temp.resolve("file.safetensors");
    Files.write(path, out.putLong(text.length).put(text).array());
    return path;
  }
}
