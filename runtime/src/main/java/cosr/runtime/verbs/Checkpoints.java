package cosr.runtime.verbs;

import cosr.config.UserError;
import cosr.protocol.Rules;
import cosr.protocol.Terms;
import cosr.runtime.node.RunFolder;
import cosr.runtime.view.RunView;
import cosr.student.core.StudentEvent.CheckpointSaved;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.TensorEngine;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;

/** The checkpoints that a run still has. */
final class Checkpoints {
  private Checkpoints() {}

  /**
   * One of them; where there is none, or none of the step, the user is told which there are.
   *
   * @param at the checkpoint's step; empty: the newest
   */
  static CheckpointSaved find(RunFolder folder, RunView view, OptionalInt at) {
    List<CheckpointSaved> there =
        view.checkpoints().stream()
            .filter(c -> Files.isDirectory(folder.checkpoints().resolve(c.folderName())))
            .toList();
    if (there.isEmpty())
      throw new UserError(
          "run %s has no checkpoint yet; ./cosr resume %s makes one on the way"
              .formatted(folder.name(), folder.words()));
    if (at.isEmpty()) return there.getLast();
    int step = at.getAsInt();
    int lessons = view.lessons();
    List<Integer> steps =
        there.stream().map(c -> c.version() - lessons).filter(n -> n >= 0).toList();
    return there.stream()
        .filter(c -> c.version() - lessons == step)
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "run %s has no checkpoint of step %d; there are %s"
                        .formatted(folder.name(), step, steps)));
  }

  /** Loads one into an engine; files that are missing or not as they were saved are refused. */
  static void load(TensorEngine engine, RunFolder folder, CheckpointSaved checkpoint, Terms terms) {
    try {
      engine.load(
          folder.checkpoints().resolve(checkpoint.folderName()),
          checkpoint.weightsDigest(),
          checkpoint.optimizerDigest());
    } catch (CheckpointException e) {
      int rules = Rules.of(terms.codeVersion());
      throw new UserError(
          rules == Rules.NUMBER
              ? String.valueOf(e.getMessage())
              : "run %s was made by a COSR of rules %d, and this one's are %d: its Student has other tokens; use the COSR that made it"
                  .formatted(folder.name(), rules, Rules.NUMBER),
          e);
    }
  }
}
