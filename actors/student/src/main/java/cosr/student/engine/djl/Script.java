package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import cosr.student.model.ModelShape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The compiled program of one shape. A method's arguments are tensors and lists of tensors; DJL
 * makes a list of all arrays that are called {@code NAME[]}, and takes the method's name from an
 * array's name.
 */
final class Script implements AutoCloseable {
  private final PtSymbolBlock block;

  Script(NDManager manager, ModelShape shape) {
    byte[] archive = ScriptArchive.of(LlamaScript.of(shape));
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
   */
  NDList run(NDManager call, String method, boolean gradients, List<NDArray> arguments) {
    NDArray name = call.create(0L);
    name.setName("module_method:" + method);
    NDList list = new NDList(arguments.size() + 1);
    list.add(name);
    list.addAll(arguments);
    EngineSetup.enter(gradients);
    try {
      // "true": DJL adds no guard of its own, the mode set above decides.
      return IValueUtils.forward(block, list, true);
    } finally {
      EngineSetup.enter(false);
    }
  }

  @Override
  public void close() {
    block.close();
  }
}
