package cosr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.checkpoint.SafetensorsFile;
import cosr.student.engine.djl.DjlEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderModelTest {
  private static final EngineOptions OPTIONS =
      EngineOptions.of(SettingsLoader.load(null, List.of("engine.precision=fp32")).settings());

  @TempDir Path folder;

  private static void logitsAreTheReferences(Served served, Path adapter) throws IOException {
    JsonNode ids = LlamaServer.facts("llama-lora").path("ids");
    int[] all = new int[ids.size()];
    for (int i = 0; i < all.length; i++) all[i] = ids.get(i).asInt();
    double[] logits = ((DjlEngine) served.engine()).logits(all);
    try (SafetensorsFile expected =
        SafetensorsFile.open(adapter.resolve("expected/tensors.safetensors"))) {
      float[] reference = expected.floats("logits");
      assertThat(logits).hasSameSizeAs(reference);
      for (int i = 0; i < reference.length; i++)
        assertThat(logits[i]).isCloseTo(reference[i], within(1e-3));
    }
  }

  @Test
  void anAdapterIsServedWithTheModelThatItNames() throws IOException {
    Path adapter = LlamaServer.FIXTURES.resolve("llama-lora");
    try (Served served = FolderModel.open(adapter, Optional.empty(), "lora", OPTIONS)) {
      logitsAreTheReferences(served, adapter);
    }
  }

  @Test
  void anAdapterElsewhereNeedsItsBase() throws IOException {
    Path fixture = LlamaServer.FIXTURES.resolve("llama-lora");
    for (String file : List.of("adapter_config.json", "adapter_model.safetensors"))
      Files.copy(fixture.resolve(file), folder.resolve(file));
    assertThatThrownBy(() -> FolderModel.open(folder, Optional.empty(), "lora", OPTIONS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--base DIR");
    Path base = LlamaServer.FIXTURES.resolve("llama");
    try (Served served = FolderModel.open(folder, Optional.of(base), "lora", OPTIONS)) {
      logitsAreTheReferences(served, fixture);
    }
    assertThatThrownBy(() -> FolderModel.open(base, Optional.of(base), "llama", OPTIONS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--base");
  }

  @Test
  void aTemplateThatCannotBeReadIsRefusedByItsPlace() throws IOException {
    Path fixture = LlamaServer.FIXTURES.resolve("llama");
    for (String file :
        List.of("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"))
      Files.copy(fixture.resolve(file), folder.resolve(file));
    Files.writeString(folder.resolve("chat_template.jinja"), "{% for m in messages %}");
    assertThatThrownBy(() -> FolderModel.open(folder, Optional.empty(), "llama", OPTIONS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("chat_template.jinja:1");
  }
}
