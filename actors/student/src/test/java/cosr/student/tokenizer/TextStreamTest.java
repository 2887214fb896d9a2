package cosr.student.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.student.HubFixtures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextStreamTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theStreamAndWhatItHoldsAreTheDecodingOfEveryPrefix() throws IOException {
    for (String name : HubFixtures.MODELS)
      try (HubTokenizer tokenizer = HubTokenizerTest.tokenizer(name)) {
        Streams.compare(tokenizer, name, 60);
      }
  }

  @Test
  void aSpaceThatIsDroppedFromTheBeginningMayBeAByteToken() {
    try (HubTokenizer tokenizer = HubTokenizerTest.tokenizer("mistral")) {
      int space = tokenizer.id("<0x20>").getAsInt();
      int mark = tokenizer.id("▁").getAsInt();
      int letter = tokenizer.id("a").getAsInt();
      int high = tokenizer.id("<0xFF>").getAsInt();
      for (int[] ids :
          new int[][] {
            {space, space, letter},
            {space, high, letter},
            {mark, space, letter},
            {1, space, mark, letter},
            {mark, mark, letter, space}
          }) Streams.compare(tokenizer, "spaces", ids);
    }
  }

  @Test
  void textsAreStreamedTokenByTokenAndNotAtTheEnd() throws IOException {
    for (String name : HubFixtures.MODELS)
      try (HubTokenizer tokenizer = HubTokenizerTest.tokenizer(name)) {
        TextStream stream = tokenizer.stream(false);
        StringBuilder text = new StringBuilder();
        for (int id : tokenizer.encode("The answer is 42.", false)) {
          text.append(stream.push(id));
          assertThat(stream.held()).as(name).isEmpty();
        }
        assertThat(text.toString()).isEqualTo("The answer is 42.");
      }
  }

  @Test
  void decodersThatOtherModelsHaveAreStreamedLikewise() throws IOException {
    String replace = "{\"type\":\"Replace\",\"pattern\":{\"String\":\"▁\"},\"content\":\" \"}";
    String bytes = "{\"type\":\"ByteFallback\"}";
    String fuse = "{\"type\":\"Fuse\"}";
    for (String decoder :
        List.of(
            "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"prepend_scheme\":\"always\",\"split\":true}",
            "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"prepend_scheme\":\"never\",\"split\":false}",
            "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"add_prefix_space\":true}",
            sequence(replace, bytes, fuse),
            sequence(
                replace, fuse, "{\"type\":\"Strip\",\"content\":\" \",\"start\":2,\"stop\":0}"),
            sequence(
                replace,
                bytes,
                fuse,
                "{\"type\":\"Strip\",\"content\":\" \",\"start\":1,\"stop\":1}"),
            sequence(
                "{\"type\":\"ByteLevel\",\"add_prefix_space\":true,\"trim_offsets\":true,\"use_regex\":true}",
                fuse),
            fuse,
            "{\"type\":\"WordPiece\",\"prefix\":\"##\",\"cleanup\":true}",
            "null"))
      try (HubTokenizer tokenizer =
          HubTokenizerTest.changed(
              "mistral", root -> root.set("decoder", JSON.readTree(decoder)), "{}")) {
        Streams.compare(tokenizer, decoder, 20);
      }
  }

  private static String sequence(String... steps) {
    return "{\"type\":\"Sequence\",\"decoders\":[" + String.join(",", steps) + "]}";
  }
}
