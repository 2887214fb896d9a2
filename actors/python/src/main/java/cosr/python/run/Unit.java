package cosr.python.run;

import cosr.python.value.RefusedException;

/** What is counted while a function is compiled: nodes, and nodes within nodes. */
final class Unit {
  /** Nodes within nodes of one function. */
  private static final int HIGHEST = 220;

  final Scope scope;
  private int nodes;
  private int depth;
  private int height;
  private int line;

  Unit(Scope scope) {
    this.scope = scope;
  }

  void down(int line) {
    nodes++;
    if (line > 0) this.line = line;
    height = Math.max(height, ++depth);
    if (depth > HIGHEST)
      throw new RefusedException("nesting", this.line, "too much within each other");
  }

  void up() {
    depth--;
  }

  /** The line that is being compiled. */
  int line() {
    return line;
  }

  int nodes() {
    return nodes;
  }

  /** What a call of the function costs in depth. */
  int height() {
    return height + 4;
  }
}
