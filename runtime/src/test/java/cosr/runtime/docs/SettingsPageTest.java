package cosr.runtime.docs;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.SettingsLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  private final Page page = new Page(Page.named("settings.md").text().split("\n## Rules")[0]);
  private final List<String> names = page.column(1);
  private final List<String> defaults = page.column(2);

  @Test
  void everySettingIsOnThePageOnceAndNoOther() {
    List<String> settings =
        (SettingsLoader.defaults().text() + SettingsLoader.alone().text())
            .lines()
            .map(line -> line.substring(0, line.indexOf(" =")).replaceFirst("^cosr\\.", ""))
            .toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(names)).isEqualTo(new TreeSet<>(settings));
  }

  @Test
  void theDefaultsOnThePageAreTheDefaults() {
    List<String> set = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) set.add(names.get(i) + "=" + defaults.get(i));
    SettingsLoader.Loaded page = SettingsLoader.load(null, set);
    assertThat(page.resolved().text()).isEqualTo(SettingsLoader.defaults().text());
    assertThat(page.deployment()).isEqualTo(SettingsLoader.alone());
  }
}
