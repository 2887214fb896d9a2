package cosr.bench.gpu;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import cosr.student.engine.djl.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes calls of a program to folders {@code 0000-METHOD}, one an array: {@code a} and its number,
 * the arguments as they were given; {@code c}, those that the call changed; {@code r}, its results.
 * Arrays of a list have its name. A method that records for autograd has {@code .grad} behind it.
 */
final class Recording implements Script.Tape {
  private final Path home;
  private int calls;
  private List<byte[]> before = List.of();
  private Path folder = Path.of("");

  Recording(Path home) {
    this.home = home;
  }

  int calls() {
    return calls;
  }

  @Override
  public void before(String method, boolean gradients, List<NDArray> arguments) {
    folder = home.resolve("%04d-%s%s".formatted(calls++, method, gradients ? ".grad" : ""));
    try {
      Files.createDirectories(folder);
      before = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        byte[] file = Npy.of(arguments.get(i));
        before.add(file);
        Files.write(folder.resolve(name("a", i, arguments.get(i))), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void after(List<NDArray> arguments, NDList results) {
    try {
      for (int i = 0; i < arguments.size(); i++) {
        byte[] file = Npy.of(arguments.get(i));
        if (!Arrays.equals(file, before.get(i)))
          Files.write(folder.resolve(name("c", i, arguments.get(i))), file);
      }
      for (int i = 0; i < results.size(); i++)
        Files.write(folder.resolve("r-%04d.npy".formatted(i)), Npy.of(results.get(i)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(String kind, int number, NDArray array) {
    String name = array.getName() == null ? "" : array.getName();
    String list = name.endsWith("[]") ? "-" + name.replace("[]", "") : "";
    return "%s-%04d%s.npy".formatted(kind, number, list);
  }
}
