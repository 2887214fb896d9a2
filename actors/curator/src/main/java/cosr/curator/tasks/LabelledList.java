package cosr.curator.tasks;

import cosr.protocol.Labelled;
import cosr.protocol.Marked;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Adler32;

/**
 * Lists in {@link Labelled} characters. A prompt's body has the state before the first element, the
 * elements, and {@link Labelled#STOP}; an answer repeats the first state and goes on with the one
 * after each element, labelled as the element that is read next.
 *
 * <p>The first label follows from what is listed (its Adler-32).
 */
final class LabelledList {
  private LabelledList() {}

  /**
   * The body of a prompt.
   *
   * @param state before the first element
   * @param elements of one symbol or more each
   */
  static String write(char state, List<String> elements) {
    Adler32 sum = new Adler32();
    sum.update((state + String.join("", elements)).getBytes(StandardCharsets.UTF_8));
    int label = (int) (sum.getValue() % Labelled.LABELS);
    StringBuilder out = new StringBuilder();
    out.append(Labelled.of(state, label));
    for (String element : elements) {
      for (char symbol : element.toCharArray()) out.append(Labelled.of(symbol, label));
      label++;
    }
    return out.append(Labelled.of(Labelled.STOP, label)).toString();
  }

  /** The elements of a body that {@link #write} made; empty for any other text. */
  static Optional<List<String>> read(String body) {
    int end = body.length() - 1;
    if (end < 1 || !body.chars().allMatch(c -> Labelled.is((char) c))) return Optional.empty();
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    for (int i = 1; i <= end; i++) {
      element.append(Labelled.symbol(body.charAt(i)));
      boolean last =
          i == end || Labelled.label(body.charAt(i)) != Labelled.label(body.charAt(i + 1));
      if (!last) continue;
      elements.add(element.toString());
      element.setLength(0);
    }
    elements.removeLast();
    boolean made = write(state(body), elements).equals(body);
    return made ? Optional.of(elements) : Optional.empty();
  }

  /** Whether a text begins with a labelled character, as prompts' bodies and answers do. */
  static boolean is(String text) {
    return !text.isEmpty() && Labelled.is(text.charAt(0));
  }

  /** The state before the first element. */
  static char state(String body) {
    return Labelled.symbol(body.charAt(0));
  }

  /**
   * An answer to a body: the state that it begins with, and those after each element.
   *
   * @param steps for each element its state, with what is written on the way to it before
   */
  static String answer(String body, List<String> steps) {
    char first = body.charAt(0);
    StringBuilder out = new StringBuilder().append(first);
    int label = Labelled.label(first);
    for (String step : steps) {
      int last = step.length() - 1;
      for (int i = 0; i < last; i++) out.append(Labelled.of(step.charAt(i), label));
      out.append(Labelled.of(step.charAt(last), ++label));
    }
    return out.toString();
  }

  /** The digits or values of an answer's states, without the first and what is on the way. */
  static String states(String answer) {
    return Marked.plain(answer.substring(1));
  }
}
