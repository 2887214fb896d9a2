package cosr.supervisor;

import cosr.config.Settings;
import cosr.config.StudentSettings;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * What the Supervisor needs of the settings.
 *
 * @param inWords prompts are set in plain words, not in the notation
 * @param lessons of the warm-up
 * @param examEvery rounds between exams
 * @param examTasks held-out tasks, by cell
 * @param quizTasks training tasks of the warm-up's levels; a few at a time are attempted for show
 * @param partAttempts attempts that fit into one message
 */
public record Plan(
    int lessons,
    int rounds,
    int lag,
    int samples,
    int examEvery,
    List<Task> examTasks,
    List<Task> quizTasks,
    int partAttempts,
    boolean inWords) {
  /**
   * A message stays under 200 kB: a text of an attempt takes at most about 250 bytes on the wire.
   */
  private static final int PART_ATTEMPTS = 640;

  private static final int PART_BYTES = 160_000;

  private static final int LESSONS_A_QUIZ = 2;
  private static final int QUIZ_TASKS = 3;

  /** The plan of a run. */
  public static Plan of(Settings settings, List<Task> examTasks, List<Task> quizTasks) {
    return new Plan(
        settings.warmUp().steps() / settings.warmUp().lessonSteps(),
        settings.run().rounds(),
        settings.run().lag(),
        settings.sampling().samples(),
        settings.exams().everyRounds(),
        List.copyOf(examTasks),
        List.copyOf(quizTasks),
        partAttempts(settings.student()),
        settings.student().brought());
  }

  /** Fewer where answers are long: a token is 8 bytes of text at most, nearly always. */
  private static int partAttempts(StudentSettings student) {
    return student.brought()
        ? Math.max(1, Math.min(PART_ATTEMPTS, PART_BYTES / (8 * student.answerTokens())))
        : PART_ATTEMPTS;
  }

  /** Tasks that are asked for in one message. */
  public int partTasks(int samplesOfTask) {
    return Math.max(1, partAttempts / samplesOfTask);
  }

  int parts(int tasks, int samplesOfTask) {
    int size = partTasks(samplesOfTask);
    return (tasks + size - 1) / size;
  }

  boolean quizDue(int lessonsLearned, int quizzesClosed) {
    return !quizTasks.isEmpty() && lessonsLearned / LESSONS_A_QUIZ > quizzesClosed;
  }

  List<Task> quiz(int index) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < Math.min(QUIZ_TASKS, quizTasks.size()); i++)
      tasks.add(quizTasks.get((index * QUIZ_TASKS + i) % quizTasks.size()));
    return tasks;
  }

  boolean examDue(int roundsClosed) {
    return roundsClosed == rounds || roundsClosed % examEvery == 0;
  }

  /** Updates behind the weights that a round's attempts come from. */
  int versionOfRound(int round) {
    return lessons + Math.max(0, round - lag);
  }
}
