package cosr.templates;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** The chat templates of a model's folder and the special tokens that they print. */
public final class ModelTemplates {
  private static final String DEFAULT = "default";
  private static final String WITH_TOOLS = "tool_use";
  private final Path folder;
  private final Map<String, ChatTemplate> templates;
  private final Map<String, String> specialTokens;

  ModelTemplates(
      Path folder, Map<String, ChatTemplate> templates, Map<String, String> specialTokens) {
    this.folder = folder;
    this.templates = templates;
    this.specialTokens = specialTokens;
  }

  /**
   * Reads and parses the templates of a folder: {@code chat_template.jinja} with {@code
   * additional_chat_templates}, or {@code chat_template} of {@code tokenizer_config.json}.
   *
   * @throws IOException if a file cannot be read or is not JSON
   * @throws TemplateException if a template cannot be read
   */
  public static ModelTemplates of(Path folder) throws IOException {
    return ModelFolder.read(folder);
  }

  /** The names of the templates; a model's only template is called "default". */
  public List<String> names() {
    return List.copyOf(templates.keySet());
  }

  /**
   * The special tokens by name, such as bos_token; one that the model doesn't have is not there.
   */
  public Map<String, String> specialTokens() {
    return specialTokens;
  }

  /** The template of a name; raises {@link TemplateException} if there is none. */
  public ChatTemplate named(String name) {
    ChatTemplate template = templates.get(name);
    if (template == null) {
      throw TemplateException.ofFolder(
          folder,
          templates.isEmpty()
              ? "the model has no chat template: add chat_template.jinja, or use a chat model"
              : "the model has no chat template '" + name + "', only " + names());
    }
    return template;
  }

  /** The template that transformers takes for a chat with or without tools. */
  public ChatTemplate choose(boolean withTools) {
    return named(withTools && templates.containsKey(WITH_TOOLS) ? WITH_TOOLS : DEFAULT);
  }

  /** What {@link ChatTemplate#check} finds in all templates. */
  public List<TemplateException> check() {
    return templates.values().stream().flatMap(template -> template.check().stream()).toList();
  }

  /**
   * Renders a chat as apply_chat_template does.
   *
   * @param now what strftime_now shows
   * @throws TemplateException if the template refuses the messages or fails on them
   */
  public Rendered render(Chat chat, LocalDateTime now) {
    if (chat.messages().isEmpty()) {
      throw TemplateException.ofFolder(
          folder,
          "Cannot apply chat template to an empty conversation. Provide at least one message.");
    }
    return choose(chat.tools() != null).render(chat.variables(specialTokens), now);
  }
}
