package cosr.student.engine.djl;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The GPUs of this machine as NVIDIA's driver counts them ({@code libcuda}), which is how the
 * engine does; found without the engine's natives. Thread-safe.
 */
public final class Gpus {
  private static final int NAME_BYTES = 256;

  /** {@code CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR} and {@code ..._MINOR}. */
  private static final int MAJOR = 75;

  private static final int MINOR = 76;

  private Gpus() {}

  /**
   * @param name such as {@code NVIDIA H100 80GB HBM3}
   * @param bytes of its memory
   * @param capability compute capability, such as 9.0
   */
  public record Gpu(String name, long bytes, double capability) {}

  /**
   * @param driver version of CUDA that the driver knows, such as {@code 12.8}; empty: there is no
   *     driver
   * @param problem why there are no GPUs, in words; empty: there are
   */
  public record Found(String driver, List<Gpu> gpus, String problem) {
    public Found {
      gpus = List.copyOf(gpus);
    }
  }

  /** What there is at the moment. */
  public static Found look() {
    NativeLibrary cuda;
    try {
      cuda = NativeLibrary.getInstance("libcuda.so.1");
    } catch (UnsatisfiedLinkError e) {
      return new Found("", List.of(), "no NVIDIA driver");
    }
    try {
      int failed = cuda.getFunction("cuInit").invokeInt(new Object[] {0});
      IntByReference version = new IntByReference();
      call(cuda, "cuDriverGetVersion", version);
      int v = version.getValue();
      String driver = v / 1000 + "." + v % 1000 / 10;
      if (failed != 0)
        return new Found(driver, List.of(), "the NVIDIA driver does not start, error " + failed);
      IntByReference count = new IntByReference();
      call(cuda, "cuDeviceGetCount", count);
      List<Gpu> gpus = new ArrayList<>();
      for (int i = 0; i < count.getValue(); i++) gpus.add(gpu(cuda, i));
      return new Found(driver, gpus, gpus.isEmpty() ? "the NVIDIA driver shows no GPU" : "");
    } catch (IllegalStateException | UnsatisfiedLinkError e) {
      return new Found("", List.of(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * Bytes of a GPU's memory that are in use, by anyone; -1 where the driver does not say. Takes the
   * context that the engine has there, or makes one for the moment.
   */
  public static long used(int index) {
    try {
      NativeLibrary cuda = NativeLibrary.getInstance("libcuda.so.1");
      IntByReference device = new IntByReference();
      call(cuda, "cuDeviceGet", device, index);
      PointerByReference context = new PointerByReference();
      call(cuda, "cuDevicePrimaryCtxRetain", context, device.getValue());
      call(cuda, "cuCtxPushCurrent_v2", context.getValue());
      LongByReference free = new LongByReference();
      LongByReference total = new LongByReference();
      call(cuda, "cuMemGetInfo_v2", free, total);
      call(cuda, "cuCtxPopCurrent_v2", context);
      call(cuda, "cuDevicePrimaryCtxRelease_v2", device.getValue());
      return total.getValue() - free.getValue();
    } catch (IllegalStateException | UnsatisfiedLinkError e) {
      return -1;
    }
  }

  private static Gpu gpu(NativeLibrary cuda, int index) {
    IntByReference device = new IntByReference();
    call(cuda, "cuDeviceGet", device, index);
    int handle = device.getValue();
    LongByReference bytes = new LongByReference();
    call(cuda, "cuDeviceTotalMem_v2", bytes, handle);
    double capability = attribute(cuda, MAJOR, handle) + attribute(cuda, MINOR, handle) / 10.0;
    try (Memory name = new Memory(NAME_BYTES)) {
      call(cuda, "cuDeviceGetName", name, NAME_BYTES, handle);
      return new Gpu(name.getString(0), bytes.getValue(), capability);
    }
  }

  private static int attribute(NativeLibrary cuda, int attribute, int device) {
    IntByReference value = new IntByReference();
    call(cuda, "cuDeviceGetAttribute", value, attribute, device);
    return value.getValue();
  }

  private static void call(NativeLibrary cuda, String name, Object... arguments) {
    Function function = cuda.getFunction(name);
    int failed = function.invokeInt(arguments);
    if (failed != 0)
      throw new IllegalStateException("the NVIDIA driver failed: " + name + ", error " + failed);
  }
}
