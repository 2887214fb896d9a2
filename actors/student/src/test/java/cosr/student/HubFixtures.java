package cosr.student;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tiny models with reference outputs. Tests of other modules find the folder likewise, from
 * their own: it lies in {@code actors/student/src/test/resources/fixtures}.
 */
public final class HubFixtures {
  /** Folders of models. */
  public static final List<String> MODELS =
      List.of(
          "llama",
          "llama-mha-tied-bf16",
          "llama31",
          "mistral",
          "qwen2",
          "qwen2-fp16-sharded",
          "qwen3",
          "smollm3");

  private static final Path ROOT = Path.of("src/test/resources/fixtures");

  private HubFixtures() {}

  /** A folder of this name. */
  public static Path folder(String name) {
    return ROOT.resolve(name);
  }

  /** Its reference outputs. */
  public static JsonNode facts(String name) throws IOException {
    return new ObjectMapper().readTree(folder(name).resolve("expected/facts.json").toFile());
  }

  /** All files of this ending, in all folders. */
  public static List<Path> files(String ending) throws IOException {
    try (Stream<Path> paths = Files.walk(ROOT)) {
      return paths.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Ids of an array. */
  public static int[] ids(JsonNode array) {
    int[] ids = new int[array.size()];
    for (int i = 0; i < ids.length; i++) ids[i] = array.get(i).asInt();
    return ids;
  }
}
