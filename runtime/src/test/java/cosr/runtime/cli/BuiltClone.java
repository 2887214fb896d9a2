package cosr.runtime.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A clone that counts as built: its jar stands for the classes of the test. */
public final class BuiltClone {
  static final List<String> SCRIPTS =
      List.of("cosr", "build", "config/launch/find-jdk.sh", "config/launch/build-if-needed.sh");

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private BuiltClone() {}

  /** Makes one in this folder. */
  public static Path at(Path at) throws IOException {
    for (String script : SCRIPTS) {
      Files.createDirectories(at.resolve(script).getParent());
      Files.copy(HOME.resolve(script), at.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path target = Files.createDirectories(at.resolve("runtime/target"));
    List<String> entries =
        Stream.of(System.getProperty("java.class.path").split(":"))
            .map(entry -> Path.of(entry).toUri().toString())
            .toList();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", entries));
    Path jar = target.resolve("cosr-runtime-0.1.0.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    Files.writeString(target.resolve("classpath"), jar.toString());
    Files.createFile(target.resolve(".built"));
    return at;
  }
}
