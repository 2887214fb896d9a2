package cosr.runtime.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.UserError;
import cosr.student.hub.ModelFolder;
import cosr.student.tokenizer.HubTokenizer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopsTest {
  private static final Path MODEL = Path.of("../actors/student/src/test/resources/fixtures/llama");

  @Test
  void aMarkOfTheModelIsNoTextThatCouldEndAnAnswer() {
    try (ModelFolder folder = ModelFolder.open(MODEL.toAbsolutePath());
        HubTokenizer tokenizer = HubTokenizer.of(folder)) {
      List<String> texts = List.of("\n\n", "<|eot|>");
      assertThat(Stops.of(texts, tokenizer).stops()).isEqualTo(texts);
      assertThatThrownBy(() -> Stops.of(List.of("\n", ".<|eot_id|>"), tokenizer))
          .isInstanceOf(UserError.class)
          .hasMessage(
              "sampling.stop: <|eot_id|> is a mark of this model and no text that is looked"
                  + " through: leave it out, end marks end an answer anyway");
    }
  }
}
