package cosr.student.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.UserError;
import cosr.student.HubFixtures;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.Safetensors;
import cosr.student.engine.checkpoint.SafetensorsHeader;
import cosr.student.engine.checkpoint.StoredTensor;
import cosr.student.model.Tensor;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
  @TempDir Path temp;

  @Test
  void everyModelOfTheFixturesFitsItsOwnTensorsAndHasItsCompanions() {
    for (String name : HubFixtures.MODELS)
      try (ModelFolder folder = ModelFolder.open(HubFixtures.folder(name))) {
        assertThat(folder.companions())
            .containsKeys(
                "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json")
            .doesNotContainKeys("model.safetensors", "model.safetensors.index.json", "expected");
        assertThat(folder.json("config.json").orElseThrow().path("hidden_size").asInt())
            .isEqualTo(64);
        TensorFit fit = TensorFit.of(folder, specs(folder), false);
        assertThat(fit.copies()).isEmpty();
        assertThat(fit.buffers()).isEmpty();
      }
  }

  @Test
  void shardsAreReadAsOneModel() throws IOException {
    try (ModelFolder folder = ModelFolder.open(HubFixtures.folder("qwen2-fp16-sharded"))) {
      assertThat(folder.headers()).hasSize(2);
      assertThat(folder.tensors()).hasSize(27);
      assertThat(folder.floats("model.norm.weight")).hasSize(64);
      assertThat(folder.floats("model.embed_tokens.weight")).hasSize(512 * 64);
    }
  }

  @Test
  void aFolderThatIsNoModelIsRefusedWithTheMend() throws IOException {
    refused(temp.resolve("none"), ": there is no such folder");
    Path file = Files.writeString(temp.resolve("file"), "x");
    refused(file, " is a file: name the folder that holds it");
    Path folder = Files.createDirectory(temp.resolve("folder"));
    refused(folder, " has neither model.safetensors nor model.safetensors.index.json");
    Files.writeString(folder.resolve("pytorch_model.bin"), "x");
    refused(folder, " has pickled weights only (pytorch_model.bin), which are programs: convert");
    Path shard = Files.writeString(folder.resolve("model-00001-of-00002.safetensors"), "x");
    refused(folder, " has " + shard.getFileName() + " and no model.safetensors.index.json: fetch");
    Files.delete(shard);
    Files.writeString(folder.resolve("adapter_config.json"), "{}");
    refused(folder, " holds an adapter and no model: name the folder of its base model");
    Files.write(folder.resolve("model.safetensors"), weights("x", 1));
    refused(folder, " has no config.json");
    Files.writeString(folder.resolve("config.json"), "{\n\"a\":");
    try (ModelFolder open = ModelFolder.open(folder)) {
      assertThatThrownBy(() -> open.json("config.json"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("config.json is no JSON, from line 2 on");
    }
  }

  @Test
  void anIndexIsHeldAgainstItsFiles() throws IOException {
    Path folder = temp.resolve("sharded");
    copy("qwen2-fp16-sharded", folder);
    Path index = folder.resolve("model.safetensors.index.json");
    String text = Files.readString(index);
    String second = "\"model.norm.weight\": \"model-00002-of-00002.safetensors\"";
    Files.writeString(index, text.replace(second, second.replace("00002-of", "00001-of")));
    refused(
        index,
        folder,
        " says that model.norm.weight is in model-00001-of-00002.safetensors, and it is not");
    Files.writeString(index, text.replace("00002-of-00002", "00003-of-00002"));
    refused(index, folder, " names model-00003-of-00002.safetensors, which is not there");
    Files.writeString(index, text.replace("model-00002-of-00002", "../model-00002-of-00002"));
    refused(index, folder, " names ../model-00002-of-00002.safetensors, which is not there");
    Files.writeString(index, text);
    Path shard = folder.resolve("model-00002-of-00002.safetensors");
    Files.copy(
        folder.resolve("model-00001-of-00002.safetensors"), folder.resolve("copy.safetensors"));
    Files.writeString(index, text.replace(second, "\"model.norm.weight\": \"copy.safetensors\""));
    refused(
        shard.resolveSibling("model-00001-of-00002.safetensors"),
        folder,
        " holds model.embed_tokens.weight, which");
    Files.writeString(index, text);
    byte[] bytes = Files.readAllBytes(shard);
    Files.write(shard, Arrays.copyOf(bytes, bytes.length - 100));
    refused(shard, folder, ": tensor model.norm.weight lies outside the file");
  }

  @Test
  void tensorsThatDoNotFitAreNamed() {
    try (ModelFolder folder = ModelFolder.open(HubFixtures.folder("llama"))) {
      List<TensorSpec> specs = specs(folder);
      List<TensorSpec> more = new ArrayList<>(specs);
      more.add(new TensorSpec("model.layers.2.input_layernorm.weight", List.of(64)));
      fails(folder, more, "tensor model.layers.2.input_layernorm.weight is missing");
      List<TensorSpec> fewer = specs.subList(0, specs.size() - 1);
      fails(folder, fewer, "tensor model.norm.weight belongs to no part of the model");
      List<TensorSpec> other = new ArrayList<>(fewer);
      other.add(new TensorSpec("model.norm.weight", List.of(32)));
      fails(folder, other, "tensor model.norm.weight is [64], and config.json makes it [32]");
    }
  }

  @Test
  void aTiedHeadMayBeStoredTooIfItIsTheEmbeddingAndOldBuffersAreLeftAlone() throws IOException {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("model.embed_tokens.weight", Tensor.of(List.of(2, 2), new float[] {1, 2, 3, 4}));
    tensors.put("lm_head.weight", Tensor.of(List.of(2, 2), new float[] {1, 2, 3, 4}));
    tensors.put(
        "model.layers.0.self_attn.rotary_emb.inv_freq", Tensor.of(List.of(1), new float[1]));
    List<TensorSpec> needed = List.of(new TensorSpec("model.embed_tokens.weight", List.of(2, 2)));
    Path folder = folder(tensors);
    try (ModelFolder open = ModelFolder.open(folder)) {
      TensorFit fit = TensorFit.of(open, needed, true);
      assertThat(fit.copies()).isEqualTo(Map.of("lm_head.weight", "model.embed_tokens.weight"));
      assertThat(fit.buffers()).containsExactly("model.layers.0.self_attn.rotary_emb.inv_freq");
      Path out = temp.resolve("out");
      FolderWriter.write(
          out,
          FolderLayout.of(open),
          fit.numbers(
              open,
              name ->
                  name.equals("model.embed_tokens.weight")
                      ? Optional.of(sink -> sink.accept(floats(5, 6, 7, 8)))
                      : Optional.empty()));
      try (ModelFolder again = ModelFolder.open(out)) {
        assertThat(again.floats("lm_head.weight")).containsExactly(5, 6, 7, 8);
        TensorFit.of(again, needed, true);
      }
      fails(open, needed, "tensor lm_head.weight belongs to no part of the model");
    }
    tensors.put("embed_tokens.weight", tensors.remove("model.embed_tokens.weight"));
    try (ModelFolder open = ModelFolder.open(folder(tensors))) {
      fails(
          open,
          needed,
          "the weights are those of a model without a head (embed_tokens.weight, not"
              + " model.embed_tokens.weight)");
    }
    tensors.put("model.embed_tokens.weight", tensors.remove("embed_tokens.weight"));
    tensors.put("lm_head.weight", Tensor.of(List.of(2, 2), new float[] {1, 2, 3, 5}));
    try (ModelFolder open = ModelFolder.open(folder(tensors))) {
      assertThatThrownBy(() -> TensorFit.of(open, needed, true))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(
              "lm_head.weight differs from model.embed_tokens.weight: set tie_word_embeddings");
    }
  }

  @Test
  void theDigestSaysWhichPartIsAnother() throws IOException {
    Path first = temp.resolve("first");
    copy("llama", first);
    FolderDigest digest = digest(first);
    assertThat(digest(HubFixtures.folder("llama"))).isEqualTo(digest);
    Path weights = first.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    FolderDigest changed = digest(first);
    assertThat(changed.weights()).isNotEqualTo(digest.weights()).hasSize(64);
    assertThat(changed.config()).isEqualTo(digest.config());
    assertThat(changed.tokenizer()).isEqualTo(digest.tokenizer());
    Files.writeString(first.resolve("chat_template.jinja"), "{{ messages }}");
    assertThat(digest(first).tokenizer()).isNotEqualTo(digest.tokenizer());
  }

  private static FolderDigest digest(Path path) {
    try (ModelFolder folder = ModelFolder.open(path)) {
      return FolderDigest.of(folder);
    }
  }

  private Path folder(SortedMap<String, Tensor> tensors) throws IOException {
    Path folder = Files.createTempDirectory(temp, "model");
    Files.write(folder.resolve("model.safetensors"), Safetensors.write(tensors));
    Files.writeString(folder.resolve("config.json"), "{}");
    return folder;
  }

  private static ByteBuffer floats(float... values) {
    ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) out.putFloat(value);
    return out.flip();
  }

  static List<TensorSpec> specs(ModelFolder folder) {
    return folder.tensors().values().stream()
        .map(t -> new TensorSpec(t.name(), t.dims().stream().map(Math::toIntExact).toList()))
        .toList();
  }

  static void copy(String fixture, Path to) throws IOException {
    Files.createDirectory(to);
    try (var files = Files.list(HubFixtures.folder(fixture))) {
      for (Path file : files.filter(Files::isRegularFile).toList())
        Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static byte[] weights(String name, int count) {
    SafetensorsHeader header =
        SafetensorsHeader.of(
            Map.of(), List.of(StoredTensor.of(name, NumberType.F32, List.of(count))));
    return ByteBuffer.allocate(8 + header.text().length + 4 * count)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.text().length)
        .put(header.text())
        .array();
  }

  private static void fails(ModelFolder folder, List<TensorSpec> specs, String message) {
    assertThatThrownBy(() -> TensorFit.of(folder, specs, false))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(folder.path() + ": " + message);
  }

  private static void refused(Path folder, String message) {
    refused(folder, folder, message);
  }

  private static void refused(Path named, Path folder, String message) {
    ThrowingCallable open = () -> ModelFolder.open(folder);
    assertThatThrownBy(open)
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(named + message)
        .hasMessageNotContaining("\n");
  }
}
