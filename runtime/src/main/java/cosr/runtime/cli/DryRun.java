package cosr.runtime.cli;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@code train --dry-run} prints: each effective setting and where it was written. */
final class DryRun {
  private DryRun() {}

  static int print(Verbs.TrainRequest request, Console console) {
    SortedMap<String, String> lines = new TreeMap<>();
    (request.settings().resolved().text() + request.settings().deployment().text())
        .lines()
        .forEach(line -> lines.put(line.substring(0, line.indexOf(" = ")), line));
    SortedMap<String, String> origins = request.settings().origins();
    if (request.json()) {
      console.line(
          Json.of(
              Json.object(
                  "name", request.name(),
                  "folder", request.run().toString(),
                  "digest", request.settings().resolved().digest(),
                  "settings", request.settings().settings(),
                  "deployment", request.settings().deployment(),
                  "origins", origins)));
      return Exit.OK;
    }
    int width =
        lines.values().stream().mapToInt(String::length).filter(n -> n < 48).max().orElse(0);
    for (Map.Entry<String, String> line : lines.entrySet())
      console.line(
          ("%-" + width + "s  # %s")
              .formatted(line.getValue(), origins.getOrDefault(line.getKey(), "")));
    console.line("# digest " + request.settings().resolved().digest());
    console.line("# would make " + request.run());
    return Exit.OK;
  }
}
