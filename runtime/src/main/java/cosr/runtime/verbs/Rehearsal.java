package cosr.runtime.verbs;

import cosr.config.SettingsLoader;
import cosr.persistence.WireCodec;
import cosr.protocol.Cell;
import cosr.protocol.Stage;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Verbs.RunsRequest;
import cosr.runtime.cli.Verbs.TasksRequest;
import cosr.runtime.node.RunFolder;
import cosr.runtime.node.Tasks;
import cosr.runtime.view.Beliefs;
import cosr.runtime.view.RunView;
import cosr.supervisor.RunStage;
import cosr.supervisor.RunTrigger;
import cosr.supervisor.SupervisorEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Loads the classes of the quick verbs once, so that the launcher can keep them in the JVM's class
 * archive. Run by the build, not by users.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * @param args folder into which the native library of the journal's database is unpacked, so that
   *     not every command does it; nothing else is left behind
   */
  public static void main(String[] args) throws IOException {
    unpackNative(Path.of(args[0]));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere, false, false, 100, 40);
    TaskList.print(new TasksRequest(Optional.empty(), OptionalInt.empty(), 1, 1, true), console);
    WireCodec codec = WireCodec.installed();
    for (Object event : events()) codec.read(codec.manifest(event), codec.write(event));
    Object state = Tasks.curator(SettingsLoader.defaults().settings()).initial();
    codec.read(codec.manifest(state), codec.write(state));
    Path runs = Files.createTempDirectory("cosr-rehearsal");
    RunFolder folder = new RunFolder(runs.resolve("run"));
    folder.create();
    RunView view = new RunView();
    Views.glance(folder, view, new Beliefs(view));
    RunShow.values(folder, view, true);
    RunList.print(new RunsRequest(runs, true), console);
    try (var all = Files.walk(runs)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(p);
    }
  }

  private static void unpackNative(Path folder) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream in = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      if (in == null) return;
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, name, ".tmp");
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static List<Object> events() {
    var metrics = new TreeMap<>(Map.of("reward", 0.5));
    var score = new SupervisorEvent.CellScore(new Cell("sort", 1), 1, 2, 0);
    return List.of(
        new SupervisorEvent.StageMoved(RunStage.NEW, RunTrigger.STARTED, RunStage.PREPARING),
        new SupervisorEvent.SheetOpened(Stage.ROUND, 0, 0),
        new SupervisorEvent.LessonLearned(0, 1, 0.5, "00"),
        new SupervisorEvent.RoundClosed(0, 1, "00", metrics, List.of()),
        new SupervisorEvent.ExamGraded(0, 1, 0, 0.5, List.of(score), List.of()));
  }
}
