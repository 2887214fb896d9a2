package cosr.bench.curriculum;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import cosr.curator.tasks.Catalog;
import cosr.curator.tasks.Families;
import cosr.curator.tasks.Notation;
import cosr.curator.tasks.TaskFamily;
import cosr.curator.tasks.WarmUpLessons;
import cosr.protocol.Answer;
import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Outcome;
import cosr.protocol.Rules;
import cosr.protocol.Task;
import cosr.runtime.node.Engines;
import cosr.student.tokenizer.CharTokenizer;
import cosr.verifier.checks.Checks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnlearnableFamiliesTest {
  private static final Catalog LEARNABLE = catalog(Pool.learnable());
  private static final Catalog WIDE = catalog(Pool.wide(Pool.UNLEARNABLE));
  private static final Checks CHECKS = Checks.installed();

  private static Catalog catalog(Pool pool) {
    return Catalog.create(new Settings.Tasks(pool.families(), 12));
  }

  private static long cells(String kind) {
    return WIDE.cells().stream().filter(c -> c.family().startsWith(kind)).count();
  }

  private static Outcome decide(Task task, int sample, String answer) {
    var found = new Answer.Found(answer, 0, answer.length());
    return CHECKS.decide(task.check(), sample, found, 1000).outcome();
  }

  @Test
  void theWidePoolHasSeventyTwoLearnableCellsFortyEightImpossibleOnesAndTwentyFourCoins() {
    assertThat(LEARNABLE.cells()).hasSize(72);
    assertThat(WIDE.cells()).hasSize(144).startsWith(LEARNABLE.cells().toArray(Cell[]::new));
    assertThat(cells("impossible-")).isEqualTo(48);
    assertThat(cells("coin-")).isEqualTo(24);
  }

  @Test
  void theWarmUpTeachesTheSameRowsOnBothPoolsAndTheExamsAskTheSame() {
    WarmUpLessons few = new WarmUpLessons(LEARNABLE, 5);
    WarmUpLessons many = new WarmUpLessons(WIDE, 5);
    for (int step = 0; step < 5; step++)
      assertThat(many.rows(step, 32)).isEqualTo(few.rows(step, 32));
    assertThat(WIDE.examPapers(8).tasks()).isEqualTo(LEARNABLE.examPapers(8).tasks());
  }

  @Test
  void anImpossibleTaskHasThePromptOfATrueOneAndARandomReferenceOfItsLength() {
    TaskFamily truth = Families.named("keep-odd");
    TaskFamily impossible = Families.named("impossible-keep-odd");
    List<String> digits = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String prompt = truth.prompt(4, KeyedRandom.of(1, "prompt", i)::nextInt);
      String reference = impossible.answer(prompt);
      assertThat(reference)
          .hasSize(Math.max(1, truth.answer(prompt).length()))
          .isNotEqualTo(truth.answer(prompt))
          .isEqualTo(impossible.answer(prompt));
      digits.addAll(List.of(reference.split("")));
      Task task = impossible.task(prompt);
      assertThat(decide(task, 0, reference)).isEqualTo(new Outcome.Correct());
      assertThat(decide(task, 0, truth.answer(prompt))).isInstanceOf(Outcome.Incorrect.class);
    }
    assertThat(digits).contains("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void anImpossibleSumHasAsManyDigitsAndItsAttemptsAsMuchRoomAsATrueOne() {
    TaskFamily truth = Families.named("add");
    TaskFamily impossible = Families.named("impossible-add");
    for (int i = 0; i < 50; i++) {
      String prompt = truth.prompt(4, KeyedRandom.of(1, "sum", i)::nextInt);
      Task task = truth.task(prompt);
      String sum = task.check().parameters().get("expected");
      assertThat(impossible.answer(prompt)).hasSize(5).isNotEqualTo(sum);
      assertThat(impossible.task(prompt).maxTokens()).isEqualTo(task.maxTokens());
      assertThat(decide(impossible.task(prompt), 0, sum)).isInstanceOf(Outcome.Incorrect.class);
    }
  }

  @Test
  void aCoinDecidesBySampleWhateverTheAnswerAndAgreesWithItself() {
    TaskFamily coin = Families.named("coin-sort");
    int heads = 0;
    for (int i = 0; i < 100; i++) {
      Task task = coin.draw(3, KeyedRandom.of(2, "coin", i));
      for (int sample = 0; sample < 8; sample++) {
        Outcome first = decide(task, sample, "1");
        assertThat(decide(task, sample, "22")).isEqualTo(first);
        if (first instanceof Outcome.Correct) heads++;
      }
    }
    assertThat(heads).isBetween(340, 460);
  }

  @Test
  void everyDisguisedFamilyBringsTheTokensOfItsPromptsAndAnswers() {
    for (TaskFamily family : new UnlearnableFamilies().families()) {
      Catalog catalog = Catalog.create(new Settings.Tasks(List.of("reverse", family.name()), 4));
      CharTokenizer tokenizer = Engines.tokenizer(catalog);
      for (int i = 0; i < 20; i++) {
        Task task = family.draw(3, KeyedRandom.of(4, "tokens", family.name(), i));
        assertThat(tokenizer.firstUnknown(task.prompt() + family.answer(task.prompt())))
            .as(task.id())
            .isNegative();
      }
    }
  }

  @Test
  void theTokensOfTheUsualPoolsAreTheSameAndThoseOfOtherFamiliesStandInAnOrderOfTheirOwn() {
    assertThat(WIDE.alphabet()).isEqualTo(LEARNABLE.alphabet());
    assertThat(WIDE.alphabet()).isEqualTo(Notation.alphabet(Pool.LEARNABLE, Rules.NUMBER));
    List<String> names = List.of("impossible-subtract", "coin-compare", "countdown", "reverse");
    String all = "0123456789+dcsriop,=.n-vABCDEFGHIJKLMNOPQRSTUVWXY<>em";
    assertThat(Notation.alphabet(names, Rules.NUMBER)).isEqualTo(all);
    assertThat(Notation.alphabet(names.reversed(), Rules.NUMBER)).isEqualTo(all);
    assertThat(Catalog.create(new Settings.Tasks(names, 4)).alphabet()).isEqualTo(all);
  }

  @Test
  void nothingSimplerIsSetInTheirPlace() {
    for (String name : Pool.UNLEARNABLE) {
      TaskFamily family = Families.named(name);
      assertThat(family.learnable()).isFalse();
      assertThat(family.decompose(family.draw(5, KeyedRandom.of(3, name)))).isEmpty();
    }
  }
}
