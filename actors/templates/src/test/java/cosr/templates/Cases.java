package cosr.templates;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cases of JSON lines: a template, variables, and what jinja2 makes of them. */
final class Cases {
  static final LocalDateTime NOW = LocalDateTime.of(2026, 2, 3, 4, 5, 6);
  static final Path RESOURCES = Path.of("src/test/resources");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);

  private Cases() {}

  static Map<String, Object> json(String text) {
    try {
      return JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Map<String, Object>> lines(Path file) {
    return read(file).lines().map(Cases::json);
  }

  /** What this interpreter makes of a template: "text …" or the type and text of the error. */
  @SuppressWarnings("unchecked")
  static String render(String template, Object variables) {
    try {
      Map<String, Object> given = variables == null ? Map.of() : (Map<String, Object>) variables;
      return "text " + ChatTemplate.parse(template, "template").render(given, NOW).text();
    } catch (TemplateException e) {
      return e.type() + ": " + e.text();
    }
  }

  /** What jinja2 made of the case, in the same form. */
  static String expected(Map<String, Object> line) {
    return line.containsKey("text")
        ? "text " + line.get("text")
        : line.get("type") + ": " + line.get("error");
  }

  static final Map<String, String> TOKENS =
      Map.of("bos_token", "<s>", "eos_token", "</s>", "pad_token", "<pad>", "unk_token", "<unk>");

  /** What this interpreter makes of a chat, in the same form. */
  @SuppressWarnings("unchecked")
  static String renderChat(ChatTemplate template, Map<String, Object> chat) {
    Chat asked =
        new Chat(
            (List<Map<String, Object>>) chat.get("messages"),
            (List<Object>) chat.get("tools"),
            (List<Object>) chat.get("documents"),
            (Boolean) chat.get("add_generation_prompt"),
            (Map<String, Object>) chat.getOrDefault("arguments", Map.of()));
    try {
      return "text " + template.render(asked.variables(TOKENS), NOW).text();
    } catch (TemplateException e) {
      return e.type() + ": " + e.text();
    }
  }

  /**
   * Compares a file of cases, or of chats and the folder of their templates, and prints those that
   * differ.
   */
  @SuppressWarnings("unchecked")
  public static void main(String[] args) {
    int[] counts = new int[2];
    Map<String, ChatTemplate> templates = new java.util.HashMap<>();
    lines(Path.of(args[0]))
        .forEach(
            line -> {
              String ours;
              try {
                ours =
                    line.containsKey("chat")
                        ? renderChat(
                            templates.computeIfAbsent(
                                (String) line.get("file"),
                                file -> ChatTemplate.parse(read(Path.of(args[1], file)), file)),
                            (Map<String, Object>) line.get("chat"))
                        : render((String) line.get("template"), line.get("variables"));
              } catch (RuntimeException e) {
                ours =
                    "CRASH " + e + " " + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "");
              }
              counts[0]++;
              if (!ours.equals(expected(line))
                  && !expected(line).toLowerCase(java.util.Locale.ROOT).contains(" at 0x")) {
                counts[1]++;
                if (counts[1] < 200) {
                  System.out.println(
                      "case "
                          + line.getOrDefault(
                              "template", line.get("file") + " " + line.get("name")));
                  System.out.println("  theirs " + expected(line));
                  System.out.println("  ours   " + ours);
                }
              }
            });
    System.out.println(counts[0] + " cases, " + counts[1] + " differ");
  }
}
