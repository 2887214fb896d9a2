package cosr.student.engine.djl;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether PyTorch takes kernels whose sums have one order where it has them, as {@code
 * torch.use_deterministic_algorithms(True, warn_only=True)} asks for. DJL has no such call, so it
 * is made in the engine's library itself. Of the whole process; for the engine's thread.
 */
final class Determinism {
  private static final Logger LOG = LoggerFactory.getLogger(Determinism.class);

  /** {@code at::globalContext()} and methods of {@code at::Context}, as the compiler names them. */
  private static final String CONTEXT = "_ZN2at13globalContextEv";

  private static final String SET = "_ZN2at7Context26setDeterministicAlgorithmsEbb";
  private static final String GET = "_ZNK2at7Context23deterministicAlgorithmsEv";

  private static boolean lacking;

  private Determinism() {}

  /** Asks for them, or not any more; where the library has no such call, a warning says so once. */
  static synchronized void ask(boolean deterministic) {
    if (lacking) return;
    try {
      NativeLibrary torch = torch();
      Pointer context = torch.getFunction(CONTEXT).invokePointer(new Object[0]);
      torch.getFunction(SET).invokeVoid(new Object[] {context, deterministic ? 1 : 0, 1});
    } catch (UnsatisfiedLinkError e) {
      lacking = true;
      LOG.warn("deterministic kernels can't be asked for: {}", e.getMessage());
    }
  }

  /** What was asked for. */
  static synchronized boolean asked() {
    NativeLibrary torch = torch();
    Pointer context = torch.getFunction(CONTEXT).invokePointer(new Object[0]);
    return (torch.getFunction(GET).invokeInt(new Object[] {context}) & 0xff) != 0;
  }

  private static NativeLibrary torch() {
    return NativeLibrary.getInstance(
        Path.of(LibUtils.getLibtorchPath(), "libtorch_cpu.so").toString());
  }
}
