package cosr.runtime.node;

import cosr.config.*;
import cosr.persistence.*;
import cosr.protocol.*;
import cosr.runtime.view.*;
import java.nio.file.*;
import java.util.*;

final class TryMain {
  public static void main(String[] a) throws Exception {
    RunFolder f = new RunFolder(Path.of(a[0]));
    ResolvedSettings s = SettingsLoader.load(null, Arrays.asList(a).subList(1, a.length)).resolved();
    if (!Files.exists(f.journal())) f.create();
    f.examine();
    cosr.student.engine.djl.EngineSetup.configure(1);
    Terms t = new Terms(s.text(), s.digest(), "dev", "e", "i", "p", 1);
    RunView v = new RunView();
    try (RunLock l = RunLock.take(f); Node n = Node.start(Node.Plans.of(f, s, t, false)); JournalReader r = f.reader(); MetricsFile m = new MetricsFile(f.metrics())) {
      Tail tail = new Tail(r);
      long t0 = System.nanoTime();
      while (true) {
        tail.poll(row -> { v.take(row); m.take(row);
          String k = row.sealed().manifest();
          if (row.event() instanceof cosr.supervisor.SupervisorEvent.ExamGraded e) System.out.printf("%.1f exam %.3f%n", (System.nanoTime()-t0)/1e9, e.mean());
          if (row.event() instanceof cosr.supervisor.SupervisorEvent.LessonLearned e) System.out.printf("%.1f lesson %d %.3f%n", (System.nanoTime()-t0)/1e9, e.lesson(), e.loss());
          if (row.event() instanceof cosr.supervisor.SupervisorEvent.RoundClosed e) System.out.printf("%.1f round %d %s%n", (System.nanoTime()-t0)/1e9, e.round(), e.metrics());
          if (row.event() instanceof cosr.supervisor.SupervisorEvent.RunFailed e) System.out.println(e);
        });
        m.settle();
        if (v.stage() == cosr.supervisor.RunStage.COMPLETED || v.stage() == cosr.supervisor.RunStage.FAILED) break;
        Thread.sleep(200);
      }
      System.out.println(v.stage() + " " + v.digest() + " cpu " + ProcessHandle.current().info().totalCpuDuration().get().toMillis() / 1e3);
    }
  }
}
