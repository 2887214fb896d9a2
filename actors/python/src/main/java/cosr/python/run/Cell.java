package cosr.python.run;

import cosr.python.value.PyValue;
import org.jspecify.annotations.Nullable;

/** A variable that functions share. */
final class Cell {
  @Nullable PyValue value;
}
