package cosr.student.actor;

import cosr.student.engine.EngineInfo;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.Hook;
import cosr.student.engine.MemoryException;
import cosr.student.engine.OpenBatch;
import cosr.student.engine.SavedWeights;
import cosr.student.engine.Step;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.TrainBatch;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

/** An engine on a device whose room for tokens of a micro-batch changes from step to step. */
final class TightEngine implements TensorEngine {
  private final TensorEngine engine;
  private final IntUnaryOperator room;
  private int steps;

  /**
   * @param room tokens that fit, by the number of steps that were taken
   */
  TightEngine(TensorEngine engine, IntUnaryOperator room) {
    this.engine = engine;
    this.room = room;
  }

  @Override
  public Step train(TrainBatch batch, double learningRate) {
    for (var rows : batch.microBatches()) {
      int all = rows.stream().mapToInt(row -> row.ids().length).sum();
      if (all > room.applyAsInt(steps))
        throw new MemoryException(all + " tokens", new IllegalStateException());
    }
    Step step = engine.train(batch, learningRate);
    steps++;
    return step;
  }

  @Override
  public void initialise(long seed) {
    engine.initialise(seed);
  }

  @Override
  public long parameters() {
    return engine.parameters();
  }

  @Override
  public String digest() {
    return engine.digest();
  }

  @Override
  public Generation generate(GenerateBatch batch) {
    return engine.generate(batch);
  }

  @Override
  public OpenBatch open() {
    return engine.open();
  }

  @Override
  public SavedWeights save(Path folder, Hook hook) {
    return engine.save(folder, hook);
  }

  @Override
  public void load(Path folder, String weightsDigest, String optimizerDigest) {
    engine.load(folder, weightsDigest, optimizerDigest);
  }

  @Override
  public void adopt(Path folder) {
    engine.adopt(folder);
  }

  @Override
  public void keepReference() {
    engine.keepReference();
  }

  @Override
  public void saveReference(Path folder) {
    engine.saveReference(folder);
  }

  @Override
  public void loadReference(Path folder, String digest) {
    engine.loadReference(folder, digest);
  }

  @Override
  public EngineInfo info() {
    return engine.info();
  }

  @Override
  public void close() {
    engine.close();
  }
}
