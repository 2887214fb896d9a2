package cosr.student.wording;

import cosr.student.tokenizer.StopStrings;
import cosr.student.tokenizer.TextTokenizer;
import cosr.templates.Chat;
import cosr.templates.ModelTemplates;
import cosr.templates.TemplateException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model's own: the prompt is a user's message in the model's chat template; a model without one
 * goes on with the prompt as it stands.
 */
public final class ChatWording implements Wording {
  /** What templates that show a date are told: the same in every run. */
  private static final LocalDateTime DAY = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final TextTokenizer tokenizer;
  private final ModelTemplates templates;
  private final List<Integer> ends;
  private final StopStrings stops;
  private final String system;
  private final int context;
  private final int longest;

  /**
   * @param ends tokens that end an answer; the first is the one that we write
   * @param stops texts that end an answer besides
   * @param system message before the prompt; empty: none
   * @param context tokens of prompt and answer at most
   * @param longest tokens of an answer at most
   */
  public ChatWording(
      TextTokenizer tokenizer,
      ModelTemplates templates,
      List<Integer> ends,
      StopStrings stops,
      String system,
      int context,
      int longest) {
    this.tokenizer = tokenizer;
    this.templates = templates;
    this.ends = List.copyOf(ends);
    this.stops = stops;
    this.system = system;
    this.context = context;
    this.longest = longest;
  }

  /** Where no text ends an answer. */
  public ChatWording(
      TextTokenizer tokenizer,
      ModelTemplates templates,
      List<Integer> ends,
      String system,
      int context,
      int longest) {
    this(tokenizer, templates, ends, new StopStrings(List.of()), system, context, longest);
  }

  @Override
  public int[] prompt(String text, String given) {
    if (templates.names().isEmpty()) return tokenizer.encode(system + text + given, true);
    List<Map<String, Object>> messages = new ArrayList<>();
    if (!system.isEmpty()) messages.add(Map.of("role", "system", "content", system));
    messages.add(Map.of("role", "user", "content", text));
    try {
      String shown = templates.render(Chat.of(messages), DAY).text();
      return tokenizer.encode(shown + given, false);
    } catch (TemplateException e) {
      throw new IllegalArgumentException("the chat template: " + e.getMessage(), e);
    }
  }

  @Override
  public int[] answer(String text) {
    return tokenizer.encode(text, false);
  }

  @Override
  public String text(int[] ids) {
    return tokenizer.decode(ids, true);
  }

  @Override
  public Optional<StopStrings.Watch> watch() {
    return stops.stops().isEmpty()
        ? Optional.empty()
        : Optional.of(stops.watch(tokenizer.stream(true)));
  }

  @Override
  public boolean ends(int token) {
    return ends.contains(token);
  }

  @Override
  public int end() {
    return ends.getFirst();
  }

  @Override
  public int room(int[] prompt, int useful) {
    int room = Math.min(longest, context - prompt.length);
    if (room < 1)
      throw new IllegalArgumentException(
          "a prompt of %d tokens leaves no room for an answer: student.context is %d"
              .formatted(prompt.length, context));
    return room;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
