package cosr.student.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.config.UserError;
import cosr.student.HubFixtures;
import cosr.student.hub.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTokenizerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temp;

  @Test
  void everyTextHasTheIdsOfTransformersAndIsDecodedLikewise() throws IOException {
    for (String name : HubFixtures.MODELS)
      try (HubTokenizer tokenizer = tokenizer(name)) {
        JsonNode texts = HubFixtures.facts(name).path("texts");
        assertThat(texts).hasSize(20);
        for (JsonNode each : texts) {
          String text = each.path("text").asText();
          int[] ids = HubFixtures.ids(each.path("ids"));
          int[] bare = HubFixtures.ids(each.path("ids_without_special_tokens"));
          assertThat(tokenizer.encode(text, true)).as(name + ": " + text).isEqualTo(ids);
          assertThat(tokenizer.encode(text, false)).as(name + ": " + text).isEqualTo(bare);
          assertThat(tokenizer.decode(bare, false))
              .as(name + ": " + text)
              .isEqualTo(each.path("decoded").asText());
          assertThat(tokenizer.decode(ids, true))
              .as(name + ": " + text)
              .isEqualTo(each.path("decoded_without_special_tokens").asText());
        }
      }
  }

  @Test
  void everyRenderedChatHasTheIdsOfTransformers() throws IOException {
    for (String name : HubFixtures.MODELS)
      try (HubTokenizer tokenizer = tokenizer(name)) {
        for (JsonNode each : HubFixtures.facts(name).path("chats")) {
          if (!each.has("text")) continue;
          assertThat(tokenizer.encode(each.path("text").asText(), false))
              .isEqualTo(HubFixtures.ids(each.path("ids")));
        }
      }
  }

  @Test
  void tokensHaveTheirIdsAndPartsAndSomeEndAnAnswer() {
    try (ModelFolder folder = ModelFolder.open(HubFixtures.folder("qwen2"));
        HubTokenizer tokenizer = HubTokenizer.of(folder)) {
      assertThat(tokenizer.size()).isEqualTo(512);
      assertThat(tokenizer.id("<|im_end|>")).hasValue(509);
      assertThat(tokenizer.token(509)).hasValue("<|im_end|>");
      assertThat(tokenizer.special(509)).isTrue();
      assertThat(tokenizer.special(510)).as("<think>").isFalse();
      assertThat(tokenizer.id("no such token")).isEmpty();
      assertThat(tokenizer.token(512)).isEmpty();
      assertThat(tokenizer.token(-1)).isEmpty();
      assertThat(tokenizer.decode(new int[] {-1, 512, 99999, 17}, false)).isEqualTo("2");
      assertThat(tokenizer.specialTokens().named())
          .isEqualTo(Map.of("eos_token", "<|im_end|>", "pad_token", "<|endoftext|>"));
      assertThat(tokenizer.endIds(folder)).containsExactly(509);
    }
    try (ModelFolder folder = ModelFolder.open(HubFixtures.folder("mistral"));
        HubTokenizer tokenizer = HubTokenizer.of(folder)) {
      assertThat(tokenizer.specialTokens().part("bos_token")).hasValue("<s>");
      assertThat(tokenizer.endIds(folder)).containsExactly(2);
    }
  }

  @Test
  void addedTokensHaveTheIdsThatTheLibraryGivesThem() throws IOException {
    try (HubTokenizer tokenizer =
        changed(
            "llama",
            root -> {
              ((ObjectNode) root.path("added_tokens").path(3)).put("content", "<|other|>");
              ((ObjectNode) root.path("added_tokens").path(5))
                  .put("content", "<|new|>")
                  .put("id", 700);
              ((ObjectNode) root.path("added_tokens").path(4))
                  .put("content", "The")
                  .put("special", false);
            },
            "{}")) {
      for (String token : List.of("<|other|>", "<|new|>", "<|begin_of_text|>", "The")) {
        int id = tokenizer.id(token).orElseThrow();
        assertThat(tokenizer.encode(token, false)).as(token).containsExactly(id);
        assertThat(tokenizer.token(id)).hasValue(token);
        assertThat(tokenizer.decode(new int[] {id}, true))
            .isEqualTo(tokenizer.special(id) ? "" : token);
      }
      Streams.compare(tokenizer, "added", 20);
    }
  }

  @Test
  void theEndsAreThoseOfTheGenerationConfigAndOfTheTokenizer() throws IOException {
    Path copy = copy("qwen2");
    Files.writeString(copy.resolve("generation_config.json"), "{\"eos_token_id\": [509, 507]}");
    ends(copy, 507, 509);
    Files.delete(copy.resolve("generation_config.json"));
    Files.writeString(copy.resolve("config.json"), "{\"eos_token_id\": 507}");
    ends(copy, 507, 509);
    Files.writeString(copy.resolve("config.json"), "{}");
    ends(copy, 509);
  }

  @Test
  void paddingAndTruncationOfTheFileAreNotObeyed() throws IOException {
    String truncation =
        "{\"direction\":\"Right\",\"max_length\":3,\"strategy\":\"LongestFirst\",\"stride\":0}";
    String padding =
        "{\"strategy\":{\"Fixed\":40},\"direction\":\"Right\",\"pad_to_multiple_of\":null,"
            + "\"pad_id\":5,\"pad_type_id\":0,\"pad_token\":\"<|pad|>\"}";
    try (HubTokenizer tokenizer =
        changed(
            "llama",
            root -> {
              root.set("truncation", JSON.readTree(truncation));
              root.set("padding", JSON.readTree(padding));
            },
            "{}")) {
      assertThat(tokenizer.encode("The answer is 42.", false)).hasSize(9);
    }
  }

  @Test
  void beginningAndEndMarkOfTheConfigurationComeInPlaceOfTheFilesOwn() throws IOException {
    String named = "\"bos_token\":\"<|begin_of_text|>\",\"eos_token\":{\"content\":\"<|eot_id|>\"}";
    for (Map.Entry<String, List<Integer>> each :
        Map.of(
                "{" + named + "}",
                List.of(0, 23),
                "{\"add_bos_token\":false," + named + "}",
                List.of(23),
                "{\"add_eos_token\":true," + named + "}",
                List.of(23, 4),
                "{\"add_bos_token\":true,\"add_eos_token\":true," + named + "}",
                List.of(0, 23, 4),
                "{\"add_bos_token\":true}",
                List.of(23))
            .entrySet())
      try (HubTokenizer tokenizer = changed("llama", root -> {}, each.getKey())) {
        assertThat(tokenizer.encode("2", true))
            .as(each.getKey())
            .containsExactly(each.getValue().stream().mapToInt(Integer::intValue).toArray());
        assertThat(tokenizer.encode("2", false)).containsExactly(23);
      }
  }

  @Test
  void tokensThatOnlyTheConfigurationCallsSpecialAreSkippedToo() throws IOException {
    String config = "{\"additional_special_tokens\":[\"<think>\",{\"content\":\"</think>\"}]}";
    try (HubTokenizer tokenizer = changed("qwen2", root -> {}, config)) {
      int[] ids = tokenizer.encode("a<think>b</think>c", false);
      assertThat(tokenizer.decode(ids, true)).isEqualTo("abc");
      assertThat(tokenizer.decode(ids, false)).isEqualTo("a<think>b</think>c");
      assertThat(tokenizer.specialTokens().more()).isEqualTo(Set.of("<think>", "</think>"));
    }
  }

  @Test
  void spacesAreCleanedUpOnlyWhereTransformersDoesIt() throws IOException {
    String config = "{\"clean_up_tokenization_spaces\":true}";
    try (HubTokenizer bpe = changed("llama", root -> {}, config)) {
      assertThat(bpe.decode(bpe.encode("x , y .", false), false)).isEqualTo("x , y .");
    }
    String words =
        "{\"version\":\"1.0\",\"added_tokens\":[],\"pre_tokenizer\":{\"type\":\"Whitespace\"},"
            + "\"model\":{\"type\":\"WordLevel\",\"vocab\":{\"x\":0,\"y\":1,\",\":2,\".\":3},"
            + "\"unk_token\":\"x\"}}";
    try (HubTokenizer level =
        HubTokenizer.of(
            words.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            new SpecialTokens(Map.of(), Set.of()),
            JSON.readTree(config))) {
      assertThat(level.decode(level.encode("x , y .", false), false)).isEqualTo("x, y.");
      Streams.compare(level, "cleaned", 20);
    }
  }

  @Test
  void halfOfACharacterIsReplacedAndNulIsText() throws IOException {
    try (HubTokenizer tokenizer = tokenizer("llama")) {
      assertThat(tokenizer.decode(tokenizer.encode("a\ud83db", false), false))
          .isEqualTo("a\ufffdb");
      assertThat(tokenizer.decode(tokenizer.encode("a\0b", false), false)).isEqualTo("a\0b");
    }
  }

  @Test
  void severalThreadsMayUseItAndAfterClosingNone() throws IOException {
    HubTokenizer tokenizer = tokenizer("smollm3");
    String text = "def f(x):\n    return x ** 2  # square\n";
    int[] ids = tokenizer.encode(text, true);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++)
      all.add(
          CompletableFuture.runAsync(
              () -> {
                for (int k = 0; k < 200; k++) {
                  assertThat(tokenizer.encode(text, true)).isEqualTo(ids);
                  assertThat(tokenizer.decode(ids, true)).isEqualTo(text);
                }
              }));
    all.forEach(CompletableFuture::join);
    tokenizer.close();
    tokenizer.close();
    assertThatThrownBy(() -> tokenizer.encode(text, true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the tokenizer is closed");
  }

  @Test
  void aTokenizerThatIsMissingOrBrokenIsNamed() throws IOException {
    Path copy = copy("qwen2");
    Files.writeString(copy.resolve("tokenizer.json"), "{\"model\": {\"type\": \"BPE\"");
    refused(copy, copy.resolve("tokenizer.json") + " can't be read: Unexpected end-of-input");
    Files.writeString(
        copy.resolve("tokenizer.json"), "{\"model\": {\"type\": \"Other\", \"vocab\": {}}}");
    refused(copy, copy.resolve("tokenizer.json") + " can't be read: data did not match");
    Files.delete(copy.resolve("tokenizer.json"));
    refused(copy, copy + " has no tokenizer.json: fetch it from where the weights are");
  }

  private static void refused(Path path, String message) {
    try (ModelFolder folder = ModelFolder.open(path)) {
      assertThatThrownBy(() -> HubTokenizer.of(folder))
          .isInstanceOf(UserError.class)
          .hasMessageStartingWith(message)
          .hasMessageNotContaining("\n");
    }
  }

  private static void ends(Path path, Integer... ids) {
    try (ModelFolder folder = ModelFolder.open(path);
        HubTokenizer tokenizer = HubTokenizer.of(folder)) {
      assertThat(tokenizer.endIds(folder)).containsExactly(ids);
    }
  }

  interface Change {
    void to(ObjectNode root) throws IOException;
  }

  static HubTokenizer changed(String name, Change change, String config) throws IOException {
    ObjectNode root =
        (ObjectNode) JSON.readTree(HubFixtures.folder(name).resolve("tokenizer.json").toFile());
    change.to(root);
    JsonNode node = JSON.readTree(config);
    return HubTokenizer.of(
        JSON.writeValueAsBytes(root), SpecialTokens.of(node, MissingNode.getInstance()), node);
  }

  private Path copy(String name) throws IOException {
    Path to = Files.createDirectory(temp.resolve("copy"));
    try (var files = Files.list(HubFixtures.folder(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList())
        Files.copy(file, to.resolve(file.getFileName()));
    }
    return to;
  }

  static HubTokenizer tokenizer(String name) {
    try (ModelFolder folder = ModelFolder.open(HubFixtures.folder(name))) {
      return HubTokenizer.of(folder);
    }
  }
}
