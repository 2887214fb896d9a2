package cosr.student.engine.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A compiled program, such as that of one shape. A method's arguments are tensors and lists of
 * tensors; DJL makes a list of all arrays that are called {@code NAME[]}, and takes the method's
 * name from an array's name.
 */
public final class Script implements AutoCloseable {
  private final PtSymbolBlock block;
  private Optional<Tape> tape = Optional.empty();

  /** Is told of calls, which are arrays alone. */
  public interface Tape {
    /** A method is about to run. */
    void before(String method, boolean gradients, List<NDArray> arguments);

    /** It has run, and may have changed its arguments. */
    void after(List<NDArray> arguments, NDList results);
  }

  /**
   * @param methods TorchScript source of the methods of a module without parameters
   */
  public Script(NDManager manager, String methods) {
    byte[] archive = ScriptArchive.of(methods);
    try {
      block =
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a method.
   *
   * @param call owns the results
   * @param gradients whether operations are recorded for autograd
   * @throws cosr.student.engine.MemoryException where there is not enough for it
   */
  public NDList run(NDManager call, String method, boolean gradients, List<NDArray> arguments) {
    NDArray name = Host.of(call).create(0L);
    name.setName("module_method:" + method);
    NDList list = new NDList(arguments.size() + 1);
    list.add(name);
    list.addAll(arguments);
    tape.ifPresent(each -> each.before(method, gradients, arguments));
    EngineSetup.enter(gradients);
    try {
      // "true": DJL adds no guard of its own, the mode set above decides.
      NDList results = IValueUtils.forward(block, list, true);
      tape.ifPresent(each -> each.after(arguments, results));
      return results;
    } catch (EngineException e) {
      throw Memory.lacking(method, e).<RuntimeException>map(lacking -> lacking).orElse(e);
    } finally {
      EngineSetup.enter(false);
    }
  }

  /** Tells one of all calls from here on. */
  public void tell(Tape listener) {
    tape = Optional.of(listener);
  }

  /** Runs a method that takes scalars as well, without autograd. The caller closes all values. */
  public IValue invoke(String method, IValue... arguments) {
    EngineSetup.enter(false);
    return IValueUtils.runMethod(block, method, arguments);
  }

  @Override
  public void close() {
    block.close();
  }
}
