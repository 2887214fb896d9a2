package cosr.student.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import cosr.protocol.KeyedRandom;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CharTokenizerTest {
  private static final String ALPHABET = "0123456789+:=.,dcsriop \"é";
  private static final TokenizerFiles FILES = new TokenizerFiles(ALPHABET);
  private static final byte[] JSON = FILES.files(64).get("tokenizer.json");

  @Test
  void idsAreThoseOfTheLibraryAndDecodeToTheText() throws IOException {
    CharTokenizer tokenizer = CharTokenizer.of(JSON);
    try (HuggingFaceTokenizer library =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(JSON),
            Map.of("addSpecialTokens", "false", "truncation", "false"))) {
      for (int i = 0; i < 200; i++) {
        String text = text(i);
        int[] ids = tokenizer.encode(text);
        long[] wide = library.encode(text, false, false).getIds();
        assertThat(ids).hasSize(text.length());
        for (int k = 0; k < ids.length; k++) assertThat((long) ids[k]).isEqualTo(wide[k]);
        assertThat(tokenizer.decode(ids)).isEqualTo(text);
        assertThat(library.decode(wide, false)).isEqualTo(text);
        assertThat(tokenizer.decode(ids, true)).isEqualTo(library.decode(wide, true));
      }
    }
  }

  @Test
  void endMarkAndPaddingAreSpecial() {
    CharTokenizer tokenizer = CharTokenizer.of(JSON);
    assertThat(tokenizer.size()).isEqualTo(FILES.size());
    assertThat(tokenizer.encode("7.")).containsExactly(8, FILES.endId());
    assertThat(tokenizer.decode(new int[] {8, FILES.endId(), TokenizerFiles.PAD_ID}, true))
        .isEqualTo("7");
    assertThat(tokenizer.decode(new int[] {8, FILES.endId(), TokenizerFiles.PAD_ID}))
        .isEqualTo("7.<pad>");
  }

  @Test
  void itIsATokenizerLikeAnyOther() {
    CharTokenizer tokenizer = CharTokenizer.of(JSON);
    Streams.compare(tokenizer, "characters", 20);
    assertThat(tokenizer.encode("7.", true)).isEqualTo(tokenizer.encode("7."));
    assertThat(tokenizer.id("<pad>")).hasValue(TokenizerFiles.PAD_ID);
    assertThat(tokenizer.id("7")).hasValue(8);
    assertThat(tokenizer.id("x")).isEmpty();
    assertThat(tokenizer.token(8)).hasValue("7");
    assertThat(tokenizer.token(tokenizer.size())).isEmpty();
    assertThat(tokenizer.special(FILES.endId())).isTrue();
    assertThat(tokenizer.special(8)).isFalse();
  }

  @Test
  void anUnknownCharacterIsNamedWithItsPlace() {
    CharTokenizer tokenizer = CharTokenizer.of(JSON);
    assertThatThrownBy(() -> tokenizer.encode("12x4"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "character 'x' (U+0078) at 2 of \"12x4\" is not in the tokenizer's alphabet "
                + ALPHABET);
    assertThatThrownBy(() -> tokenizer.encode("<pad>")).hasMessageContaining("'<'");
  }

  @Test
  void aTokenizerOfAnotherKindIsRefused() {
    String merged =
        new String(JSON, StandardCharsets.UTF_8)
            .replaceFirst("\"merges\" : \\[ ]", "\"merges\" : [[\"1\",\"2\"]]");
    assertThatThrownBy(() -> CharTokenizer.of(merged.getBytes(StandardCharsets.UTF_8)))
        .hasMessage("tokenizer.json is none of single characters: it has merges");
    assertThatThrownBy(() -> CharTokenizer.of("{".getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("tokenizer.json can't be read: ");
  }

  @Test
  void anAlphabetWithoutEndMarkOrWithADoubleIsRefused() {
    assertThatThrownBy(() -> new TokenizerFiles("012")).hasMessageContaining("lacks the end mark");
    assertThatThrownBy(() -> new TokenizerFiles("0.0")).hasMessageContaining("'0' twice");
  }

  private static String text(int key) {
    KeyedRandom random = KeyedRandom.of(key, "text");
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(20); n >= 0; n--)
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    return text.toString();
  }
}
