package cosr.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a value was written, in words: {@code file:line}, or the whole {@code --set}. */
final class Places {
  static final String OVERRIDE = "--set ";
  private static final Pattern LINED = Pattern.compile("(.*): (\\d+)(-\\d+)?", Pattern.DOTALL);

  private Places() {}

  static String of(@Nullable ConfigOrigin origin) {
    if (origin == null) return "settings";
    Matcher lined = LINED.matcher(origin.description());
    if (!lined.matches()) return origin.description();
    return lined.group(1).startsWith(OVERRIDE)
        ? lined.group(1)
        : lined.group(1) + ":" + lined.group(2);
  }

  /** What the parser found wrong, at its place, as one line. */
  static UserError error(String whole, ConfigException e) {
    ConfigOrigin origin = e.origin();
    String message = String.valueOf(e.getMessage());
    if (origin != null && message.startsWith(origin.description() + ":"))
      message = message.substring(origin.description().length() + 1);
    String place = origin == null || whole.startsWith(OVERRIDE) ? whole : of(origin);
    return new UserError(place + ": not readable as HOCON: " + oneLine(message), e);
  }

  private static String oneLine(String message) {
    String line = message.strip().replaceAll("\\s+", " ");
    int advice = line.indexOf(" (if you ");
    return advice > 0 ? line.substring(0, advice) : line;
  }
}
