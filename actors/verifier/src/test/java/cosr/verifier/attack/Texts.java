package cosr.verifier.attack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Programs that are kept as resources of the tests. */
final class Texts {
  private Texts() {}

  /**
   * A program.
   *
   * @param name of its file, without the ending
   */
  record Text(String name, String source) {
    /** Whether its head has this line. */
    boolean says(String word) {
      return source.lines().takeWhile(l -> l.startsWith("#")).anyMatch(("# " + word)::equals);
    }
  }

  /** A file beside these tests. */
  static String read(String name) {
    try (InputStream in = Texts.class.getResourceAsStream("/cosr/verifier/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All programs of a folder beside these tests, by name. */
  static List<Text> of(String folder) {
    try {
      Path at =
          Path.of(
              Objects.requireNonNull(Texts.class.getResource("/cosr/verifier/" + folder)).toURI());
      List<Text> texts = new ArrayList<>();
      try (Stream<Path> files = Files.list(at)) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          if (!name.endsWith(".py")) continue;
          texts.add(new Text(name.substring(0, name.length() - 3), Files.readString(file)));
        }
      }
      return texts;
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
