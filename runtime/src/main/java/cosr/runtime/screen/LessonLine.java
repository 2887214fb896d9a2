package cosr.runtime.screen;

import java.time.Duration;

/**
 * One lesson of the warm-up.
 *
 * @param step updates done, of {@code steps}
 * @param loss mean loss of the lesson
 * @param events in the journal so far
 * @param eta until the run is done, exams included
 */
public record LessonLine(int step, int steps, double loss, long events, Duration eta) {}
