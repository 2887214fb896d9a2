package cosr.templates.syntax;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of one scope (the template, a loop's body, a macro, …) and where each has its value
 * from when the scope is entered. A name that is set anywhere in a scope belongs to it everywhere
 * in it, as in Jinja's compiled templates.
 */
public final class Scope {
  /** Where a name of the scope has its first value from. */
  public enum Load {
    /** It is bound by the loop, macro or with that opens the scope. */
    PARAMETER,
    /** It is looked up among the variables of the rendering. */
    RESOLVE,
    /** It is what an outer scope has under this name. */
    OUTER,
    /** It has none before it is set. */
    UNDEFINED
  }

  private final @Nullable Scope parent;
  private final Map<String, Load> loads;
  private final Set<String> stores;

  public Scope(@Nullable Scope parent) {
    this(parent, new LinkedHashMap<>(), new LinkedHashSet<>());
  }

  private Scope(@Nullable Scope parent, Map<String, Load> loads, Set<String> stores) {
    this.parent = parent;
    this.loads = loads;
    this.stores = stores;
  }

  /** The names of this scope and where they come from. */
  public Map<String, Load> loads() {
    return loads;
  }

  private boolean knows(String name) {
    return loads.containsKey(name) || outerKnows(name);
  }

  private boolean outerKnows(String name) {
    return parent != null && parent.knows(name);
  }

  void store(String name) {
    stores.add(name);
    if (!loads.containsKey(name)) {
      loads.put(name, outerKnows(name) ? Load.OUTER : Load.UNDEFINED);
    }
  }

  public void parameter(String name) {
    stores.add(name);
    loads.put(name, Load.PARAMETER);
  }

  void load(String name) {
    if (!knows(name)) {
      loads.put(name, Load.RESOLVE);
    }
  }

  Scope copy() {
    return new Scope(parent, new LinkedHashMap<>(loads), new LinkedHashSet<>(stores));
  }

  /** Joins what the branches of an if have set: after it, either may have happened. */
  void join(List<Scope> branches) {
    Set<String> set = new HashSet<>();
    branches.forEach(branch -> set.addAll(branch.stores));
    set.removeAll(stores);
    for (Scope branch : branches) {
      loads.putAll(branch.loads);
      stores.addAll(branch.stores);
    }
    for (String name : set) {
      loads.put(name, outerKnows(name) ? Load.OUTER : Load.RESOLVE);
    }
  }
}
