package cosr.runtime.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageLinksTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @Test
  void everyFileThatAPageLinksToIsThere() throws IOException {
    List<Path> pages;
    try (Stream<Path> all = Files.walk(DOCS)) {
      pages = all.filter(p -> p.toString().endsWith(".md")).sorted().toList();
    }
    List<String> broken =
        pages.stream().flatMap(page -> links(page).filter(to -> !isThere(page, to))).toList();
    assertThat(broken).isEmpty();
    assertThat(links(DOCS.resolve("architecture.md")).count()).isGreaterThan(30);
  }

  private static Stream<String> links(Path page) {
    try {
      return LINK.matcher(Files.readString(page)).results().map(found -> found.group(1));
    } catch (IOException e) {
      throw new AssertionError(page + " can't be read", e);
    }
  }

  private static boolean isThere(Path page, String to) {
    return Files.exists(page.resolveSibling(to));
  }
}
