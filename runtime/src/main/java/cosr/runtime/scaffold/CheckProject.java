package cosr.runtime.scaffold;

import cosr.config.UserError;
import cosr.verifier.checks.Checker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A folder with a check that works, its test, and a script that builds it into the plug-ins.
 *
 * @param name of the check: small letters, digits and hyphens
 * @param home the clone whose plug-ins it is for
 */
public record CheckProject(String name, Path home) {
  /**
   * Refuses a name that is none.
   *
   * @throws UserError with what would be one
   */
  public CheckProject {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || name.length() > 40)
      throw new UserError(
          "'%s' is no name of a check: small letters, digits and hyphens, such as same-words"
              .formatted(name));
  }

  /**
   * Writes the folder.
   *
   * @param parent where it is to be
   * @return the folder
   * @throws UserError where it is there already, or cannot be written
   */
  public Path write(Path parent) {
    Path folder = parent.resolve(name);
    if (Files.exists(folder))
      throw new UserError(folder + " is there already: choose another name");
    String type = className();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("README.md", template("README.md"));
    files.put("build", template("build"));
    files.put("task.json", "{\"expected\": \"red green blue\"}\n");
    files.put("src/own/" + type + "Check.java", template("Check.java"));
    files.put("test/own/" + type + "CheckTest.java", template("Test.java"));
    files.put("services/" + Checker.class.getName(), "own." + type + "Check\n");
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(folder));
        Files.writeString(path, file.getValue());
      }
      Files.setPosixFilePermissions(
          folder.resolve("build"), PosixFilePermissions.fromString("rwxr-xr-x"));
      return folder;
    } catch (IOException | UnsupportedOperationException e) {
      throw new UserError(folder + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** {@code SameWords} of {@code same-words}. */
  private String className() {
    StringBuilder out = new StringBuilder();
    for (String part : name.split("-"))
      out.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
    return out.toString();
  }

  private String template(String file) {
    try (InputStream in = CheckProject.class.getResourceAsStream(file + ".txt")) {
      if (in == null) throw new IllegalStateException("no template " + file);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@NAME@", name)
          .replace("@CLASS@", className())
          .replace("@HOME@", home.toString());
    } catch (IOException e) {
      throw new IllegalStateException("the template " + file + " cannot be read", e);
    }
  }
}
