package cosr.runtime.report;

import cosr.protocol.Marked;
import cosr.runtime.screen.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Groups of attempts side by side, with their verdicts and what they weigh. */
final class GroupsSection {
  /** Groups of a round that are shown. */
  static final int MOST_GROUPS = 6;

  private GroupsSection() {}

  static void write(RunStory story, Html html) {
    if (story.groups().isEmpty()) return;
    html.open("section", "id", "groups").element("h2", "Groups of attempts");
    html.element(
        "p",
        "Some tasks of some rounds, with every attempt of the group as the Student wrote it; a dot ends it. An attempt that the policy batch "
            + "learned from has its advantage beside it: how much better than its group it did, in standard "
            + "deviations. Groups that are all right or all wrong have none.",
        "class",
        "note");
    int last = story.groups().size() - 1;
    for (int i = 0; i <= last; i++) {
      List<GroupStory> round = story.groups().get(i);
      if (i == last || i == 0) html.open("details", "open", "open");
      else html.open("details");
      html.open("summary").text("Round " + round.getFirst().round());
      long right = round.stream().mapToLong(GroupStory::right).sum();
      long all = round.stream().mapToLong(g -> g.attempts().size()).sum();
      html.element("span", Figures.percent((double) right / all) + " right", "class", "badge");
      html.close().open("div", "class", "groups");
      for (GroupStory g : chosen(round)) group(g, html);
      html.close().close();
    }
    html.close();
  }

  /**
   * Those that were learned from, of different cells first; one that is all wrong and one that is
   * all right; then what is left; in the order of the sheet.
   */
  static List<GroupStory> chosen(List<GroupStory> round) {
    List<GroupStory> out = new ArrayList<>();
    take(round, GroupStory::learned, MOST_GROUPS - 2, out);
    take(round, g -> g.right() == 0, 1, out);
    take(round, g -> g.right() == g.attempts().size(), 1, out);
    take(round, g -> true, MOST_GROUPS - out.size(), out);
    out.sort(Comparator.comparingInt(GroupStory::task));
    return out;
  }

  private static void take(
      List<GroupStory> from, Predicate<GroupStory> which, int most, List<GroupStory> out) {
    Set<String> cells = new HashSet<>();
    for (GroupStory g : out) cells.add(g.cell());
    int left = most;
    for (boolean anew : new boolean[] {true, false})
      for (GroupStory g : from) {
        if (left == 0) return;
        if (out.contains(g) || !which.test(g) || anew && !cells.add(g.cell())) continue;
        out.add(g);
        left--;
      }
  }

  private static void group(GroupStory g, Html html) {
    html.open("article", "class", g.learned() ? "group learned" : "group").open("header");
    html.element("b", g.cell()).element("span", CuratorStory.word(g.reason()), "class", "badge");
    html.element(
        "span",
        "%d of %d right, %s expected"
            .formatted(g.right(), g.attempts().size(), Figures.percent(g.belief())));
    html.close();
    html.element("p", g.gloss(), "class", "gloss");
    html.open("p", "class", "prompt").element("code", Marked.plain(g.prompt()));
    if (!g.expected().isEmpty()) html.text(" wants ").element("code", Marked.plain(g.expected()));
    html.close().open("ol");
    for (GroupStory.Attempt a : g.attempts()) attempt(a, html);
    html.close().close();
  }

  private static void attempt(GroupStory.Attempt a, Html html) {
    Mark mark = Mark.of(a.outcome());
    html.open("li", "class", mark.right() ? "right" : mark.teaches() ? "wrong" : "odd");
    html.element("span", mark.sign(), "class", "mark");
    String seen = Marked.plain(a.text());
    html.element("code", seen.isBlank() ? "(nothing)" : seen);
    html.element("span", mark.word(), "class", "verdict");
    html.element(
        "span",
        Float.isNaN(a.advantage()) ? "" : Figures.signed(a.advantage()),
        "class",
        "advantage");
    html.close();
  }
}
