package cosr.student.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.UserError;
import cosr.student.HubFixtures;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.SafetensorsFile;
import cosr.student.model.LoraModule;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterFolderTest {
  private static final String FILE = "adapter_config.json";

  @TempDir Path temp;

  @Test
  void adaptersOfPeftFitTheirModelsAndAreWrittenAsTheyWere() throws IOException {
    for (String name : List.of("llama-lora", "qwen3-lora")) {
      List<TensorSpec> linear = linear(name.substring(0, name.indexOf('-')));
      try (AdapterFolder adapter = AdapterFolder.open(HubFixtures.folder(name))) {
        List<LoraModule> modules = adapter.modules(linear);
        assertThat(modules).hasSize(name.equals("llama-lora") ? 2 * 7 : 2 * 2);
        assertThat(modules).allMatch(module -> module.rank() == 4 && module.scale() == 2);
        Path out = temp.resolve(name);
        FolderWriter.write(
            out,
            adapter.layout(),
            tensor ->
                new TensorSource(
                    NumberType.F32, sink -> adapter.read(tensor, NumberType.F32, sink)));
        FolderWriterTest.same(HubFixtures.folder(name), out);
      }
    }
  }

  @Test
  void aNewAdapterHasTheKeysOfPeftAndComesBackAsItWas() throws IOException {
    LoraConfig config =
        new LoraConfig(
            8,
            16,
            true,
            new LoraTargets.Names(List.of("q_proj", "down_proj"), List.of(1)),
            Map.of("down_proj", 2),
            Map.of("layers.1.mlp.down_proj", 0.5),
            "../llama");
    List<LoraModule> modules = config.modules(linear("llama"));
    assertThat(modules)
        .containsExactly(
            new LoraModule("model.layers.1.mlp.down_proj", 64, 144, 2, 0.5 / Math.sqrt(2)),
            new LoraModule("model.layers.1.self_attn.q_proj", 64, 64, 8, 16 / Math.sqrt(8)));
    Path out = temp.resolve("adapter");
    FolderWriter.write(
        out,
        AdapterFolder.layout(config, modules, NumberType.F32),
        tensor -> {
          int count =
              modules.stream()
                  .flatMap(m -> List.of(m.a(), m.b()).stream())
                  .filter(s -> s.name().equals(tensor))
                  .mapToInt(s -> (int) s.count())
                  .sum();
          return new TensorSource(NumberType.F32, FolderWriterTest.feed(new float[count]));
        });
    try (AdapterFolder adapter = AdapterFolder.open(out)) {
      assertThat(adapter.config()).isEqualTo(config);
      assertThat(adapter.modules(linear("llama"))).isEqualTo(modules);
      assertThat(adapter.floats("base_model.model.model.layers.1.mlp.down_proj.lora_A.weight"))
          .hasSize(2 * 144);
    }
    JsonNode ours = new ObjectMapper().readTree(out.resolve(FILE).toFile());
    JsonNode theirs =
        new ObjectMapper().readTree(HubFixtures.folder("llama-lora").resolve(FILE).toFile());
    for (Map.Entry<String, JsonNode> entry : ours.properties())
      assertThat(theirs.has(entry.getKey())).as(entry.getKey()).isTrue();
  }

  @Test
  void targetsAreNamesAPatternOrAllLinearModulesButTheHead() throws IOException {
    List<TensorSpec> linear = linear("llama");
    assertThat(count("[\"q_proj\"]", linear)).isEqualTo(2);
    assertThat(count("[\"model.layers.0.self_attn.q_proj\", \"lm_head\"]", linear)).isEqualTo(2);
    assertThat(count("[\"proj\"]", linear)).isZero();
    assertThat(count("\".*\\\\.layers\\\\.1\\\\..*(q|k)_proj\"", linear)).isEqualTo(2);
    assertThat(count("\"q_proj\"", linear)).isZero();
    assertThat(count("\"all-linear\"", linear)).isEqualTo(14);
    LoraConfig slip =
        LoraConfig.of(4, 8, new LoraTargets.Names(List.of("q_proj", "qproj"), List.of()), "");
    assertThat(slip.unmatched(linear)).containsExactly("qproj");
  }

  @Test
  void whatTheAdapterSetsAndIsNotSupportedIsRefusedByName() {
    refused("\"use_dora\": true", FILE + " sets use_dora, which is not supported");
    refused(
        "\"modules_to_save\": [\"lm_head\"]",
        FILE + " sets modules_to_save, which is not supported");
    refused(
        "\"some_new_thing\": {\"a\": 1}", FILE + " sets some_new_thing, which is not supported");
    refused("\"bias\": \"all\"", FILE + ": bias is \"all\", which is not supported");
    refused(
        "\"init_lora_weights\": \"pissa\"",
        FILE + ": init_lora_weights is \"pissa\", which is not supported");
    refused("\"peft_type\": \"IA3\"", FILE + ": peft_type is \"IA3\", which is not supported");
    refused("\"r\": 0", FILE + ": r is 0, and must be 1 or more");
    refused(
        "\"target_modules\": null",
        FILE + " names no target_modules: name the modules that it adapts");
    refused("\"target_modules\": \"(\"", FILE + ": '(' is no pattern: Unclosed group");
    refused("\"rank_pattern\": {\"[\": 2}", FILE + ": '[' is no pattern: Unclosed character class");
  }

  @Test
  void anAdapterOfAnotherModelIsRefused() throws IOException {
    try (AdapterFolder adapter = AdapterFolder.open(HubFixtures.folder("llama-lora"))) {
      List<TensorSpec> linear = linear("llama");
      assertThatThrownBy(() -> adapter.modules(linear.subList(0, 5)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("belongs to no target module of the model");
      List<TensorSpec> wider =
          linear.stream().map(s -> new TensorSpec(s.name(), List.of(s.dims().get(0), 99))).toList();
      assertThatThrownBy(() -> adapter.modules(wider))
          .hasMessageContaining("lora_A.weight is [4, 144] of F32, and the model makes it [4, 99]");
      assertThatThrownBy(
              () -> adapter.modules(List.of(new TensorSpec("a.c_attn.weight", List.of(1, 1)))))
          .hasMessageContaining("are none of the model's, which are c_attn");
      List<TensorSpec> deeper = new ArrayList<>(linear);
      deeper.add(new TensorSpec("model.layers.2.mlp.up_proj.weight", List.of(144, 64)));
      assertThatThrownBy(() -> adapter.modules(deeper))
          .hasMessageContaining("layers.2.mlp.up_proj.lora_A.weight is missing");
    }
    Path folder = Files.createDirectory(temp.resolve("pickled"));
    assertThatThrownBy(() -> AdapterFolder.open(folder)).hasMessage(folder + " has no " + FILE);
    Files.writeString(folder.resolve(FILE), "{}");
    Files.writeString(folder.resolve("adapter_model.bin"), "");
    assertThatThrownBy(() -> AdapterFolder.open(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("only pickled weights, which are a program: load it with PEFT");
  }

  @Test
  void theFactorsGiveTheMergedWeightsOfPeft() throws IOException {
    try (ModelFolder base = ModelFolder.open(HubFixtures.folder("llama"));
        AdapterFolder adapter = AdapterFolder.open(HubFixtures.folder("llama-lora"));
        SafetensorsFile expected =
            SafetensorsFile.open(
                HubFixtures.folder("llama-lora").resolve("expected/tensors.safetensors"))) {
      int merged = 0;
      for (LoraModule module : adapter.modules(linear("llama"))) {
        // The expected merge is of the factors after three steps, which are given too.
        String name = "merged." + module.weight();
        if (expected.header().tensors().stream().noneMatch(t -> t.name().equals(name))) continue;
        float[] w = base.floats(module.weight());
        float[] a = expected.floats("after." + module.module() + ".lora_A.weight");
        float[] b = expected.floats("after." + module.module() + ".lora_B.weight");
        float[] wanted = expected.floats(name);
        for (int i = 0; i < module.outputs(); i++)
          for (int j = 0; j < module.inputs(); j++) {
            double sum = 0;
            for (int k = 0; k < module.rank(); k++)
              sum += (double) b[i * module.rank() + k] * a[k * module.inputs() + j];
            int at = i * module.inputs() + j;
            assertThat(w[at] + module.scale() * sum).isCloseTo(wanted[at], within(2e-6));
          }
        merged++;
      }
      assertThat(merged).isPositive();
    }
  }

  private static int count(String targets, List<TensorSpec> linear) {
    String json =
        "{\"peft_type\":\"LORA\",\"r\":4,\"lora_alpha\":8,\"target_modules\":" + targets + "}";
    LoraConfig config = LoraConfig.read(json.getBytes(StandardCharsets.UTF_8), FILE);
    return (int)
        linear.stream()
            .map(s -> s.name().replace(".weight", ""))
            .filter(config.targets()::includes)
            .count();
  }

  private static void refused(String setting, String message) {
    String key = setting.substring(0, setting.indexOf(':'));
    StringBuilder json = new StringBuilder("{" + setting);
    for (String each :
        List.of(
            "\"peft_type\": \"LORA\"",
            "\"r\": 4",
            "\"lora_alpha\": 8",
            "\"target_modules\": [\"q_proj\"]"))
      if (!each.startsWith(key)) json.append(",").append(each);
    byte[] file = json.append("}").toString().getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> LoraConfig.read(file, FILE))
        .isInstanceOf(UserError.class)
        .hasMessage(message);
  }

  /** The linear modules of a fixture, the head among them. */
  private static List<TensorSpec> linear(String model) {
    try (ModelFolder folder = ModelFolder.open(HubFixtures.folder(model))) {
      return ModelFolderTest.specs(folder).stream()
          .filter(s -> s.dims().size() == 2 && !s.name().contains("embed_tokens"))
          .toList();
    }
  }
}
