package cosr.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The databases that come with COSR. Each is read once, when it is first asked for. */
public final class Databases {
  /** Their names. */
  public static final List<String> NAMES = List.of("propositional", "letters");

  private Databases() {}

  /** The database of this name; empty where there is none. */
  public static Optional<Database> named(String name) {
    return switch (name) {
      case "propositional" -> Optional.of(Propositional.DATABASE);
      case "letters" -> Optional.of(Letters.DATABASE);
      default -> Optional.empty();
    };
  }

  private static final class Propositional {
    static final Database DATABASE = resource("propositional.mm");
  }

  private static final class Letters {
    static final Database DATABASE = resource("letters.mm");
  }

  private static Database resource(String name) {
    try (InputStream in = Databases.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("no resource " + name);
      String source = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return switch (Database.read(source, Limits.LARGE)) {
        case Database.Accepted accepted -> accepted.database();
        case Database.Rejected rejected -> throw new IllegalStateException(name + ": " + rejected);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
