package cosr.curator.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.SettingsLoader;
import cosr.protocol.Rules;
import cosr.protocol.Task;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Written by hand; every one of these must stay for ever, since journals hold such prompts. */
class GoldenTasksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "program | 3 | psri314= | 134,431,542 | sort, then reverse, then add one to each digit (nine becomes zero): 3 1 4",
        "program | 4 | pddcs905= | 8101,6302,6991,1699 | double the number (lowest digit first), then double the number (lowest digit first), then running sums, last digit of each, then sort: 9 0 5",
        "program | 3 | pᑿᓁᔃᑄᑌᑙ= | ᑿᒃᒏᒚᓁᓇᓐᓘᔃᔉᔒᔚ | sort, then reverse, then add one to each digit (nine becomes zero): 3 1 4",
        "program | 4 | pᖁᐼᑾᓀᕎᕏᕞ= | ᖁᐈᐋᐔᐟᐼᑇᑎᑕᑡᑾᒈᒕᒟᒡᓀᓄᓓᓠᓪ | double the number (lowest digit first), then double the number (lowest digit first), then running sums, last digit of each, then sort: 9 0 5",
        "program | 1 | pᖂᕎᕘᕢ= | ᖂᐉᐒᐛ | running sums, last digit of each: 9 9 9",
        "program | 3 | p깆갫걙깕긟긧긴= | 깕깆각갍갘갫갱갺걂걙걟걨거 | sort, then reverse, then add one to each digit (nine becomes zero): 3 1 4",
        "program | 4 | p귪긗깅갪깓귋귌귛= | 깓귪귷귺긃긎긗긢긩기긼깅갆갓객갟갪갮갽걊걔 | double the number (lowest digit first), then double the number (lowest digit first), then running sums, last digit of each, then sort: 9 0 5",
        "program | 1 | p갩깗깘깙깉갉갓객= | 깉갩갶갿걈깗걣걬걵깘겐겙겢깙경곆곏 | running sums, last digit of each: 9 9 9",
        "add | 2 | +ꆎꅩꅷꆟꆧꇋꇕꈨ= | ꆎꅳꆹꆪꇭꇖꈔ | add 74 and 58 (written with the lowest digit first)",
        "add | 3 | +ꂏꁯꁸꂝꂣꃑꃝꃿꄉꅜ= | ꂏꁹꂿꂨꃦꃛꄠꄊꅈ | add 549 and 708 (written with the lowest digit first)",
        "add | 1 | +ꄨꃿꄉꄲꄼꆏ= | ꄨꄉꅇꄼꅺ | add 0 and 0 (written with the lowest digit first)",
        "prefix-sum | 3 | cꉚꈺꉨꊜꀈꁝ= | ꉚꉭꊚꀈꀹ | running sums, last digit of each: 9 4 5 8",
        "prefix-sum | 1 | cꋀꊗꀀꁝ= | ꋀꀀꀳ | running sums, last digit of each: 0 0",
        "boolean | 1 | bꁞꁡꂕꃃ= | ꁞꂒꃄ | true and false or true (from the left)",
        "boolean | 4 | bꋃꋈꀱꁥꂖꃆꃶ= | ꋃꀫꁟꂒꃅꃸ | false xor true xor true xor false or false and true (from the left)",
        "program | 1 | pc999= | 987 | running sums, last digit of each: 9 9 9",
        "double | 2 | d314= | 628 | double the number (lowest digit first): 3 1 4",
        "double | 3 | d9458= | 89071 | double the number (lowest digit first): 9 4 5 8",
        "double | 1 | d00= | 00 | double the number (lowest digit first): 0 0",
        "add | 2 | +4875= | 231 | add 74 and 58 (written with the lowest digit first)",
        "add | 3 | +984057= | 7521 | add 549 and 708 (written with the lowest digit first)",
        "add | 2 | +İŋĀ= | 231 | add 74 and 58 (written with the lowest digit first)",
        "add | 3 | +ŢĨĹĀ= | 7521 | add 549 and 708 (written with the lowest digit first)",
        "add | 1 | +ĀĀ= | 00 | add 0 and 0 (written with the lowest digit first)",
        "add | 1 | +00= | 0 | add 0 and 0 (written with the lowest digit first)",
        "add | 2 | +4800= | 21 | add 04 and 08 (written with the lowest digit first)",
        "prefix-sum | 3 | c9458= | 9386 | running sums, last digit of each: 9 4 5 8",
        "sort | 3 | s9458= | 4589 | sort: 9 4 5 8",
        "reverse | 3 | r9458= | 8549 | reverse: 9 4 5 8",
        "increment | 3 | i9458= | 0569 | add one to each digit (nine becomes zero): 9 4 5 8",
        "keep-odd | 3 | o9458= | 95 | keep the odd digits: 9 4 5 8",
        "subtract | 1 | mIOV= | 872 | subtract 143 from 421 (in columns, the lowest first)",
        "subtract | 2 | mAAAF= | 0001 | subtract 0000 from 1000 (in columns, the lowest first)",
        "subtract | 1 | mBAA= | 999 | subtract 001 from 000 (in columns, the lowest first)",
        "multiply | 1 | xIXN= | 3270 | multiply 241 by 3 (in columns, the lowest first)",
        "multiply | 2 | xYYYY= | 67771 | multiply 4444 by 4 (in columns, the lowest first)",
        "compare | 1 | vIOV= | <<> | compare 421 with 143 (in columns, the lowest first)",
        "compare | 2 | vAYBA= | ee<< | compare 0040 with 0140 (in columns, the lowest first)",
        "modulo | 1 | %3415= | 121 | running remainders of 415 by 3 (each digit taken in)",
        "modulo | 2 | %50019= | 0014 | running remainders of 0019 by 5 (each digit taken in)",
        "boolean | 1 | btaO= | tft | true and false or true (from the left)",
        "boolean | 4 | bfXXxoA= | ftffff | false xor true xor true xor false or false and true (from the left)",
        "countdown | 3 | n73641= | 1+6 | make 7 of 3 6 4 1 (two or more of them, each once)",
        "countdown | 2 | n3625= | 5-2 | make 3 of 6 2 5 (two or more of them, each once)",
        "countdown | 1 | n055= | 5-5 | make 0 of 5 5 (two or more of them, each once)",
        "deduplicate | 3 | u31343= | 314 | keep the first of each digit: 3 1 3 4 3",
        "deduplicate | 1 | u333= | 3 | keep the first of each digit: 3 3 3",
        "proof | 2 | y\uF217\uF001\uF00F\uF1FB= | \uF217\uF0B8\uF0AA\uF208\uF153\uF161 | prove c from a -> b, b -> c, a",
        "proof | 1 | y\uF21A\uF207\uF0A1= | \uF21A\uF14A\uF214\uF1F3 | prove f from m, m -> f",
        "counter-model | 1 | wtaB,tft= | ttf | is it so: a is true, b is a, c is not b, so a is true, b is false, c is true",
        "counter-model | 2 | wfAaC,tft= | valid | is it so: a is false, b is not a, c is a, d is not c, so b is true, c is false, d is true",
        "keep-odd | 1 | o48= | '' | keep the odd digits: 4 8",
      })
  void aPromptHasThisAnswerAndGloss(
      String family, int level, String prompt, String answer, String gloss) {
    Task task = Families.named(family).task(prompt);
    assertThat(Families.named(family).answer(prompt)).isEqualTo(answer);
    assertThat(task.cell().level()).isEqualTo(level);
    assertThat(task.gloss()).isEqualTo(gloss);
    assertThat(Naive.answer(prompt)).isEqualTo(answer);
  }

  @Test
  void theAlphabetOfTheDefaultRunAndItsOrderAreFixed() {
    List<String> names = SettingsLoader.defaults().settings().tasks().families();
    assertThat(Notation.alphabet(names, Rules.NUMBER))
        .isEqualTo("0123456789+dcsriop,=." + labelled(0, 43) + characters(0xAC00, 611));
  }

  private static String characters(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** Of each of 14 labels, at 51 characters each, those with these numbers. */
  private static String labelled(int from, int end) {
    return IntStream.range(0, 14)
        .flatMap(label -> IntStream.range(from, end).map(n -> 0xA000 + 51 * label + n))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** Of each of 13 variables, at 164 characters each, those with these numbers. */
  private static String lined(int from, int end) {
    return IntStream.range(0, 13)
        .flatMap(name -> IntStream.range(from, end).map(n -> 0xE000 + 164 * name + n))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Test
  void aRunsFamiliesAddTheirCharactersAtTheEndInTheOrderOfTheTablesHoweverTheyAreNamed() {
    String all =
        "0123456789+dcsriop,=."
            + labelled(0, 43)
            + "mABCDEFGHIJKLMNOPQRSTUVWXYxv<>e%b"
            + labelled(43, 51)
            + "n-u"
            + "y"
            + characters(0xF000, 546)
            + "wtfalghjkq"
            + "'z"
            + lined(0, 37)
            + " :[]"
            + lined(37, 164)
            + characters(0xAC00, 611);
    List<String> names = Families.all().stream().map(TaskFamily::name).toList();
    assertThat(Notation.alphabet(names, Rules.NUMBER)).isEqualTo(all);
    assertThat(Notation.alphabet(names.reversed(), Rules.NUMBER)).isEqualTo(all);
    assertThat(Notation.alphabet(List.of("countdown"), Rules.NUMBER))
        .isEqualTo("0123456789+dcsriop,=.n-");
  }

  @Test
  void inARunOfOlderRulesTokensStandForTheCharactersThatTheyStoodFor() {
    List<String> names = SettingsLoader.defaults().settings().tasks().families();
    String before = "0123456789+dcsriop,=." + characters(0x100, 100) + characters(0x1400, 390);
    assertThat(Notation.alphabet(names, 4)).isEqualTo(before);
    assertThat(Notation.alphabet(List.of("boolean"), 4)).isEqualTo("0123456789+dcsriop,=.btfAaOXx");
  }

  @Test
  void theEmptyListIsALegalExpectation() {
    Task task = Families.named("keep-odd").task("o48=");
    assertThat(task.check().parameters()).containsEntry("expected", "");
    assertThat(task.maxTokens()).isEqualTo(5);
  }

  @Test
  void aProgramIsCheckedByItsLastListAlone() {
    Task task = Families.named("program").task("psri314=");
    assertThat(task.check().parameters()).containsEntry("expected", "542");
    assertThat(task.maxTokens()).isEqualTo(11 + 1 + 4);
  }

  @Test
  void whoAsksInAnOlderNotationIsTakenToAskInTodays() {
    assertThat(Families.task("psr314=").orElseThrow().prompt())
        .isEqualTo(Families.task("sort, then reverse: 3 1 4").orElseThrow().prompt())
        .isNotEqualTo("psr314=");
    assertThat(Families.task("+4875=").orElseThrow().prompt()).isEqualTo("+ꆎꅩꅷꆟꆧꇋꇕꈨ=");
    assertThat(Families.task("+İŋĀ=").orElseThrow().prompt()).isEqualTo("+ꆎꅩꅷꆟꆧꇋꇕꈨ=");
    assertThat(Families.task("c314=").orElseThrow().prompt()).isEqualTo("cꆎꅨꆙꇏꈨ=");
    assertThat(Families.task("btaO=").orElseThrow().prompt()).isEqualTo("bꁞꁡꂕꃃ=");
    assertThat(Families.task("s314=").orElseThrow().prompt()).isEqualTo("s314=");
  }

  @ParameterizedTest
  @CsvSource({
    "+4875=, 231",
    "+İŋĀ=, 231",
    "c3145=, 3483",
    "btaOx=, tftt",
    "psri314=, '134,431,542'"
  })
  void anOlderPromptsAnswerFollowsFromThoseToItsParts(String prompt, String answer) {
    TaskFamily family = familyOf(prompt);
    Task task = family.task(prompt);
    List<String> answers =
        family.decompose(task).stream().map(part -> Naive.answer(part.prompt())).toList();
    assertThat(family.combine(task, answers)).isEqualTo(answer);
  }

  private static TaskFamily familyOf(String prompt) {
    return Families.named(Families.task(prompt).orElseThrow().cell().family());
  }

  @Test
  void whatIsPlacedOtherwiseIsNoPrompt() {
    TaskFamily program = Families.named("program");
    String prompt = "p겱곟까겊겒겟=";
    assertThat(program.level(prompt)).isEqualTo(2);
    for (String other :
        List.of(
            shifted(prompt),
            "ps" + prompt.substring(2),
            "psr" + prompt.substring(3),
            prompt.replace('까', '깍'),
            "p겱곟겊까겒겟=",
            "p깘깉갉갓객=",
            "p깗깙깘깉갉갓객=",
            "pᓀᔂᖈᒅᒍᒚ="))
      assertThatThrownBy(() -> program.level(other)).hasMessageContaining("no prompt of program");
  }

  @Test
  void whatIsLabelledOtherwiseIsNoPrompt() {
    for (String prompt : List.of("cꆎꅨꆙꇏꈨ=", "+ꆎꅩꅷꆟꆧꇋꇕꈨ=", "bꁞꁡꂕꃃ=")) {
      TaskFamily family = Families.task(prompt).map(t -> Families.named(t.cell().family())).get();
      String letter = prompt.substring(0, 1);
      String body = prompt.substring(1, prompt.length() - 1);
      String moved =
          body.chars()
              .mapToObj(c -> Character.toString(0xA000 + (c - 0xA000 + 51) % 714))
              .collect(Collectors.joining());
      for (String other :
          List.of(
              moved,
              body.substring(1),
              body.substring(0, body.length() - 1),
              body.substring(0, 1) + body.substring(2),
              body + body,
              "3" + body))
        assertThatThrownBy(() -> family.level(letter + other + "="))
            .as(letter + other)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("no prompt of " + family.name());
    }
  }

  /** All in the list after. */
  private static String shifted(String prompt) {
    return prompt
        .chars()
        .mapToObj(c -> Character.toString(c < 0xAC00 ? c : 0xAC00 + (c - 0xAC00 + 45) % 585))
        .collect(Collectors.joining());
  }

  @Test
  void aProgramFallsIntoAShorterOneAndItsLastStep() {
    Task task = Families.named("program").task("psri314=");
    assertThat(Families.named("program").decompose(task))
        .extracting(Task::id)
        .containsExactly("program/2/p겱곟까겊겒겟=", "increment/2/i431=");
  }
}
