package cosr.verifier.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.python.value.PyList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a solution may write itself into the pipe of its answers. */
class WireReaderTest {
  @Test
  void aListThatWasChangedInPlaceIsRefilled() throws JsonProcessingException {
    PyList ours = new PyList();
    new WireReader(List.of(ours)).value(json("null"), json("[[0,[\"l\",1,2]]]"));
    assertThat(ours.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[0,{\"a\":1,\"b\":2}]]",
        "[[0,[\"d\",1,2]]]",
        "[[0,[\"s\",1,2]]]",
        "[[0,[]]]",
        "[[0,[1]]]",
        "[[0,\"l\"]]",
        "[[0,null]]",
        "[{\"a\":0,\"b\":[\"l\"]}]",
        "[[1,[\"l\"]]]",
        "[[\"0\",[\"l\"]]]",
        "[0]"
      })
  void whatIsNoChangeOfOursIsNotPlain(String changes) throws JsonProcessingException {
    WireReader reader = new WireReader(List.of(new PyList()));
    JsonNode node = json(changes);
    assertThatThrownBy(() -> reader.value(json("null"), node))
        .isInstanceOf(NotPlainException.class);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
