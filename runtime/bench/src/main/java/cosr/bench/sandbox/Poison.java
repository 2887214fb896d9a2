package cosr.bench.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A program that harms whoever runs it.
 *
 * @param function whether it defines a function, else it is a script
 * @param outcome the one right verdict, such as {@code exhausted:time}
 * @param name what it does
 */
record Poison(boolean function, String outcome, String name, String source) {
  /** One of each kind. */
  static List<Poison> kinds() {
    try (InputStream in = Poison.class.getResourceAsStream("poison.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<Poison> kinds = new ArrayList<>();
      for (String part : text.split("(?m)^=== ")) {
        if (part.isBlank()) continue;
        String[] words = part.substring(0, part.indexOf('\n')).split(" ", 3);
        kinds.add(
            new Poison(
                words[0].equals("function"),
                words[1],
                words[2],
                part.substring(part.indexOf('\n') + 1)));
      }
      return kinds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
