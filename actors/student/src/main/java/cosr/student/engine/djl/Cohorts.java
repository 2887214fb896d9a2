package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import cosr.student.engine.djl.Cohort.Running;
import java.util.ArrayList;
import java.util.List;

/** The cohorts of an open batch, and their memory. */
final class Cohorts {
  /** Slots for new tokens that a cache gets at first. */
  static final int ROOM = 64;

  /** Rows that remain, done or not, where so many are there. */
  static final int LEAST = 8;

  /** More are merged: attention is computed cohort by cohort. */
  private static final int MOST = 4;

  private final NDManager manager;
  private final Script script;
  private final List<Cohort> all = new ArrayList<>();

  Cohorts(NDManager manager, Script script) {
    this.manager = manager;
    this.script = script;
  }

  /** Takes arrays over from a call, under a name that the script's arguments have. */
  List<NDArray> keep(String name, NDList arrays) {
    for (NDArray array : arrays) {
      array.attach(manager);
      array.setName(name);
    }
    return new ArrayList<>(arrays);
  }

  int size() {
    return all.size();
  }

  /** All rows, done or not, cohort by cohort. */
  List<Running> rows() {
    return all.stream().flatMap(cohort -> cohort.rows.stream()).toList();
  }

  /** Arguments caches and masks of {@code advance}. */
  List<NDArray> arrays() {
    List<NDArray> arrays = new ArrayList<>();
    for (Cohort cohort : all) arrays.addAll(cohort.cache);
    for (Cohort cohort : all) arrays.add(cohort.mask);
    return arrays;
  }

  /** Argument cohorts of {@code advance}, for so many tokens more. */
  long[] plan(int tokens) {
    long[] plan = new long[all.size() * 3];
    for (int c = 0; c < all.size(); c++) {
      Cohort cohort = all.get(c);
      // Twice as long each time, but no longer than the rows can become.
      if (cohort.room < cohort.used + tokens)
        cohort.room = cohort.used + Math.max(tokens, Math.min(cohort.used, cohort.left()));
      plan[3 * c] = cohort.rows.size();
      plan[3 * c + 1] = cohort.used;
      plan[3 * c + 2] = cohort.room;
    }
    return plan;
  }

  /** What {@code advance} returned in place of {@link #arrays}, after so many tokens more. */
  void replace(NDList arrays, int tokens) {
    arrays().forEach(NDArray::close);
    int each = (arrays.size() - all.size()) / all.size();
    List<NDArray> caches = keep("caches[]", arrays.subNDList(0, each * all.size()));
    List<NDArray> masks = keep("masks[]", arrays.subNDList(each * all.size()));
    for (int c = 0; c < all.size(); c++) {
      Cohort cohort = all.get(c);
      cohort.cache = List.copyOf(caches.subList(c * each, (c + 1) * each));
      cohort.mask = masks.get(c);
      cohort.used += tokens;
    }
  }

  void add(Cohort cohort) {
    cohort.held = cohort.rows.size();
    all.add(cohort);
    if (all.size() > MOST) merge();
  }

  /** Rows that are done go, but so many rows remain; of those that are done, in young cohorts. */
  void drop(int least) {
    int spare = least - (int) rows().stream().filter(running -> !running.done).count();
    for (int c = all.size() - 1; c >= 0; c--) {
      Cohort cohort = all.get(c);
      List<Integer> stay = new ArrayList<>();
      for (int i = 0; i < cohort.rows.size(); i++)
        if (!cohort.rows.get(i).done || spare-- > 0) stay.add(i);
      if (stay.isEmpty()) all.remove(c).close();
      else if (stay.size() < cohort.rows.size()) shrink(cohort, stay);
    }
  }

  private void shrink(Cohort cohort, List<Integer> stay) {
    int left = stay.size();
    List<Integer> back = stay.stream().filter(i -> i >= left).toList();
    List<Integer> front = new ArrayList<>();
    for (int i = 0; i < left; i++) if (!stay.contains(i)) front.add(i);
    for (int i = 0; i < back.size(); i++)
      cohort.rows.set(front.get(i), cohort.rows.get(back.get(i)));
    cohort.rows.subList(left, cohort.rows.size()).clear();
    boolean fresh = 2 * left <= cohort.held;
    if (fresh) cohort.held = left;
    try (NDManager call = manager.newSubManager()) {
      List<NDArray> arguments = new ArrayList<>(cohort.cache);
      NDArray mask = cohort.mask;
      mask.setName("mask");
      arguments.add(mask);
      arguments.add(indices(call, back));
      arguments.add(indices(call, front));
      NDManager host = Host.of(call);
      arguments.add(host.create((long) left));
      arguments.add(host.create(fresh));
      NDList out = script.run(call, "closer", false, arguments);
      take(cohort, out);
    }
  }

  private static NDArray indices(NDManager call, List<Integer> places) {
    return call.create(
        places.isEmpty()
            ? new long[] {-1}
            : places.stream().mapToLong(Integer::longValue).toArray());
  }

  private void take(Cohort cohort, NDList out) {
    cohort.close();
    cohort.cache = keep("caches[]", out.subNDList(0, out.size() - 1));
    cohort.mask = keep("masks[]", out.subNDList(out.size() - 1)).getFirst();
  }

  /** Makes one of the two neighbours for which the fewest slots are wasted by it. */
  private void merge() {
    int best = 0;
    for (int c = 1; c + 1 < all.size(); c++) if (waste(c) < waste(best)) best = c;
    Cohort one = all.get(best);
    Cohort other = all.remove(best + 1);
    int used = Math.max(one.used, other.used);
    int room = Math.min(ROOM, Math.max(one.left(), other.left()));
    try (NDManager call = manager.newSubManager()) {
      List<NDArray> arguments = new ArrayList<>(one.cache);
      arguments.addAll(other.cache);
      arguments.addAll(List.of(one.mask, other.mask));
      NDManager host = Host.of(call);
      arguments.add(host.create(new long[] {one.used, other.used}));
      arguments.add(host.create((long) room));
      NDList out = script.run(call, "merged", false, arguments);
      other.close();
      take(one, out);
    }
    one.rows.addAll(other.rows);
    one.held = one.rows.size();
    one.used = used;
    one.room = used + room;
  }

  private long waste(int c) {
    Cohort one = all.get(c);
    Cohort other = all.get(c + 1);
    Cohort shorter = one.used < other.used ? one : other;
    return (long) Math.abs(one.used - other.used) * shorter.rows.size();
  }
}
