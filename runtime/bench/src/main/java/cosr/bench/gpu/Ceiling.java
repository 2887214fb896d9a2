package cosr.bench.gpu;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import cosr.config.DeviceName;
import cosr.student.engine.djl.EngineSetup;
import cosr.student.engine.djl.Script;
import java.util.List;
import java.util.OptionalInt;

/**
 * The fastest matrix products of a device, by the clock.
 *
 * @param fp32 operations a second in float32
 * @param bf16 likewise in bfloat16
 */
record Ceiling(double fp32, double bf16) {
  private static final String SOURCE =
      """
        def chain(self: __torch__.LM, x: Tensor, w: Tensor, times: Tensor, kind: Tensor) -> Tensor:
          k = int(kind)
          x = torch.to(x, k)
          w = torch.to(w, k)
          for i in range(int(times)):
            x = torch.linear(x, w)
          return torch.sum(torch.to(x, 6))
      """;

  private static final int FLOAT32 = 6;
  private static final int BFLOAT16 = 15;

  /**
   * @param size of the square matrices
   */
  static Ceiling of(String device, int size, double seconds) {
    EngineSetup.configure(1);
    try (NDManager host = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        NDManager root = NDManager.newBaseManager(place(device), "PyTorch");
        Script script = new Script(host, SOURCE)) {
      return new Ceiling(
          rate(host, root, script, size, FLOAT32, seconds),
          rate(host, root, script, size, BFLOAT16, seconds));
    }
  }

  private static Device place(String device) {
    OptionalInt gpu = DeviceName.of("--device", device).gpu();
    return gpu.isPresent() ? Device.gpu(gpu.getAsInt()) : Device.cpu();
  }

  private static double rate(
      NDManager host, NDManager root, Script script, int size, int kind, double seconds) {
    try (NDArray x = root.ones(new Shape(size, size), DataType.FLOAT32);
        NDArray w = root.eye(size).mul(1.001f)) {
      long times = 1;
      while (true) {
        long begun = System.nanoTime();
        try (NDManager call = host.newSubManager()) {
          NDArray count = call.create(times);
          NDArray type = call.create((long) kind);
          script.run(call, "chain", false, List.of(x, w, count, type)).get(0).toFloatArray();
        }
        double took = (System.nanoTime() - begun) / 1e9;
        if (took >= seconds) return 2.0 * size * size * size * times / took;
        times *= 2;
      }
    }
  }
}
