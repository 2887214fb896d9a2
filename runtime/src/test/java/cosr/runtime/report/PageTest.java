package cosr.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.SettingsLoader;
import cosr.curator.tasks.Families;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>'\"&</code></script>.";

  private static Markup read(RunStory story) {
    return Markup.of(Page.of(story));
  }

  private static Markup small() {
    return read(Stories.small(List.of(Stories.groups(1, 3, 4, HOSTILE))));
  }

  /** The cells of one family in a map, its mean last. */
  private static List<String> row(Markup page, String title, String family) {
    return page.all("//table[caption='%s']/tbody/tr[th='%s']/td".formatted(title, family));
  }

  @Test
  void theSkillMapHasTheGradesBeforeAndAfterAndTheShareOfPractice() {
    Markup page = small();
    assertThat(row(page, "Held-out, after the warm-up", "sort"))
        .containsExactly("6", "6", "6", "6.3");
    assertThat(row(page, "Held-out, after 3 rounds", "sort"))
        .containsExactly("19", "19", "19", "18.8");
    assertThat(row(page, "Held-out, after 3 rounds", "all")).containsExactly("", "75.0");
    assertThat(row(page, "Share of the practice", "sort"))
        .containsExactly("", "100.0", "", "100.0");
    assertThat(row(page, "Share of the practice", "reverse")).containsExactly("", "", "", "0.0");
    assertThat(page.all("//div[@class='tile main']/*"))
        .containsExactly(
            "Held-out prompts, guess-corrected",
            "75.0 %",
            "25.0 % after the warm-up, this after 3 rounds");
  }

  @Test
  void curvesHoldTheNumbersOfTheirMetric() {
    Markup page = small();
    assertThat(page.one("//figure[figcaption/code='reward']/@data-x")).isEqualTo("1 2 3");
    assertThat(page.one("//figure[figcaption/code='reward']//@data-y"))
        .isEqualTo("0.500|0.625|0.750");
    assertThat(page.one("//figure[figcaption/code='eval/heldout_mean']/@data-x")).isEqualTo("0 3");
    assertThat(page.one("//figure[figcaption/code='eval/heldout_mean']//@data-y"))
        .isEqualTo("25.0 %|75.0 %");
    assertThat(page.all("//figure[figcaption/code='groups_*']//@data-y"))
        .containsExactly("40|40|40", "24|24|24");
  }

  @Test
  void decisionsAreListedWithTheirReasonsAndCountedByThem() {
    Markup page = small();
    String list = "//section[@id='curator']//table/tbody/tr";
    assertThat(page.all(list + "/td").subList(0, 2)).containsExactly("2", "sort/3 opens");
    assertThat(page.all(list)).hasSize(1);
    // Twice 6 of 8, each of which moves the average by a tenth of the way.
    double rate = 0.1 * 0.75 + 0.1 * (0.75 - 0.1 * 0.75);
    double guess = Families.named("sort").guessRate(2);
    assertThat(page.all(list + "/td").get(2))
        .isEqualTo(Figures.format("sort/2 is at %.1f %%", 100 * (rate - guess) / (1 - guess)));
    assertThat(page.all("//dl[@class='reasons']/div/dt")).containsExactly("progress", "frontier");
    assertThat(page.all("//dl[@class='reasons']/div/dd/b")).containsExactly("66.7 %", "33.3 %");
    assertThat(page.one("//figure[@class='ladder'][figcaption/b='sort']//s/@title"))
        .startsWith("round 2: sort/3 opens; sort/2 is at ");
    assertThat(page.one("//figure[@class='ladder'][figcaption/b='sort']/figcaption/span"))
        .isEqualTo("3 of 3 open");
  }

  @Test
  void attemptsStandSideBySideWithVerdictAndAdvantageAndTheirTextIsData() {
    Markup page = small();
    String groups = "//article[@class='group learned']";
    assertThat(page.all(groups)).hasSize(3);
    assertThat(page.all(groups + "/header/b")).containsExactly("sort/1", "sort/2", "sort/3");
    assertThat(page.all(groups + "[1]/p")).containsExactly("sort: 3 1 2", "s312= wants 123");
    assertThat(page.all("(" + groups + ")[1]/ol/li/code")).containsOnly(HOSTILE).hasSize(4);
    assertThat(page.all("(" + groups + ")[1]/ol/li/span[@class='verdict']"))
        .containsExactly("right", "wrong (digit)", "right", "wrong (digit)");
    assertThat(page.all("(" + groups + ")[1]/ol/li/span[@class='advantage']"))
        .containsExactly("+1.25", "−0.75", "+1.25", "−0.75");
    assertThat(page.all("//img | //*[@onerror]")).isEmpty();
  }

  @Test
  void settingsThatAreNotTheDefaultsStandOutAndDigestsAreThere() {
    Markup page = small();
    assertThat(page.all("//section[@id='settings']/div//tr[@class='changed']/td"))
        .containsExactly(
            "tasks.families",
            "[\"sort\", \"reverse\"]",
            SettingsLoader.defaults()
                .text()
                .replaceFirst("(?s).*tasks.families = (\\[.*?\\]).*", "$1"),
            "tasks.levels",
            "3",
            String.valueOf(SettingsLoader.defaults().settings().tasks().levels()));
    assertThat(page.all("//section[@id='settings']/details//tr")).hasSizeGreaterThan(50);
    assertThat(page.all("//section[@id='terms']//dl/div[dt='Weights of version 3']/dd"))
        .containsExactly(Stories.DIGEST);
    assertThat(page.one("//section[@id='terms']//dl/div[dt='Processor']/dd"))
        .isEqualTo("Processor (avx2)");
    assertThat(page.one("//section[@id='terms']//dl/div[dt='COSR']/dd")).isEqualTo("0.1.0");
  }

  @Test
  void thePageLoadsNothing() {
    RunStory story = Stories.small(List.of(Stories.groups(1, 2, 2, "http://example.org/x")));
    String page = Page.of(story);
    assertThat(page).doesNotContain("url(", "@import", "https://", "fetch(", "XMLHttp");
    Markup read = Markup.of(page);
    assertThat(read.all("//@src | //@href | //@srcset | //@action | //link | //iframe | //base"))
        .isEmpty();
    assertThat(read.one("//meta[@http-equiv='Content-Security-Policy']/@content"))
        .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'");
    assertThat(read.all("//script")).hasSize(1);
  }

  @Test
  void aLongRunsPageStaysSmall() {
    List<List<GroupStory>> groups = new ArrayList<>();
    for (int r = 1; r <= RunStory.SHOWN_ROUNDS; r++)
      groups.add(Stories.groups(r, 64, 8, "12345678901234567890."));
    int before = 0;
    for (int rounds : new int[] {240, 2400}) {
      String page = Page.of(Stories.big(rounds, groups));
      int bytes = page.getBytes(StandardCharsets.UTF_8).length;
      assertThat(bytes).isBetween(200_000, 1_000_000);
      if (before > 0) assertThat(bytes).isLessThan(2 * before);
      before = bytes;
      assertThat(Markup.of(page).all("//section[@id='curator']//table/tbody/tr"))
          .hasSize(Math.min(rounds, CuratorSection.MOST_DECISIONS));
      assertThat(Markup.of(page).all("//figure[@class='ladder']//s")).hasSizeBetween(60, 120);
    }
  }

  @Test
  void groupsThatWereLearnedFromAreShownFirstThenExtremesInTheOrderOfTheSheet() {
    List<GroupStory> round = new ArrayList<>();
    for (GroupStory g : Stories.groups(1, 20, 4, "1.")) {
      boolean mixed = g.task() % 5 == 3;
      round.add(
          new GroupStory(
              1,
              g.task(),
              g.cell(),
              "zone",
              0,
              "",
              "",
              "",
              g.attempts().stream()
                  .map(
                      a ->
                          mixed
                              ? a
                              : new GroupStory.Attempt(
                                  "1.", g.attempts().get(g.task() % 2).outcome(), Float.NaN))
                  .toList()));
    }
    assertThat(GroupsSection.chosen(round).stream().map(GroupStory::task))
        .as("of those all wrong, 5 is of a cell that is not shown yet, and 1 is not")
        .containsExactly(0, 3, 5, 8, 13, 18);
  }

  @Test
  void roundsToShowAreSpreadFromTheFirstToTheNewest() {
    assertThat(RunStory.spread(0, 6)).isEmpty();
    assertThat(RunStory.spread(1, 6)).containsExactly(0);
    assertThat(RunStory.spread(3, 6)).containsExactly(0, 1, 2);
    assertThat(RunStory.spread(240, 6)).containsExactly(0, 48, 96, 143, 191, 239);
  }
}
