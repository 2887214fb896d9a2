package cosr.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To see one program again: {@code Programs.program(seed)} with the seed that a failure names. */
class DifferentialTest {
  private static final int PROGRAMS = 10_500;
  private static final int MUTANTS = 4_000;
  private static final int SEED = 1_000_000;

  @BeforeEach
  void cpythonIsThere() {
    assumeTrue(Files.isExecutable(Cpython.PYTHON), "no " + Cpython.PYTHON);
  }

  @Test
  void generatedProgramsEndAsInCpython() {
    List<Cpython.Job> jobs = new ArrayList<>();
    for (int i = 0; i < PROGRAMS; i++) jobs.add(Programs.program(SEED + i));
    List<String> theirs = Cpython.run(jobs);
    List<String> differences = new ArrayList<>();
    int undecided = 0;
    int values = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      if (theirs.get(i).equals("E SyntaxError")) continue;
      String ours = Ours.run(jobs.get(i));
      if (ours.startsWith("V ")) values++;
      if (!Ours.decides(ours)) undecided++;
      else if (!ours.equals(theirs.get(i)))
        differences.add((SEED + i) + ": " + ours + " for " + theirs.get(i));
    }
    assertThat(differences).isEmpty();
    assertThat(undecided).isLessThan(PROGRAMS / 50);
    assertThat(values).isGreaterThan(PROGRAMS / 3);
  }

  @Test
  void whatIsAcceptedOfMutatedProgramsEndsAsInCpython() {
    List<Cpython.Job> jobs = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    int accepted = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Cpython.Job whole = Programs.program(SEED - 1 - i);
      String source = Mutations.mutate(whole.source(), new SplittableRandom(SEED + i));
      Cpython.Job job = new Cpython.Job(source, whole.args());
      String answer = Ours.run(job);
      if (!Ours.decides(answer)) continue;
      accepted++;
      jobs.add(job);
      ours.add(answer);
    }
    List<String> theirs = Cpython.run(jobs);
    for (int i = 0; i < jobs.size(); i++)
      assertThat(ours.get(i)).as(jobs.get(i).source()).isEqualTo(theirs.get(i));
    assertThat(accepted).isGreaterThan(MUTANTS / 10);
  }
}
