package cosr.python.run;

import cosr.python.value.RefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a module, a function or a comprehension, and where each of them lives. */
final class Scope {
  /** Where a name lives. */
  sealed interface Place {}

  /** In a slot of the frame. */
  record Local(int slot) implements Place {}

  /** In a cell of the frame; free ones belong to a function around this one. */
  record Shared(int cell, boolean free) implements Place {}

  /** In the module, or among the built-ins. */
  record Global() implements Place {}

  final Kind kind;
  private final @Nullable Scope parent;
  private final List<Scope> children = new ArrayList<>();
  private final Set<String> bound = new LinkedHashSet<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> globals = new HashSet<>();
  private final Map<String, Integer> nonlocals = new LinkedHashMap<>();
  private final Map<String, Integer> cells = new LinkedHashMap<>();
  private final Map<String, Integer> free = new LinkedHashMap<>();
  private final Map<String, Integer> locals = new LinkedHashMap<>();

  enum Kind {
    MODULE,
    FUNCTION,
    COMPREHENSION
  }

  Scope(Kind kind, @Nullable Scope parent) {
    this.kind = kind;
    this.parent = parent;
    if (parent != null) parent.children.add(this);
  }

  void bind(String name) {
    bound.add(name);
    seen.add(name);
  }

  void use(String name) {
    seen.add(name);
  }

  void global(String name, int line) {
    declare(name, line);
    globals.add(name);
  }

  void nonlocal(String name, int line) {
    declare(name, line);
    if (kind == Kind.MODULE) throw new RefusedException("syntax", line, "nonlocal in a module");
    nonlocals.put(name, line);
    seen.add(name);
  }

  private void declare(String name, int line) {
    if (seen.contains(name) || globals.contains(name) || nonlocals.containsKey(name))
      throw new RefusedException("syntax", line, name + " is declared after its use");
  }

  /** Finds out which names are shared; to be called on the module, once all names are in. */
  void resolve() {
    captures();
    number();
  }

  private void captures() {
    for (String name : seen) if (!owns(name) && !globals.contains(name)) capture(name);
    children.forEach(Scope::captures);
  }

  private boolean owns(String name) {
    return bound.contains(name) && !globals.contains(name) && !nonlocals.containsKey(name);
  }

  private void capture(String name) {
    if (kind == Kind.MODULE) return;
    Scope owner = parent;
    while (owner != null && owner.kind != Kind.MODULE && !owner.owns(name)) {
      if (owner.globals.contains(name)) owner = null;
      else owner = owner.parent;
    }
    if (owner == null || owner.kind == Kind.MODULE) {
      Integer line = nonlocals.get(name);
      if (line != null) throw new RefusedException("syntax", line, "no nonlocal " + name);
      return;
    }
    owner.cells.putIfAbsent(name, owner.cells.size());
    for (Scope s = this; s != null && s != owner; s = s.parent)
      s.free.putIfAbsent(name, s.free.size());
  }

  private void number() {
    if (kind != Kind.MODULE)
      for (String name : bound)
        if (owns(name) && !cells.containsKey(name)) locals.put(name, locals.size());
    children.forEach(Scope::number);
  }

  Place place(String name) {
    Integer local = locals.get(name);
    if (local != null) return new Local(local);
    Integer cell = cells.get(name);
    if (cell != null) return new Shared(cell, false);
    Integer outer = free.get(name);
    if (outer != null && !globals.contains(name)) return new Shared(cells.size() + outer, true);
    return new Global();
  }

  /** Names that this scope gives to the module. */
  Set<String> boundGlobally() {
    if (kind == Kind.MODULE) return bound;
    Set<String> names = new HashSet<>(bound);
    names.retainAll(globals);
    return names;
  }

  Set<String> bound() {
    return bound;
  }

  /** Which cells of this scope a scope within it takes along, in that one's order. */
  int[] captured(Scope inner) {
    return inner.free.keySet().stream()
        .mapToInt(n -> place(n) instanceof Shared s ? s.cell() : -1)
        .toArray();
  }

  int localCount() {
    return locals.size();
  }

  int cellCount() {
    return cells.size();
  }
}
