package cosr.runtime.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The JVM of a process of {@code cosr}, with the flags of the launcher. As users' processes do, it
 * starts from jars and an archive of their classes, which halves its start; both are made once for
 * all tests of the same classes, whatever process asks first.
 */
public final class ChildJvm {
  private static final Path WORK = Path.of("target", "child-jvm").toAbsolutePath();
  private static final String ARCHIVE = "classes.jsa";
  private static final String CLASS_PATH = "class-path";

  private ChildJvm() {}

  /** Made when the first process starts. */
  private static final class Made {
    private static final Path FOLDER = make();
    private static final String JARS = read(FOLDER.resolve(CLASS_PATH));
  }

  /**
   * The words that start {@code cosr}; its own follow.
   *
   * @param flags more of the JVM
   */
  public static List<String> command(List<String> flags) {
    return command(flags, List.of());
  }

  /**
   * The same with jars of plug-ins.
   *
   * @param plugIns jars that follow all others
   */
  public static List<String> command(List<String> flags, List<Path> plugIns) {
    List<String> all = new ArrayList<>();
    all.add("-XX:SharedArchiveFile=" + Made.FOLDER.resolve(ARCHIVE));
    all.addAll(flags);
    StringBuilder jars = new StringBuilder(Made.JARS);
    for (Path jar : plugIns) jars.append(File.pathSeparator).append(jar);
    return command(jars.toString(), all);
  }

  private static List<String> command(String jars, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Xlog:disable"));
    command.addAll(
        List.of("-Dai.djl.offline=true", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    command.addAll(flags);
    command.addAll(List.of("-cp", jars, "cosr.runtime.cli.Main"));
    return command;
  }

  private static Path make() {
    String tests =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<Path> entries = new ArrayList<>();
    for (String entry : tests.split(File.pathSeparator))
      if (Files.exists(Path.of(entry))) entries.add(Path.of(entry));
    try {
      Path folder = Files.createDirectories(WORK).resolve(digest(entries));
      try (FileChannel lock =
          FileChannel.open(
              WORK.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        if (Files.exists(folder)) return folder;
        deleteOthers();
        Path fresh = Files.createTempDirectory(WORK, "fresh");
        String jars = String.join(File.pathSeparator, jars(entries, fresh, folder));
        Files.writeString(fresh.resolve(CLASS_PATH), jars);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        archive(jars, folder);
        return folder;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of what the classes are, by names, sizes and times, and of the JVM. */
  private static String digest(List<Path> entries) throws IOException {
    StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
    for (Path entry : entries)
      for (Path file : files(entry))
        text.append('\n')
            .append(file)
            .append(Files.size(file))
            .append(Files.getLastModifiedTime(file));
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An archive takes no classes from folders: these become jars, which will lie in {@code at}. */
  private static List<String> jars(List<Path> entries, Path fresh, Path at) throws IOException {
    List<String> jars = new ArrayList<>();
    for (Path entry : entries) {
      if (!Files.isDirectory(entry)) {
        jars.add(entry.toString());
        continue;
      }
      String name = jars.size() + ".jar";
      try (OutputStream out = Files.newOutputStream(fresh.resolve(name));
          JarOutputStream jar = new JarOutputStream(out)) {
        for (Path file : files(entry)) {
          jar.putNextEntry(
              new ZipEntry(entry.relativize(file).toString().replace(File.separatorChar, '/')));
          Files.copy(file, jar);
        }
      }
      jars.add(at.resolve(name).toString());
    }
    return jars;
  }

  /** By a run that trains to its end. */
  private static void archive(String jars, Path folder) throws IOException {
    Path runs = folder.resolve("runs");
    List<String> command =
        command(jars, List.of("-XX:ArchiveClassesAtExit=" + folder.resolve(ARCHIVE)));
    command.addAll(List.of(Cosr.train(runs, "archived", 2)));
    Cosr.Result ended = Cosr.start(command).end();
    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    delete(runs);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void deleteOthers() throws IOException {
    try (Stream<Path> all = Files.list(WORK)) {
      for (Path p : all.filter(Files::isDirectory).toList()) delete(p);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
