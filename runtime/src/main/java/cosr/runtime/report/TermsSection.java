package cosr.runtime.report;

import cosr.protocol.Head;
import cosr.protocol.Terms;
import cosr.runtime.view.RunView;
import cosr.student.core.StudentEvent.CheckpointSaved;
import java.util.List;

/** What the weights depend on, and the digests that prove them. */
final class TermsSection {
  private TermsSection() {}

  static void write(RunStory story, Html html) {
    RunView view = story.view();
    Terms terms = view.terms().orElseThrow();
    html.open("section", "id", "terms").element("h2", "Digests and terms");
    html.open("dl", "class", "terms");
    item(html, "COSR", terms.codeVersion());
    item(html, "Engine", terms.engine() + ", " + Figures.plural(terms.threads(), "thread"));
    item(html, "Kernels", terms.kernels());
    item(html, "Processor", terms.processor() + " (" + terms.instructionSet() + ")");
    item(html, "Settings", terms.settingsDigest());
    if (!view.updates().isEmpty()) {
      RunView.UpdateRow last = view.updates().getLast();
      item(html, "Weights of version " + last.update().version(), last.update().digest());
    }
    if (!view.model().isEmpty()) item(html, "Model", view.model());
    item(html, "Began", Figures.date(view.begunMillis()));
    item(html, "Processes", processes(view));
    html.close();
    heads(story.heads(), html);
    checkpoints(view.checkpoints(), html);
    html.open("p", "class", "note").text("Every update's digest: ");
    html.element("code", "./cosr show " + story.folder().words() + " --updates").close();
    html.close();
  }

  private static String processes(RunView view) {
    int redone = view.recoveries().stream().mapToInt(RunView.Recovery::redone).sum();
    return view.processes() == 1
        ? "1"
        : view.processes() + ", " + Figures.plural(redone, "update") + " made again";
  }

  private static void item(Html html, String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close();
  }

  private static void heads(List<Head> heads, Html html) {
    if (heads.isEmpty()) return;
    html.element("h3", "Heads of the streams");
    html.element(
        "p",
        "The newest position that the ledger names: the last event of each role, the hash of its chain, "
            + "and of the state after it.",
        "class",
        "note");
    begin(html, "role", "event", "chain", "state");
    for (Head h : heads)
      row(html, h.role().label(), Figures.count(h.sequence()), h.chain(), h.state());
    end(html);
  }

  private static void checkpoints(List<CheckpointSaved> all, Html html) {
    if (all.isEmpty()) return;
    html.open("details").open("summary").text("Checkpoints that were saved");
    html.element("span", Figures.count(all.size()), "class", "badge").close();
    begin(html, "version", "folder", "weights", "optimizer");
    for (CheckpointSaved c : all)
      row(
          html,
          String.valueOf(c.version()),
          c.folderName(),
          c.weightsDigest(),
          c.optimizerDigest());
    end(html);
    html.close();
  }

  private static void begin(Html html, String... heads) {
    html.open("div", "class", "scroll").open("table", "class", "list digests");
    html.open("thead").open("tr");
    for (String head : heads) html.element("th", head);
    html.close().close().open("tbody");
  }

  private static void row(Html html, String... values) {
    html.open("tr");
    for (String value : values) html.open("td").element("code", value).close();
    html.close();
  }

  private static void end(Html html) {
    html.close().close().close();
  }
}
