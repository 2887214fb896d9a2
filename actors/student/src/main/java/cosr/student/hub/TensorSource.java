package cosr.student.hub;

import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.TensorFeed;

/**
 * Where a tensor's numbers come from when a file is written.
 *
 * @param type of the numbers that are fed; the file may store them as another
 */
public record TensorSource(NumberType type, TensorFeed feed) {}
