package cosr.student.engine.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

/** Where arrays are made that a script only reads as numbers. */
final class Host {
  private Host() {}

  /** Makes arrays in the processor's memory, whatever the device; they live as long as the call. */
  static NDManager of(NDManager call) {
    return call.getDevice().isGpu() ? call.newSubManager(Device.cpu()) : call;
  }
}
