package cosr.runtime.kill;

import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.persistence.Tail;
import cosr.runtime.node.RunFolder;
import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the journal and the metrics of a run say at one moment. */
record Told(List<JournalRow> rows, String metrics) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a run's folder, also while a process works on it. */
  static Told of(Path run) {
    RunFolder folder = new RunFolder(run);
    List<JournalRow> rows = new ArrayList<>();
    String metrics = metrics(run);
    if (folder.source().shared() || Files.exists(folder.journal()) && size(folder.journal()) > 0)
      try (JournalReader reader = folder.reader()) {
        new Tail(reader).poll(rows::add);
      }
    return new Told(List.copyOf(rows), metrics);
  }

  /** {@code metrics.jsonl} as it stands. */
  static String metrics(Path run) {
    Path file = new RunFolder(run).metrics();
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a last line that a killed process left unfinished. */
  static String completeLines(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> List<T> all(Class<T> type) {
    return rows.stream().map(JournalRow::event).filter(type::isInstance).map(type::cast).toList();
  }

  /** The digest that each update reached, oldest first. */
  List<String> digests() {
    return all(StudentEvent.Updated.class).stream()
        .map(u -> u.update().version() + " " + u.update().digest())
        .toList();
  }

  /** Digest of the saved model; empty where the run is not over. */
  Optional<String> finalDigest() {
    return all(SupervisorEvent.RunCompleted.class).stream()
        .map(SupervisorEvent.RunCompleted::digest)
        .findFirst();
  }

  /** The names of all events, in the order of the journal. */
  List<String> names() {
    return rows.stream().map(JournalRow::name).toList();
  }

  /** The events that the journal begins with, as one hash each. */
  List<String> hashes() {
    return rows.stream().map(r -> r.role() + " " + r.frame().hash(r.sequence())).toList();
  }

  /** The same without its newest events. */
  Told cut(int events) {
    return new Told(rows.subList(0, rows.size() - events), metrics);
  }

  /** The steps of the lines of {@code metrics.jsonl} that are complete. */
  List<Integer> steps() {
    List<Integer> steps = new ArrayList<>();
    for (String line : completeLines(metrics).lines().toList()) {
      try {
        steps.add(JSON.readTree(line).path("step").asInt(-1));
      } catch (IOException e) {
        throw new UncheckedIOException("not a line of metrics: " + line, e);
      }
    }
    return steps;
  }
}
