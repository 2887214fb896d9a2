package cosr.bench.gpu;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import cosr.student.engine.checkpoint.Digests;
import cosr.student.engine.djl.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes calls of a program, one a file {@code 0000-METHOD.txt}, and their arrays to {@code
 * arrays}, each once. A line names an array: {@code a LIST FILE} an argument as it was given, with
 * {@code -} where it is of no list; {@code c NUMBER FILE} the argument of this number, from 0, as
 * the call left it, where it changed it; {@code r - FILE} a result. A method that records for
 * autograd has {@code .grad} behind its name.
 */
final class Recording implements Script.Tape {
  private static final int NAME_BYTES = 12;

  private final Path home;
  private int calls;
  private Path file = Path.of("");
  private final List<String> lines = new ArrayList<>();
  private List<String> before = List.of();

  Recording(Path home) throws IOException {
    this.home = home;
    Files.createDirectories(home.resolve("arrays"));
  }

  int calls() {
    return calls;
  }

  @Override
  public void before(String method, boolean gradients, List<NDArray> arguments) {
    file = home.resolve("%04d-%s%s.txt".formatted(calls++, method, gradients ? ".grad" : ""));
    lines.clear();
    before = arguments.stream().map(this::kept).toList();
    for (int i = 0; i < before.size(); i++)
      lines.add("a " + list(arguments.get(i)) + " " + before.get(i));
  }

  @Override
  public void after(List<NDArray> arguments, NDList results) {
    for (int i = 0; i < arguments.size(); i++) {
      String name = kept(arguments.get(i));
      if (!name.equals(before.get(i))) lines.add("c " + i + " " + name);
    }
    for (NDArray result : results) lines.add("r - " + kept(result));
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name of the list that DJL makes the array a part of. */
  private static String list(NDArray array) {
    String name = array.getName() == null ? "" : array.getName();
    return name.endsWith("[]") ? name.replace("[]", "") : "-";
  }

  private String kept(NDArray array) {
    byte[] bytes = Npy.of(array);
    byte[] digest = Digests.sha256().digest(bytes);
    String name = HexFormat.of().formatHex(digest, 0, NAME_BYTES) + ".npy";
    try {
      Path place = home.resolve("arrays").resolve(name);
      if (!Files.exists(place)) Files.write(place, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return name;
  }
}
