package cosr.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {
  private static final String HOSTILE = "</p><script>alert('x')</script>&amp;\"]]><!--";

  @Test
  void hostileTextStaysTextInElementsAndInAttributes() {
    String page = new Html().open("p", "title", HOSTILE).text(HOSTILE).close().page();
    assertThat(page).doesNotContain("<script", "</p><", "'x'", "<!--");
    Markup read = Markup.of(page);
    assertThat(read.one("/p")).isEqualTo(HOSTILE);
    assertThat(read.one("/p/@title")).isEqualTo(HOSTILE);
    assertThat(read.all("//script")).isEmpty();
  }

  @Test
  void whatXmlCannotHoldAndWhatTurnsTheTextAroundItBecomesADot() {
    String text = "a\u0000b\u001bc\ud800d\uffffe\u202ef\u200bg\u007fh😀\ni";
    assertThat(Markup.of(new Html().element("p", text).page()).one("/p"))
        .isEqualTo("a·b·c·d·e·f·g·h😀 i");
  }

  @Test
  void aPageWithAnOpenElementIsNoPage() {
    assertThatThrownBy(() -> new Html().open("p").page())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[p]");
  }
}
