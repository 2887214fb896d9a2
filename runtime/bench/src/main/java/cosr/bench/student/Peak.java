package cosr.bench.student;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import cosr.bench.CpuSeconds;
import cosr.student.engine.djl.EngineSetup;
import cosr.student.engine.djl.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The fastest matrix products that the engine has here.
 *
 * @param fp32 billions of float32 operations in a CPU-second, by the engine's default kernels
 * @param onednn likewise by oneDNN's
 * @param bf16 likewise in bfloat16
 */
public record Peak(double fp32, double onednn, double bf16) {
  private static final int[][] SIZES = {{2048, 512}, {1024, 1024}};
  private static final int TRIES = 3;

  /** One line for the head of a table. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "fastest matrix products, GFLOP in a CPU-second: fp32 %.0f (default kernels), %.0f (oneDNN);"
            + " bf16 %.0f",
        fp32,
        onednn,
        bf16);
  }

  /** The faster of the two in float32. */
  public double fastestFp32() {
    return Math.max(fp32, onednn);
  }

  /** Measures; takes about three CPU-seconds. */
  public static Peak measure(int threads) {
    EngineSetup.configure(threads);
    try (NDManager root = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        Script script = new Script(root, source())) {
      return new Peak(best(root, script, 0), best(root, script, 1), best(root, script, 2));
    }
  }

  private static double best(NDManager root, Script script, int kind) {
    double best = 0;
    for (int[] size : SIZES) {
      double work = 2e-9 * size[0] * size[1] * size[1];
      int times = (int) Math.max(4, 20 / work);
      chain(root, script, size, 2, kind);
      for (int i = 0; i < TRIES; i++) {
        double took = CpuSeconds.of(() -> chain(root, script, size, times, kind));
        best = Math.max(best, work * times / took);
      }
    }
    return best;
  }

  private static void chain(NDManager root, Script script, int[] size, int times, int kind) {
    IValue[] arguments = {
      IValue.from((long) size[0]),
      IValue.from((long) size[1]),
      IValue.from((long) times),
      IValue.from((long) kind)
    };
    IValue out = script.invoke("chain", arguments);
    out.toTensor((PtNDManager) root).close();
    out.close();
    for (IValue argument : arguments) argument.close();
  }

  private static String source() {
    try (InputStream in = Peak.class.getResourceAsStream("peak.ts.py")) {
      if (in == null) throw new IllegalStateException("peak.ts.py is not on the class path");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
