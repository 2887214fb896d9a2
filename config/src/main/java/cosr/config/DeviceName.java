package cosr.config;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of what computes: {@code cpu}, {@code gpu} or {@code gpu:N}.
 *
 * @param gpu number of the GPU, from 0; empty: the processor
 */
public record DeviceName(OptionalInt gpu) {
  private static final Pattern NAME = Pattern.compile("cpu|gpu(?::([0-9]{1,3}))?");

  /**
   * Reads a name.
   *
   * @param key of the setting or option that has it
   * @throws UserError if it is none
   */
  public static DeviceName of(String key, String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches())
      throw new UserError("%s is cpu or gpu:0, gpu:1 and so on, not '%s'".formatted(key, name));
    if (name.equals("cpu")) return new DeviceName(OptionalInt.empty());
    return new DeviceName(
        OptionalInt.of(matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1))));
  }

  /** Whether it is one. */
  static boolean valid(String name) {
    return NAME.matcher(name).matches();
  }
}
