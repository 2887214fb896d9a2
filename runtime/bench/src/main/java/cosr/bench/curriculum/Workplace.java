package cosr.bench.curriculum;

import cosr.bench.TemporaryFolder;
import cosr.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which the runs are made, as many at once as there are cores: each has one engine
 * thread. Closing it, or the end of this process, ends the runs and takes the folder away, unless
 * it was to be kept.
 */
final class Workplace implements AutoCloseable {
  private final Path folder;
  private final boolean kept;
  private final Path launcher;
  private final Setup setup;
  private final List<String> overrides;
  private final long cap;
  private final ConcurrentLinkedQueue<TrainedRun> started = new ConcurrentLinkedQueue<>();
  private final Thread atExit = new Thread(this::clear, "cosr-bench-exit");

  private Workplace(Path folder, boolean kept, Path launcher, List<String> overrides, long cap) {
    this.folder = folder;
    this.kept = kept;
    this.launcher = launcher;
    this.setup = Setup.in(folder);
    this.overrides = overrides;
    this.cap = cap;
  }

  /**
   * Makes the folder.
   *
   * @param keep where, if it is to stay
   * @param runs the folder of runs that an option names; else a folder that doesn't stay is in the
   *     system's folder for temporary files
   * @param overrides settings over those of all runs
   */
  static Workplace make(
      @Nullable Path keep, Optional<Path> runs, List<String> overrides, long cap) {
    String home = System.getProperty("cosr.home", "");
    Path launcher = Path.of(home, "cosr");
    if (home.isEmpty() || !Files.isExecutable(launcher))
      throw new UserError("the runs are made by ./cosr, so this is to be started with it");
    try {
      Path folder = keep == null ? TemporaryFolder.make(runs) : Files.createDirectory(keep);
      Workplace place =
          new Workplace(folder.toAbsolutePath(), keep != null, launcher, overrides, cap);
      Runtime.getRuntime().addShutdownHook(place.atExit);
      return place;
    } catch (IOException e) {
      throw new UserError("the folder of the runs cannot be made: " + e, e);
    }
  }

  /**
   * Makes the runs.
   *
   * @param each is told of every run that ended, one at a time
   * @return in the order of the entries
   */
  List<Finish> all(List<Entry> entries, Consumer<Finish> each) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Finish>> waiting = new ArrayList<>();
      for (Entry entry : entries) waiting.add(threads.submit(() -> one(entry, each)));
      List<Finish> all = new ArrayList<>();
      for (Future<Finish> f : waiting) all.add(f.get());
      return all;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UserError told ? told : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private Finish one(Entry entry, Consumer<Finish> each) throws InterruptedException {
    TrainedRun run =
        TrainedRun.start(entry, launcher, setup.words(entry, folder, overrides), folder, cap);
    started.add(run);
    Finish finish = run.finish();
    synchronized (this) {
      each.accept(finish);
    }
    return finish;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    clear();
  }

  private void clear() {
    started.forEach(TrainedRun::abandon);
    if (!kept) TemporaryFolder.remove(folder);
  }
}
