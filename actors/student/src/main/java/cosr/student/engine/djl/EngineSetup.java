package cosr.student.engine.djl;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Starts the native library, once a process, with a fixed number of threads. Thread-safe.
 *
 * <p>The processor's kernels and OpenMP's pool are chosen at that moment; {@code OMP_NUM_THREADS}
 * belongs in the environment of the process with the same number.
 */
public final class EngineSetup {
  private static int configured;

  private EngineSetup() {}

  /**
   * Sets the properties that the engine reads at its start, and starts it.
   *
   * @throws IllegalStateException if it runs with another number of threads already
   */
  public static synchronized void configure(int threads) {
    if (threads < 1) throw new IllegalArgumentException(threads + " engine threads");
    if (configured == threads) return;
    if (configured != 0)
      throw new IllegalStateException(
          "the tensor engine runs with " + configured + " threads, not " + threads);
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    Engine.getEngine("PyTorch");
    if (JniUtils.getNumThreads() != threads) JniUtils.setNumThreads(threads);
    configured = threads;
  }

  /**
   * Grad mode and the graph optimizer belong to the native thread: set at the top of every call.
   */
  static void enter(boolean gradients) {
    JniUtils.setGraphExecutorOptimize(false);
    JniUtils.setGradMode(gradients);
  }
}
