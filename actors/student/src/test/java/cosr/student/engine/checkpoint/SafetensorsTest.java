package cosr.student.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.student.model.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SafetensorsTest {
  @Test
  void tensorsComeBackAsTheyWere() throws IOException {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("b", Tensor.of(List.of(2, 3), new float[] {1, -2, 3.5f, 0, Float.MIN_VALUE, 6}));
    tensors.put("a.step", Tensor.of(List.of(), new float[] {7}));
    byte[] file = Safetensors.write(tensors);
    SortedMap<String, Tensor> back = Safetensors.read(file);
    assertThat(back.keySet()).containsExactly("a.step", "b");
    assertThat(back.get("b").dims()).containsExactly(2, 3);
    assertThat(back.get("b").values()).isEqualTo(tensors.get("b").values());
    assertThat(back.get("a.step").dims()).isEmpty();
    assertThat(Safetensors.write(back)).isEqualTo(file);
    assertThat(Digests.of(back)).isEqualTo(Digests.of(tensors)).hasSize(64);
  }

  @Test
  void theHeaderIsPaddedAndSaysTheFormat() {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("x", Tensor.of(List.of(1), new float[] {1}));
    byte[] file = Safetensors.write(tensors);
    int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertThat(length % 8).isZero();
    assertThat(file).hasSize(8 + length + 4);
    assertThat(new String(file, 8, length, StandardCharsets.UTF_8).strip())
        .isEqualTo(
            "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}");
  }

  @Test
  void bfloat16IsWidened() throws IOException {
    byte[] file = file("{\"x\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4);
    file[file.length - 3] = 0x3f;
    file[file.length - 4] = (byte) 0x80;
    file[file.length - 1] = (byte) 0xc0;
    assertThat(Safetensors.read(file).get("x").values()).containsExactly(1f, -2f);
  }

  @Test
  void whatIsNoSafetensorsFileIsRefused() {
    refused(new byte[3], "it ends inside the header");
    refused(file("{\"x\":", 0), "its header is no JSON");
    refused(
        file("{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}", 4),
        "tensor x lies outside the file, which has 4 bytes of tensors: it may be cut off");
    refused(
        file("{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4),
        "tensor x has 4 bytes for dimensions [2] of F32");
    refused(
        file("{\"x\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8),
        "tensor x has type I64");
  }

  private static void refused(byte[] file, String message) {
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  private static byte[] file(String header, int data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(8 + text.length + data).order(ByteOrder.LITTLE_ENDIAN);
    return out.putLong(text.length).put(text).array();
  }
}
