package cosr.bench;

import cosr.student.engine.EngineInfo;
import cosr.student.engine.djl.DjlEngine;

/**
 * What figures have to be read with.
 *
 * @param processor model name
 * @param instructionSet what the engine's kernels are chosen for
 * @param cores that this process may use
 */
public record Host(String processor, String instructionSet, int cores, String engine, int threads) {
  /** This machine; starts the engine with one thread. */
  public static Host here() {
    EngineInfo info = DjlEngine.info(1, "cpu");
    return new Host(
        info.processor(),
        info.instructionSet(),
        Runtime.getRuntime().availableProcessors(),
        info.engine(),
        info.threads());
  }

  /** One line for the head of a table. */
  public String line(String bench) {
    return "./cosr bench %s on %s (%s), %d cores, %s, %d engine thread"
        .formatted(bench, processor, instructionSet, cores, engine, threads);
  }
}
