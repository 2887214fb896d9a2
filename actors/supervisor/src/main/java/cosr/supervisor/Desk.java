package cosr.supervisor;

import cosr.protocol.Head;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.*;
import cosr.protocol.Update;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that was answered and not yet used up. Owned by the Supervisor's thread. */
final class Desk {
  private final SortedMap<SheetKey, Gathered> sheets = new TreeMap<>();
  private final SortedMap<Integer, Update> lessons = new TreeMap<>();
  private final Map<Role, Head> heads = new EnumMap<>(Role.class);
  private final Plan plan;
  Optional<StudentReady> ready = Optional.empty();
  Optional<WeightsSaved> saved = Optional.empty();

  Desk(Plan plan) {
    this.plan = plan;
  }

  /** Tasks of looks at the Student are the plan's; the Curator assigns the others. */
  Gathered sheet(Stage stage, int index) {
    return sheets.computeIfAbsent(
        new SheetKey(stage, index, 0),
        k ->
            switch (stage) {
              case EXAM -> Gathered.of(plan.examTasks());
              case WARM_UP -> Gathered.of(plan.quiz(index));
              case PROBE, ROUND -> new Gathered();
            });
  }

  Optional<Update> lesson(int index) {
    return Optional.ofNullable(lessons.get(index));
  }

  void forget(Stage stage, int index) {
    sheets.remove(new SheetKey(stage, index, 0));
  }

  void forgetLesson(int index) {
    lessons.remove(index);
  }

  List<Head> heads() {
    return new ArrayList<>(heads.values());
  }

  /** Takes in a reply; a repeat says the same again, so it may simply be overwritten. */
  void take(StudentReady m) {
    ready = Optional.of(m);
    seen(m.receipt());
  }

  void take(TasksAssigned m) {
    Gathered g = of(m.key());
    if (!g.assigned) {
      g.assigned = true;
      g.assignments.addAll(m.assignments());
      g.setAside.addAll(m.setAside());
      m.assignments().forEach(a -> g.tasks.add(a.task()));
      g.count("assign", m.receipt());
    }
    seen(m.receipt());
  }

  void take(AttemptsMade m) {
    Gathered g = of(m.key());
    if (g.attempts.put(m.key().part(), m.attempts()) == null) {
      g.count("generate", m.receipt());
      g.sampling.put(m.key().part(), m.receipt().workMicros());
    }
    seen(m.receipt());
  }

  void take(AnswersExtracted m) {
    Gathered g = of(m.key());
    if (g.answers.put(m.key().part(), m.answers()) == null) g.count("adapt", m.receipt());
    seen(m.receipt());
  }

  void take(AnswersVerified m) {
    Gathered g = of(m.key());
    if (g.verdicts.put(m.key().part(), m.groups()) == null) {
      g.count("verify", m.receipt());
      g.pool = g.pool.and(m.use());
    }
    seen(m.receipt());
  }

  void take(BatchLearned m) {
    if (m.key().stage() == Stage.WARM_UP) {
      lessons.put(m.key().index(), m.update());
    } else {
      Gathered g = of(m.key());
      if (g.update.isEmpty()) g.count("learn", m.receipt());
      g.update = Optional.of(m.update());
    }
    seen(m.receipt());
  }

  void take(SheetReviewed m) {
    Gathered g = of(m.key());
    if (g.summary.isEmpty()) g.count("review", m.receipt());
    g.summary = Optional.of(m.summary());
    seen(m.receipt());
  }

  void take(WeightsSaved m) {
    saved = Optional.of(m);
    seen(m.receipt());
  }

  private Gathered of(SheetKey key) {
    return sheet(key.stage(), key.index());
  }

  private void seen(Receipt receipt) {
    Head head = receipt.head();
    heads.merge(head.role(), head, (a, b) -> b.sequence() >= a.sequence() ? b : a);
  }
}
