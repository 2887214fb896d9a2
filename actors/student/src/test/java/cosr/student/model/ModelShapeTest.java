package cosr.student.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.config.Settings;
import cosr.protocol.Labelled;
import cosr.protocol.Placed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ModelShapeTest {
  @Test
  void theBuiltInStudentHas190528Parameters() {
    assertThat(shape(64, 4, 4, 4, List.of()).parameters()).isEqualTo(190_528);
  }

  @Test
  void shapesThatCannotBeAreRefusedWithTheReason() {
    refused(() -> shape(64, 4, 3, 3, List.of()), "3 heads don't divide a hidden size of 64");
    refused(() -> shape(64, 4, 4, 3, List.of()), "3 key/value heads don't divide 4 heads");
    refused(
        () -> shape(64, 4, 4, 2, List.of(4)),
        "rope layer 4 doesn't exist: there are layers 0 to 3");
    refused(() -> shape(64, 4, 4, 2, List.of(1, 1)), "rope layer 1 is named twice");
    refused(() -> shape(12, 4, 4, 4, List.of(1)), "rotary positions need an even head size, not 3");
  }

  @Test
  void configComesBackAsItWas() {
    for (List<Integer> rope : List.of(List.<Integer>of(), List.of(2, 0))) {
      ModelShape shape = shape(64, 4, 4, 2, rope);
      assertThat(HubConfig.read(ModelConfig.write(shape))).isEqualTo(shape);
    }
    String text =
        new String(ModelConfig.write(shape(64, 4, 4, 2, List.of(2, 0))), StandardCharsets.UTF_8);
    assertThat(text).contains("\"no_rope_layers\" : [ 1, 0, 1, 0 ]");
  }

  @Test
  void configOfTransformersIsRead() throws IOException {
    Path file = Path.of("src/test/resources/cosr/student/smollm3/config.json");
    assertThat(HubConfig.read(Files.readAllBytes(file)))
        .isEqualTo(new ModelShape(64, 4, 4, 2, 144, List.of(0, 1, 2), 512, 2, 0, 1e-5, 10000, 256));
  }

  @Test
  void configOfAnotherKindIsRefused() {
    String text =
        new String(ModelConfig.write(shape(64, 4, 4, 2, List.of())), StandardCharsets.UTF_8);
    refused(
        () -> HubConfig.read(text.replace("smollm3", "gpt2").getBytes(StandardCharsets.UTF_8)),
        "config.json: model_type is \"gpt2\"; there are llama, mistral, qwen2, qwen3, smollm3");
    refused(
        () -> HubConfig.read(text.replace("vocab_size", "v").getBytes(StandardCharsets.UTF_8)),
        "config.json: vocab_size is ");
  }

  @Test
  void initialWeightsHaveTheirStandardDeviations() {
    ModelShape shape = shape(64, 4, 4, 2, List.of());
    InitialWeights weights = new InitialWeights(shape, 0.08, 3);
    for (TensorSpec spec : shape.tensors()) {
      double square = 0;
      for (float w : weights.of(spec)) square += w * w;
      double deviation = StrictMath.sqrt(square / spec.count());
      double wanted =
          switch (spec.name().replaceAll(".*\\.(\\w+)\\.weight", "$1")) {
            case "embed_tokens" -> 0.08;
            case "o_proj" -> 1 / StrictMath.sqrt(64 * 8);
            case "down_proj" -> 1 / StrictMath.sqrt(160 * 8);
            case "q_proj", "k_proj", "v_proj", "gate_proj", "up_proj" -> 1.0 / 8;
            default -> 1;
          };
      assertThat(deviation / wanted).as(spec.name()).isBetween(0.93, 1.07);
    }
    TensorSpec first = shape.tensors().getFirst();
    assertThat(weights.of(first)).isEqualTo(new InitialWeights(shape, 0.08, 3).of(first));
  }

  @Test
  void queriesBeginAsMuchLikeTheKeysOfTheirHeadAsIsSaidAndNothingElseChanges() {
    ModelShape shape = shape(64, 4, 4, 2, List.of());
    InitialWeights plain = new InitialWeights(shape, 0.08, 3);
    InitialWeights alike = new InitialWeights(shape, 0.08, 0.9, 3, "");
    for (TensorSpec spec : shape.tensors()) {
      if (!spec.name().endsWith("q_proj.weight")) {
        assertThat(alike.of(spec)).as(spec.name()).isEqualTo(plain.of(spec));
        continue;
      }
      String keys = spec.name().replace("q_proj", "k_proj");
      float[] k =
          alike.of(shape.tensors().stream().filter(t -> t.name().equals(keys)).findFirst().get());
      float[] q = alike.of(spec);
      // Heads 0 and 1 share the keys of head 0, heads 2 and 3 those of head 1.
      int head = 16 * 64;
      for (int h = 0; h < 4; h++) {
        assertThat(correlation(q, h * head, k, h / 2 * head, head)).isBetween(0.85, 0.95);
        assertThat(correlation(q, h * head, k, (1 - h / 2) * head, head)).isBetween(-0.1, 0.1);
      }
    }
  }

  private static double correlation(float[] x, int fromX, float[] y, int fromY, int count) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < count; i++) {
      xy += x[fromX + i] * y[fromY + i];
      xx += x[fromX + i] * x[fromX + i];
      yy += y[fromY + i] * y[fromY + i];
    }
    return xy / Math.sqrt(xx * yy);
  }

  @Test
  void aMarkedCharacterWithoutATokenForItsLetterHasAVectorForThatTooTheSameWithEveryLabel() {
    String alphabet = "0123456789." + Labelled.all("(t");
    ModelShape shape = shape(alphabet);
    float[] values = new InitialWeights(shape, 0.08, 0, 3, alphabet).of(shape.tensors().getFirst());
    double square = 0;
    for (int i = 0; i < 64; i++) {
      float here = values[row(alphabet, 't', 2) + i] - values[row(alphabet, '(', 2) + i];
      float there = values[row(alphabet, 't', 9) + i] - values[row(alphabet, '(', 9) + i];
      assertThat(here).isCloseTo(there, within(1e-6f));
      square += here * here;
    }
    assertThat(Math.sqrt(square / 64)).isBetween(0.06, 0.1);
  }

  private static int row(String alphabet, char symbol, int label) {
    return 64 * (1 + alphabet.indexOf(Labelled.of(symbol, label)));
  }

  @Test
  void placedCharactersBeginAsTheSumOfWhatTheySay() {
    String alphabet = "0123456789dcsri." + Placed.NOW.all();
    ModelShape shape = shape(alphabet);
    TensorSpec embedding = shape.tensors().getFirst();
    float[] plain = new InitialWeights(shape, 0.08, 3).of(embedding);
    float[] placed = new InitialWeights(shape, 0.08, 0, 3, alphabet).of(embedding);
    for (int i = 0; i < 17 * 64; i++) assertThat(placed[i]).isEqualTo(plain[i]);
    for (int i = 0; i < 64; i++) {
      // What two digits differ by is the same in every list and place.
      float here = at(placed, alphabet, '7', 2, 1, i) - at(placed, alphabet, '4', 2, 1, i);
      float there = at(placed, alphabet, '7', 5, 0, i) - at(placed, alphabet, '4', 5, 0, i);
      float digits = plain[64 * 8 + i] - plain[64 * 5 + i];
      assertThat(here).isCloseTo(there, within(1e-6f));
      assertThat(here).isCloseTo((float) (digits / Math.sqrt(3)), within(1e-6f));
    }
    double square = 0;
    for (float w : placed) square += w * w;
    assertThat(Math.sqrt(square / embedding.count())).isBetween(0.07, 0.09);
  }

  private static float at(
      float[] values, String alphabet, char digit, int list, int place, int column) {
    return values[64 * (1 + alphabet.indexOf(Placed.NOW.digit(digit, list, place))) + column];
  }

  private static ModelShape shape(String alphabet) {
    Settings.Model model = new Settings.Model(64, 4, 4, 4, 160, List.of(), 0.08, 0);
    return ModelShape.of(model, 1 + alphabet.length(), 1 + alphabet.indexOf('.'), 0, 64);
  }

  private static ModelShape shape(
      int hidden, int layers, int heads, int kvHeads, List<Integer> rope) {
    return ModelShape.of(
        new Settings.Model(hidden, layers, heads, kvHeads, 160, rope, 0.08, 0), 24, 12, 0, 64);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
