package cosr.verifier.attack;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * What an attack could reach on the host if nothing stopped it: a folder that everyone may write
 * to, with a secret, listeners, and a process of the same user. Says afterwards what was touched.
 */
final class Surroundings implements AutoCloseable {
  private static final List<String> SHARED = List.of("/tmp", "/dev/shm", "/var/tmp", "/run");
  private static final List<String> QUEUES =
      List.of("/proc/sysvipc/shm", "/proc/sysvipc/sem", "/proc/sysvipc/msg");

  private final String id = random(6);
  private final String secret = secret();
  private final int key = ThreadLocalRandom.current().nextInt(1 << 20, 1 << 30);
  private final Path folder;
  private final ServerSocketChannel unix;
  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final Process victim;

  private Surroundings(int user) throws IOException {
    folder = Files.createTempDirectory("host-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path file = Files.writeString(folder.resolve("secret"), secret);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    Path socket = folder.resolve("socket");
    unix.bind(UnixDomainSocketAddress.of(socket));
    unix.configureBlocking(false);
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));
    tcp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    tcp.setSoTimeout(1);
    udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    udp.setSoTimeout(1);
    List<String> command = new ArrayList<>();
    if (user != 0)
      command.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
    command.addAll(List.of("sleep", "600"));
    victim = new ProcessBuilder(command).start();
  }

  /**
   * New surroundings.
   *
   * @param user whose process stands by; 0 for the user of this one
   */
  static Surroundings of(int user) {
    try {
      return new Surroundings(user);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String random(int bytes) {
    byte[] drawn = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  /** A word as the attacks look for it. */
  static String secret() {
    return "secret-" + random(8);
  }

  /** What an attack prints where it was let do what has no trace outside. */
  String mark() {
    return "did-" + id;
  }

  /** The secret in the file. */
  String hidden() {
    return secret;
  }

  /** The line before the attack, which tells it where everything is. */
  String line() {
    return "A = {\"dir\": \"%s\", \"id\": \"%s\", \"port\": %d, \"udp\": %d, \"pid\": %d, \"key\": %d}\n"
        .formatted(folder, id, tcp.getLocalPort(), udp.getLocalPort(), victim.pid(), key);
  }

  /**
   * What the attack reached; empty where it was contained.
   *
   * @param output all that it printed
   */
  List<String> touched(String output) {
    List<String> found = new ArrayList<>();
    if (output.contains(mark())) found.add("says that it was let: " + around(output, mark()));
    if (output.contains(secret)) found.add("printed the secret in the file");
    try {
      look(found);
    } catch (IOException e) {
      found.add("its traces cannot be read: " + e);
    }
    return found;
  }

  static String around(String output, String word) {
    int at = output.indexOf(word);
    return output.substring(at, Math.min(output.length(), at + 80)).lines().findFirst().orElse("");
  }

  private void look(List<String> found) throws IOException {
    try (Stream<Path> there = Files.list(folder)) {
      List<String> names = there.map(p -> p.getFileName().toString()).sorted().toList();
      if (!names.equals(List.of("secret", "socket"))) found.add("changed the folder: " + names);
      else if (!Files.readString(folder.resolve("secret")).equals(secret))
        found.add("changed the file");
    }
    if (unix.accept() != null) found.add("connected to the socket");
    try {
      tcp.accept().close();
      found.add("connected to the port");
    } catch (SocketTimeoutException e) {
      // Nobody came.
    }
    try {
      udp.receive(new DatagramPacket(new byte[64], 64));
      found.add("sent a datagram");
    } catch (SocketTimeoutException e) {
      // Nothing came.
    }
    if (!victim.isAlive()) found.add("killed a process of the host");
    for (String place : SHARED) {
      String[] names = Path.of(place).toFile().list();
      for (String name : names == null ? new String[0] : names)
        if (name.contains(id)) found.add("left " + place + "/" + name);
    }
    for (String place : QUEUES)
      for (String line : Files.readAllLines(Path.of(place)))
        if (line.strip().startsWith(key + " ")) found.add("left a key in " + place);
  }

  /** Whether a socket of the host has the attack's name now. */
  boolean named() {
    try {
      return Files.readString(Path.of("/proc/net/unix"), StandardCharsets.ISO_8859_1).contains(id);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      unix.close();
      tcp.close();
      udp.close();
      victim.destroyForcibly();
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(each);
      }
      for (String place : SHARED)
        try (Stream<Path> there = Files.list(Path.of(place))) {
          for (Path each : there.filter(p -> p.toString().contains(id)).toList())
            Files.delete(each);
        }
      String number = Integer.toString(key);
      new ProcessBuilder("ipcrm", "-M", number, "-S", number, "-Q", number)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
