package cosr.runtime.postgres;

import cosr.persistence.sql.PostgresJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of Debian's package on the loopback interface, with fsync on, in a folder
 * that goes with it. Root has it run as the user {@code postgres}, since it refuses root.
 */
public final class Postgres implements AutoCloseable {
  public static final String USER = "cosr";
  public static final String PASSWORD = "not-for-the-log-7411";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final String PASS_FILE = "org.postgresql.pgpassfile";
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private final Path folder;
  private final Process server;
  private final int port;

  private Postgres(Path folder, Process server, int port) {
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a server; without PostgreSQL on this machine the test is skipped, and in CI it fails.
   */
  public static Postgres start() {
    Optional<Path> binaries = binaries();
    if (binaries.isEmpty()) {
      String reason = "no PostgreSQL in " + DEBIAN + ": apt-get install postgresql";
      if ("true".equals(System.getenv("CI"))) throw new AssertionError(reason);
      Assumptions.abort(reason);
    }
    return start(binaries.orElseThrow());
  }

  /** Of the newest version. */
  private static Optional<Path> binaries() {
    if (!Files.isDirectory(DEBIAN)) return Optional.empty();
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(bin -> number(bin.getParent())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(Path version) {
    return Integer.parseInt(version.getFileName().toString().replaceAll("\\D", "") + "0");
  }

  private static Postgres start(Path binaries) {
    try {
      Path folder = Files.createTempDirectory("cosr-postgres-");
      Path secret = Files.writeString(folder.resolve("secret"), PASSWORD + "\n");
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
      if (ROOT) succeed(folder, List.of("chown", "-R", "postgres", folder.toString()));
      String data = folder.resolve("data").toString();
      succeed(
          folder,
          unprivileged(
              binaries.resolve("initdb").toString(),
              "--pgdata=" + data,
              "--username=" + USER,
              "--auth=scram-sha-256",
              "--pwfile=" + secret,
              "--encoding=UTF8",
              "--locale=C",
              "--no-sync"));
      int port = freePort();
      List<String> command =
          unprivileged(
              binaries.resolve("postgres").toString(),
              "-D",
              data,
              "-p",
              Integer.toString(port),
              "-c",
              "listen_addresses=127.0.0.1",
              "-c",
              "unix_socket_directories=",
              "-c",
              "shared_buffers=16MB");
      Process server =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("server.log").toFile())
              .start();
      Postgres made = new Postgres(folder, server, port);
      Runtime.getRuntime().addShutdownHook(new Thread(made::stop));
      Path pass = Files.writeString(folder.resolve("pass"), made.passLine());
      Files.setPosixFilePermissions(pass, PosixFilePermissions.fromString("rw-------"));
      System.setProperty(PASS_FILE, pass.toString());
      made.await();
      made.refuseForgetful();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command as it stands becomes the process, so that its number is the server's. */
  private static List<String> unprivileged(String... command) {
    List<String> all = new ArrayList<>();
    if (ROOT)
      all.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    all.addAll(List.of(command));
    return all;
  }

  private static void succeed(Path folder, List<String> command) throws IOException {
    Path said = folder.resolve(Path.of(command.getLast()).getFileName() + ".said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0)
        throw new AssertionError(command + " failed: " + Files.readString(said));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String passLine() {
    return "127.0.0.1:%d:*:%s:%s%n".formatted(port, USER, PASSWORD);
  }

  private void await() {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try (Connection c = connect()) {
        return;
      } catch (SQLException e) {
        if (!server.isAlive() || System.nanoTime() - until > 0)
          throw new AssertionError("the server does not answer; it said:\n" + log(), e);
        pause();
      }
    }
  }

  private void refuseForgetful() {
    try (Connection c = connect();
        ResultSet r = c.createStatement().executeQuery("SHOW fsync")) {
      if (!r.next() || !r.getString(1).equals("on")) throw new AssertionError("fsync is not on");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the journals go. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** A connection that may do everything. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  /** The password as COSR's own variable has it. */
  public Map<String, String> passwordVariable() {
    return Map.of(PostgresJournal.PASSWORD, PASSWORD);
  }

  /** The password as a file that the driver finds. */
  public Map<String, String> passwordFile() {
    return Map.of("PGPASSFILE", folder.resolve("pass").toString());
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("server.log"));
    } catch (IOException e) {
      return String.valueOf(e);
    }
  }

  private void stop() {
    if (!server.isAlive()) return;
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
      if (!server.waitFor(30, TimeUnit.SECONDS)) server.destroyForcibly();
    } catch (IOException | InterruptedException e) {
      server.destroyForcibly();
    }
  }

  @Override
  public void close() {
    stop();
    System.clearProperty(PASS_FILE);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(p);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
