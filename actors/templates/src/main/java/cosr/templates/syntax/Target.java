package cosr.templates.syntax;

import java.util.List;

/** What a value is assigned to. */
public sealed interface Target {
  int at();

  record Name(int at, String name) implements Target {}

  /** An attribute of a namespace. */
  record Attribute(int at, String name, String attribute) implements Target {}

  record Tuple(int at, List<Target> items) implements Target {}
}
