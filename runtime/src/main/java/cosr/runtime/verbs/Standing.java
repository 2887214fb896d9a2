package cosr.runtime.verbs;

import cosr.runtime.node.RunFolder;
import cosr.runtime.node.RunLock;
import cosr.supervisor.RunStage;
import java.util.Locale;

/**
 * Where a run stands, and whether a process works on it at this moment.
 *
 * @param rounds that are closed
 */
record Standing(RunStage stage, boolean running, int rounds) {

  static Standing of(RunFolder folder, RunStage stage, int rounds) {
    return new Standing(stage, stage != RunStage.COMPLETED && RunLock.held(folder), rounds);
  }

  /** The stage alone. */
  String stageWord() {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it ended somewhere in its midst and can go on. */
  boolean stopped() {
    return switch (stage) {
      case NEW, COMPLETED, FAILED -> false;
      case PREPARING, WARMING_UP, EXAMINING, ASSESSING, PRACTISING, SAVING, PAUSED -> !running;
    };
  }

  /** One word for a list of runs. */
  String word() {
    return running ? "running" : stopped() ? "stopped" : stageWord();
  }

  /** {@code practising, stopped in round 112: ./cosr resume two}. */
  String sentence(RunFolder folder) {
    if (running) return stageWord() + ", running";
    if (!stopped()) return stageWord();
    String place =
        stage == RunStage.PAUSED
            ? ""
            : rounds == 0 ? " before round 1" : " in round " + (rounds + 1);
    return "%s, stopped%s: ./cosr resume %s".formatted(stageWord(), place, folder.words());
  }
}
