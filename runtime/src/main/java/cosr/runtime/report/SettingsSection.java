package cosr.runtime.report;

import cosr.config.SettingsDiff;
import cosr.config.SettingsLoader;
import cosr.protocol.Terms;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the run, and which of them are not the defaults. */
final class SettingsSection {
  private SettingsSection() {}

  static void write(RunStory story, Html html) {
    Terms terms = story.view().terms().orElseThrow();
    Map<String, SettingsDiff.Change> changed = new TreeMap<>();
    for (SettingsDiff.Change c :
        SettingsDiff.between(SettingsLoader.defaults().text(), terms.settings()).changes())
      changed.put(c.key(), c);
    html.open("section", "id", "settings").element("h2", "Settings");
    html.element(
        "p",
        changed.isEmpty()
            ? "All are the defaults of this version."
            : Figures.plural(changed.size(), "setting")
                + (changed.size() == 1 ? " differs" : " differ")
                + " from the defaults of this version:",
        "class",
        "note");
    if (!changed.isEmpty()) {
      html.open("div", "class", "scroll").open("table", "class", "list").open("thead").open("tr");
      html.element("th", "setting").element("th", "here").element("th", "default");
      html.close().close().open("tbody");
      changed.values().forEach(c -> row(html, "changed", c.key(), c.after(), c.before()));
      html.close().close().close();
    }
    html.open("details").open("summary").text("All settings").close();
    html.open("div", "class", "scroll").open("table", "class", "list").open("tbody");
    for (String line : terms.settings().split("\n", -1)) {
      int at = line.indexOf(" = ");
      if (at < 0) continue;
      String key = line.substring(0, at);
      row(html, changed.containsKey(key) ? "changed" : "", key, line.substring(at + 3));
    }
    html.close().close().close().close().close();
  }

  private static void row(Html html, String style, String key, String... values) {
    html.open("tr", "class", style).open("td").element("code", key).close();
    for (String value : values) html.open("td").element("code", value).close();
    html.close();
  }
}
