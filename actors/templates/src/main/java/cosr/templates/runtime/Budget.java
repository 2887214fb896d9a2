package cosr.templates.runtime;

import cosr.templates.value.Limits;
import cosr.templates.value.Markup;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyRange;
import cosr.templates.value.PyTuple;

/** What one rendering may use: steps, and characters and items that it makes. */
public final class Budget {
  private long steps;
  private long size;

  /**
   * A budget.
   *
   * @param steps the most expressions and statements that are evaluated
   * @param size the most characters and list items that are made in all
   */
  public Budget(long steps, long size) {
    this.steps = steps;
    this.size = size;
  }

  /** What a template is given unless it is said otherwise. */
  public static Budget standard() {
    return new Budget(10_000_000, 8L * Limits.SIZE);
  }

  void step() {
    if (--steps < 0) {
      throw PyException.limit("the template takes more steps than a rendering may");
    }
  }

  /** Charges for a value that was made. */
  Object made(Object value) {
    switch (value) {
      case String text -> charge(text.length());
      case Markup markup -> charge(markup.text().length());
      case PyList list -> charge(list.items().size());
      default -> {}
    }
    return value;
  }

  /** Charges for a value that is gone through. */
  Object used(Object value) {
    switch (value) {
      case String text -> charge(text.length());
      case Markup markup -> charge(markup.text().length());
      case PyList list -> charge(list.items().size());
      case PyTuple tuple -> charge(tuple.items().size());
      case PyDict dict -> charge(dict.size());
      case PyRange range -> charge(range.size());
      default -> {}
    }
    return value;
  }

  void charge(long amount) {
    size -= amount;
    if (size < 0) {
      throw PyException.limit("the template makes more text than a rendering may");
    }
  }
}
