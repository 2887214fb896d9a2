package cosr.runtime.input;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.protocol.Role;
import cosr.protocol.Terms;
import cosr.protocol.Update;
import cosr.runtime.node.RunFolder;
import cosr.student.core.StudentEvent.Diverged;
import cosr.student.core.StudentEvent.Updated;
import cosr.supervisor.SupervisorEvent.DivergenceAccepted;
import cosr.supervisor.SupervisorEvent.RunResumed;
import cosr.supervisor.SupervisorEvent.RunStarted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that was begun on another machine: its journal names another processor, and the updates
 * since its checkpoint reached other weights than they reach here.
 */
class DivergenceTest {
  private static final int LESSONS = 2;
  private static final int ROUNDS = 6;
  private static final String FOREIGN = "f".repeat(64);
  private static final String PLAIN = "";
  private static final String FLAG = "--accept-divergence";

  /** Enough warm-up that every round teaches something; one checkpoint, at its end. */
  private static final String[] SETTINGS = {
    "--set", "warm-up.steps=40",
    "--set", "warm-up.lesson-steps=20",
    "--set", "warm-up.batch=16",
    "--set", "warm-up.learning-rate=2e-2",
    "--set", "checkpoints.every-rounds=100"
  };

  @TempDir static Path begun;
  private static List<String> here = List.of();

  @TempDir Path runs;
  private Path run;

  @BeforeAll
  static void begin() throws Exception {
    assertThat(Cosr.run(Cosr.train(begun, "whole", ROUNDS, SETTINGS)).status()).isZero();
    here = Cosr.digests(begun.resolve("whole"));
    assertThat(here).hasSize(LESSONS + ROUNDS).doesNotHaveDuplicates();
    killed("after-persist.student.updated:5", Cosr.train(begun, "moved", ROUNDS, SETTINGS));
    Rewritten.stream(begun.resolve("moved"), Role.STUDENT, e -> foreign(e, LESSONS));
  }

  @BeforeEach
  void copy() {
    run = Cosr.copy(begun.resolve("moved"), runs, "moved");
  }

  @Test
  void anAcceptedDivergenceIsAnEventOnceAndProvesEverythingAfterIt() throws Exception {
    Rewritten.stream(run, Role.SUPERVISOR, DivergenceTest::elsewhere);
    refused(PLAIN, "processor was another", FLAG);
    killed("before-persist.student.diverged:1", "resume", run.toString(), FLAG);
    assertThat(all(DivergenceAccepted.class)).hasSize(1);
    assertThat(all(Diverged.class)).isEmpty();

    killed("after-persist.student.updated:2", "resume", run.toString());
    assertThat(all(Diverged.class)).containsExactly(new Diverged(1, 5, here.get(4)));
    assertThat(Cosr.digests(run)).endsWith(FOREIGN, here.get(5), here.get(6));
    Path forged = Cosr.copy(run, runs, "forged");

    Cosr.Result resumed = Cosr.run("resume", run.toString());
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(Cosr.digests(run).subList(5, 8)).isEqualTo(here.subList(5, 8));
    assertThat(all(DivergenceAccepted.class)).hasSize(1);
    assertThat(all(Diverged.class)).hasSize(1);

    run = forged;
    Rewritten.stream(run, Role.STUDENT, e -> foreign(e, 6));
    refused(PLAIN, "update 7 was made again and came out with other weights");
    refused(FLAG, "update 7 was made again and came out with other weights");
    assertThat(all(DivergenceAccepted.class)).hasSize(1);
  }

  @Test
  void whereNothingDiffersTheFlagTurnsNoProofOffAndIsNotAdvised() throws Exception {
    for (String flag : List.of(PLAIN, FLAG)) {
      String said = refused(flag, "update 3 was made again and came out with other weights");
      assertThat(said).doesNotContain(FLAG);
    }
    assertThat(all(DivergenceAccepted.class)).isEmpty();
    assertThat(all(Diverged.class)).isEmpty();
  }

  private String refused(String flag, String... parts) {
    Cosr.Result r =
        flag.isEmpty()
            ? Cosr.run("resume", run.toString())
            : Cosr.run("resume", run.toString(), flag);
    assertThat(r.status()).as(r.out() + r.err()).isEqualTo(2);
    assertThat(r.err().lines()).hasSize(1);
    assertThat(r.err()).contains(parts);
    return r.err();
  }

  private static void killed(String failPoint, String... args) {
    Cosr.Result r = Cosr.start(List.of(), List.of("-Dcosr.failpoint=" + failPoint), args).end();
    assertThat(r.status()).as(r.out() + r.err()).isEqualTo(137);
  }

  private <T> List<T> all(Class<T> type) {
    List<T> events = new ArrayList<>();
    try (JournalReader reader = new RunFolder(run).reader()) {
      for (JournalRow row : reader.after(0, 100_000))
        if (type.isInstance(row.event())) events.add(type.cast(row.event()));
    }
    return events;
  }

  private static Object foreign(Object event, int after) {
    if (!(event instanceof Updated u) || u.update().version() <= after) return event;
    Update was = u.update();
    return new Updated(u.key(), new Update(was.version(), was.loss(), FOREIGN, was.metrics()));
  }

  private static Object elsewhere(Object event) {
    return switch (event) {
      case RunStarted e -> new RunStarted(elsewhere(e.terms()));
      case RunResumed e -> new RunResumed(elsewhere(e.terms()));
      default -> event;
    };
  }

  private static Terms elsewhere(Terms t) {
    return new Terms(
        t.settings(),
        t.settingsDigest(),
        t.codeVersion(),
        t.engine(),
        t.instructionSet(),
        "another",
        t.threads(),
        t.kernels());
  }
}
