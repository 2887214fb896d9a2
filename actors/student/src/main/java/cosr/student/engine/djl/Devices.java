package cosr.student.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cosr.config.DeviceName;
import cosr.config.UserError;
import cosr.student.engine.Kernels;
import java.util.List;
import java.util.Locale;

/** What the setting {@code engine.device} names. */
final class Devices {
  private static final String MEND =
      "; natives for GPUs come with COSR_GPU=1, or from an installed PyTorch that PYTORCH_LIBRARY_PATH names: docs/gpu.md";

  private Devices() {}

  /** Something that computes. */
  sealed interface Place {
    /** The same for the engine. */
    Device device();

    /** What its kernels are chosen for. */
    String instructionSet();

    /** Its model name. */
    String model();

    /** Of matrix products of a model of this width. */
    Kernels kernels(String precision, int hidden);
  }

  private record OnProcessor(Processor processor) implements Place {
    @Override
    public Device device() {
      return Device.cpu();
    }

    @Override
    public String instructionSet() {
      return processor.instructionSet();
    }

    @Override
    public String model() {
      return processor.model();
    }

    @Override
    public Kernels kernels(String precision, int hidden) {
      return Kernels.of(precision, instructionSet(), processor.wideAmd(), hidden);
    }
  }

  private record OnGpu(int index, Gpus.Gpu gpu) implements Place {
    @Override
    public Device device() {
      return Device.gpu(index);
    }

    @Override
    public String instructionSet() {
      return String.format(Locale.ROOT, "cuda %.1f", gpu.capability());
    }

    @Override
    public String model() {
      return gpu.name();
    }

    @Override
    public Kernels kernels(String precision, int hidden) {
      return Kernels.ofGpu(precision, gpu.capability());
    }
  }

  /**
   * The device of this name, after one tensor was made there; the engine runs.
   *
   * @throws UserError with one line, if it can't compute
   */
  static Place proven(String name) {
    if (name.equals("cpu")) return new OnProcessor(Processor.here());
    boolean natives = Engine.getEngine("PyTorch").hasCapability(StandardCapabilities.CUDA);
    Place place = gpu(name, natives, Gpus.look());
    try (NDManager manager = NDManager.newBaseManager(place.device(), "PyTorch")) {
      manager.zeros(new Shape(1)).toFloatArray();
    } catch (RuntimeException | LinkageError e) {
      String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UserError(
          "engine.device: %s does not compute (%s)%s".formatted(name, said, MEND), e);
    }
    return place;
  }

  /**
   * The GPU that a name means.
   *
   * @param natives whether the engine's natives are for GPUs
   */
  static Place gpu(String name, boolean natives, Gpus.Found found) {
    int index = DeviceName.of("engine.device", name).gpu().orElse(0);
    List<Gpus.Gpu> gpus = found.gpus();
    if (gpus.isEmpty())
      throw new UserError(
          "engine.device: there is no %s here: %s; engine.device=cpu computes on the processor"
              .formatted(name, found.problem()));
    if (index >= gpus.size())
      throw new UserError(
          "engine.device: there is no %s here: the NVIDIA driver shows %s"
              .formatted(
                  name,
                  gpus.size() == 1
                      ? "one GPU, gpu:0"
                      : gpus.size() + " GPUs, gpu:0 to gpu:" + (gpus.size() - 1)));
    if (!natives)
      throw new UserError(
          "engine.device: %s is there (%s), and the engine's natives are for processors alone"
                  .formatted(name, gpus.get(index).name())
              + MEND);
    return new OnGpu(index, gpus.get(index));
  }
}
