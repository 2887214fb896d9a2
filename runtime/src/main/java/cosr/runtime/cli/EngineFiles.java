package cosr.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the tensor engine's files are, found without loading it.
 *
 * @param artifacts its jars on the class path, by file name
 * @param missing jars that ought to be there
 * @param cache folder into which natives are unpacked
 * @param unpacked the native library, once it was unpacked
 */
record EngineFiles(
    List<String> artifacts, List<String> missing, Path cache, Optional<Path> unpacked) {
  private static final List<String> WANTED =
      List.of("pytorch-engine", "pytorch-jni", "pytorch-native-cpu", "tokenizers");

  static EngineFiles look() {
    return of(
        System.getProperty("java.class.path", ""),
        cache(
            System.getenv("ENGINE_CACHE_DIR"),
            System.getenv("DJL_CACHE_DIR"),
            System.getProperty("user.home", "/")));
  }

  static Path cache(@Nullable String engine, @Nullable String djl, String home) {
    if (engine != null && !engine.isEmpty()) return Path.of(engine);
    return djl != null && !djl.isEmpty() ? Path.of(djl) : Path.of(home, ".djl.ai");
  }

  static EngineFiles of(String classPath, Path cache) {
    List<Path> jars =
        Stream.of(classPath.split(":")).filter(p -> p.endsWith(".jar")).map(Path::of).toList();
    List<String> there =
        jars.stream()
            .filter(Files::isRegularFile)
            .map(p -> String.valueOf(p.getFileName()))
            .filter(n -> WANTED.stream().anyMatch(n::startsWith))
            .sorted()
            .toList();
    List<String> missing =
        WANTED.stream().filter(w -> there.stream().noneMatch(n -> n.startsWith(w))).toList();
    return new EngineFiles(there, missing, cache, library(cache.resolve("pytorch")));
  }

  private static Optional<Path> library(Path folder) {
    if (!Files.isDirectory(folder)) return Optional.empty();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(p -> p.endsWith("libtorch_cpu.so")).sorted().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
