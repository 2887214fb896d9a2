package cosr.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoalTest {
  private static final Limits LIMITS = new Limits(10_000, 100, 10_000);
  private static final String PROOF = "wps wch wi wph ax-mp";

  private final Database database = Databases.named("propositional").orElseThrow();
  private final Goal chain =
      Goal.create(
          database,
          "syl",
          List.of("h.1 |- ph", "h.2 |- ( ps -> ch )", "h.3 |- ( ph -> ps )"),
          "|- ch",
          List.of());

  @Test
  void aProofOfTheGoalProvesIt() {
    assertThat(chain.check("wps wch wph wps h.1 h.3 ax-mp h.2 ax-mp", LIMITS))
        .isInstanceOfSatisfying(
            Outcome.Proved.class, proved -> assertThat(proved.steps()).isBetween(9L, 200L));
    assertThat(chain.check("\n wph wps wch h.1\th.3 h.2 mp2b\n", LIMITS))
        .isInstanceOf(Outcome.Proved.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'' ; empty ; 0",
        "h.2 ; wrong-conclusion ; 1",
        "wch ; wrong-conclusion ; 1",
        "wph wps h.1 h.3 ax-mp ; wrong-conclusion ; 5",
        "wps wch wph wps h.1 h.3 ax-mp h.2 ; left-over ; 8",
        "wps wch wph wps h.1 h.3 ax-mp h.2 ax-mp ax-mp ; stack ; 9",
        "wps wch wph wps h.3 h.1 ax-mp h.2 ax-mp ; mismatch ; 6",
        "wph wps h.1 h.2 ax-mp ; mismatch ; 4",
        "h.1 wps h.1 h.3 ax-mp ; mismatch ; 4",
        "h.4 ; unknown-label ; 0",
        "WPH ; unknown-label ; 0",
        "? ; incomplete ; 0",
        "wps wch wph wps ? h.3 ax-mp h.2 ax-mp ; incomplete ; 4",
        "$= h.1 $. ; not-a-label ; 0",
        "( ax-mp ) A ; not-a-label ; 0",
        "new $a |- ch $. ; unknown-label ; 0",
        "wph $a ; not-a-label ; 1",
        "|- ch ; not-a-label ; 0",
        "min ; not-allowed ; 0",
        "syl ; not-allowed ; 0",
        "wph wps wch h.3 h.2 syl ; not-allowed ; 5",
        "peirce ; not-allowed ; 0",
      })
  void whatProvesSomethingElseOrNothingIsRefutedWithCodeAndPlace(
      String proof, String code, int label) {
    assertThat(chain.check(proof, LIMITS)).isEqualTo(new Outcome.Refuted(code, label));
  }

  @ParameterizedTest
  @ValueSource(strings = {"peirce", "looinv", "pm2.61i", "con3", "notnotr"})
  void noTheoremMayBeUsedForItself(String label) {
    Goal goal = Goal.create(database, label, List.of(), "|- ( ph -> ph )", List.of());
    assertThat(goal.check(label, LIMITS)).isEqualTo(new Outcome.Refuted("not-allowed", 0));
  }

  @Test
  void aGoalThatIsNoTheoremHasNoProofOfEveryLabelAlone() {
    Goal goal = Goal.create(database, "", List.of(), "|- ph", List.of());
    for (String label : database.labels())
      assertThat(goal.check("wph wph wph wph wph " + label, LIMITS))
          .isInstanceOf(Outcome.Refuted.class);
  }

  @Test
  void everyLimitEndsAProof() {
    String growing = "wph " + "wph wi ".repeat(3_000);
    assertThat(chain.check(growing, new Limits(10_000, 100, 10_000)))
        .isEqualTo(new Outcome.Exhausted("steps"));
    assertThat(chain.check("wph ".repeat(101), new Limits(10_000, 100, 10_000)))
        .isEqualTo(new Outcome.Exhausted("stack"));
    assertThat(chain.check("wph ".repeat(90), new Limits(10_000, 100, 100)))
        .isEqualTo(new Outcome.Exhausted("symbols"));
    String one = "wps wch wph wps h.1 h.3 ax-mp h.2 ax-mp";
    long steps = ((Outcome.Proved) chain.check(one, LIMITS)).steps();
    assertThat(chain.check(one, new Limits(steps, 100, 100))).isInstanceOf(Outcome.Proved.class);
    assertThat(chain.check(one, new Limits(steps - 1, 100, 100)))
        .isEqualTo(new Outcome.Exhausted("steps"));
  }

  @Test
  void doublingFormulasStayWithinTheLimits() {
    // The hypothesis of id is doubled with every step: 2^40 symbols, were there no limit.
    Goal goal = Goal.create(database, "", List.of(), "|- ph", List.of());
    StringBuilder proof = new StringBuilder("wph ");
    for (int i = 0; i < 40; i++) proof.append("idd ");
    assertThat(goal.check(proof.toString(), LIMITS)).isInstanceOf(Outcome.Refuted.class);
    assertThat(goal.check("wph wph wi ".repeat(4_000), new Limits(1 << 30, 1 << 20, 1 << 12)))
        .isEqualTo(new Outcome.Exhausted("symbols"));
  }

  @Test
  void disjointVariablesOfTheGoalAreItsOwn() {
    String source =
        "$c wff |- / $. $v p q r $. wp $f wff p $. wq $f wff q $. wr $f wff r $."
            + " ${ $d p q $. ax $a |- p / q $. $}";
    Database apart = ((Database.Accepted) Database.read(source, Limits.LARGE)).database();
    assertThat(goal(apart, "p q").check("wp wq ax", LIMITS)).isInstanceOf(Outcome.Proved.class);
    assertThat(goal(apart, "p q r").check("wp wq ax", LIMITS)).isInstanceOf(Outcome.Proved.class);
    assertThat(goal(apart, "p r").check("wp wq ax", LIMITS))
        .isEqualTo(new Outcome.Refuted("disjoint", 2));
    assertThat(Goal.create(apart, "", List.of(), "|- p / q", List.of()).check("wp wq ax", LIMITS))
        .isEqualTo(new Outcome.Refuted("disjoint", 2));
  }

  private static Goal goal(Database database, String disjoint) {
    return Goal.create(database, "", List.of(), "|- p / q", List.of(disjoint));
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, h |- ph, |- ph, ph ps, no axiom or theorem",
    "wph, h |- ph, |- ph, ph ps, no axiom or theorem",
    "syl, ax-mp |- ph, |- ph, ph ps, label of its own",
    "syl, ph |- ph, |- ph, ph ps, label of its own",
    "syl, '', |- ph, ph ps, label of its own",
    "syl, $a |- ph, |- ph, ph ps, label of its own",
    "syl, h, |- ph, ph ps, begins with a constant",
    "syl, h ph, |- ph, ph ps, begins with a constant",
    "syl, h |- ph, |- phi, ph ps, no symbol 'phi'",
    "syl, h |- ph, '', ph ps, begins with a constant",
    "syl, h |- ph, |- ph, ph ph, two or more variables",
    "syl, h |- ph, |- ph, ph (, two or more variables",
    "syl, h |- ph, |- ph, ph x, no symbol 'x'",
  })
  void whatIsNoGoalIsRefused(
      String until, String hypothesis, String conclusion, String disjoint, String message) {
    assertThatThrownBy(
            () -> Goal.create(database, until, List.of(hypothesis), conclusion, List.of(disjoint)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void limitsAreNotChangedByWhatWasCheckedBefore() {
    assertThat(chain.check(PROOF, LIMITS)).isEqualTo(chain.check(PROOF, LIMITS));
  }
}
