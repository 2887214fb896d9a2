package cosr.student.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import cosr.config.Settings;
import cosr.config.StudentSettings;
import cosr.protocol.Cell;
import cosr.protocol.Outcome;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import java.io.IOException;
import java.util.List;

/** Settings, outcomes and bytes that the tests share. */
final class Fixtures {
  static final Outcome RIGHT = new Outcome.Correct();
  static final Outcome WRONG = new Outcome.Incorrect("value");
  static final Outcome SILENT = new Outcome.NoAnswer("empty");
  static final Outcome SPENT = new Outcome.Exhausted("steps");
  static final Outcome BAD = new Outcome.BadTask("check");
  static final Outcome OPEN = new Outcome.Undecided("doubt");
  static final Outcome BROKEN = new Outcome.Fault("pool");

  private static final ObjectMapper CBOR =
      CBORMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Fixtures() {}

  /** With a policy batch that takes all groups. */
  static Settings settings(int rounds, int replayBatches, int replayBatch, int capacity) {
    return settings(rounds, replayBatches, replayBatch, capacity, 64);
  }

  static Settings settings(
      int rounds, int replayBatches, int replayBatch, int capacity, int policyGroups) {
    return new Settings(
        new Settings.Run(7, rounds, 0),
        new Settings.Tasks(List.of("add", "rev"), 3),
        StudentSettings.BUILT_IN,
        new Settings.Model(64, 4, 4, 4, 160, List.of(), 0.02, 0),
        new Settings.WarmUp(1000, 128, 50, 4e-3, 50, 0.3),
        new Settings.Sampling(64, 8, 1, 256),
        new Settings.Learning(
            3e-4, 0.2, 0.28, 1, 0.01, 0.9, 0.95, 1e-8, policyGroups, 4096, 0.6, 0.1),
        new Settings.Replay(replayBatches, replayBatch, 0, 1e-3, capacity, 0.15),
        new Settings.Curriculum("progress", 2, 0.5),
        new Settings.Verification(0.02, 1000, 1000, 2),
        new Settings.Checkpoints(10, 10, 2, 0),
        new Settings.Exams(10, 16),
        new Settings.Engine(1, "auto"));
  }

  static SheetKey round(int index) {
    return new SheetKey(Stage.ROUND, index, 0);
  }

  static SheetKey lesson(int index) {
    return new SheetKey(Stage.WARM_UP, index, 0);
  }

  static Cell cell(int number) {
    return new Cell(number % 2 == 0 ? "add" : "rev", 1 + number / 2);
  }

  static byte[] cbor(Object value) {
    try {
      return CBOR.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T read(byte[] bytes, Class<T> type) {
    try {
      return CBOR.readValue(bytes, type);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
