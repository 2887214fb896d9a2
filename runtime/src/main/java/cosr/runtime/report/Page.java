package cosr.runtime.report;

/** The whole page. It loads nothing and says so to the browser. */
final class Page {
  private static final String NOTHING_ELSE =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

  private Page() {}

  static String of(RunStory story) {
    Html html = new Html();
    html.open("html", "lang", "en").open("head").mark("meta", "charset", "utf-8");
    html.mark("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.mark("meta", "name", "color-scheme", "content", "light dark");
    html.mark("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_ELSE);
    html.element("title", story.folder().name() + " – COSR");
    html.resource("style", "report.css").close();
    html.open("body").open("main");
    HeadSection.write(story, html);
    CurvesSection.write(story, html);
    SkillSection.write(story, html);
    CuratorSection.write(story, html);
    GroupsSection.write(story, html);
    SettingsSection.write(story, html);
    TermsSection.write(story, html);
    html.close().resource("script", "report.js").close().close();
    return html.page();
  }
}
