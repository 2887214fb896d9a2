package cosr.bench;

import java.lang.management.ManagementFactory;

/** CPU time of this process, all threads together: what other load on the machine changes least. */
public final class CpuSeconds {
  private CpuSeconds() {}

  /** Since the start of the process, in seconds. */
  public static double now() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system)
      return system.getProcessCpuTime() * 1e-9;
    throw new IllegalStateException("this JVM doesn't say its CPU time");
  }

  /** What the work takes. */
  public static double of(Runnable work) {
    double begun = now();
    work.run();
    return now() - begun;
  }
}
