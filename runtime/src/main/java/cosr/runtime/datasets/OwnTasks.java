package cosr.runtime.datasets;

import cosr.config.NearMisses;
import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.curator.tasks.Families;
import cosr.curator.tasks.Notation;
import cosr.curator.tasks.TaskFamily;
import cosr.datasets.Dataset;
import cosr.datasets.Defect;
import cosr.datasets.Item;
import cosr.protocol.AnswerForm;
import cosr.protocol.Cell;
import cosr.student.wording.Wording;
import cosr.verifier.checks.Checks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The dataset of a run: what is taken down of it as the run is made, and its tasks ever after. */
public final class OwnTasks {
  /** A property of processes that measurements start: their own checks may decide rows. */
  private static final String MEASURED = "cosr.bench";

  private static final List<String> CHECKS =
      List.of("auto", "integer", "math", "text", "digits", "boolean");

  private static final Settings.Pinned NOTHING = new Settings.Pinned("", "", List.of());

  private OwnTasks() {}

  /**
   * The settings with what a run takes down of its dataset; the same where they name none, or where
   * it is taken down already. The file's name becomes an absolute one.
   *
   * @throws UserError where the file is none, or rows are bad and {@code tasks.skip-bad} is false
   */
  public static Settings.Tasks pinned(Settings settings) {
    return pinned(settings, Optional.empty());
  }

  private static Settings.Tasks pinned(Settings settings, Optional<Wording> wording) {
    Settings.Tasks tasks = settings.tasks();
    if (tasks.dataset().isEmpty()) return tasks;
    Path file = Path.of(tasks.dataset()).toAbsolutePath().normalize();
    if (!tasks.pinned().sha256().isEmpty()) return tasks.with(file.toString(), tasks.pinned());
    Dataset read = proven(file, tasks, settings.verification());
    Held held = legible(held(read, settings, tasks.context()), settings, wording);
    List<Defect> bad = new ArrayList<>(read.defects());
    bad.addAll(held.defects());
    bad.removeIf(defect -> tasks.pinned().leftOut().contains(defect.row()));
    String more = wording.isEmpty() ? "" : " --set student.model=" + settings.student().model();
    if (!bad.isEmpty() && !tasks.skipBad()) throw refused(tasks.dataset(), more, bad);
    SortedSet<Integer> leftOut = new TreeSet<>(tasks.pinned().leftOut());
    bad.forEach(defect -> leftOut.add(defect.row()));
    String symbols =
        settings.student().brought() ? "" : symbols(held.rows(), tasks.pinned().symbols());
    if (symbols.length() > Fit.SYMBOLS)
      throw new UserError(
          "%s: its rows have %,d different characters, and the built-in Student can have tokens for %d"
              .formatted(tasks.dataset(), symbols.length(), Fit.SYMBOLS));
    return tasks.with(
        file.toString(), new Settings.Pinned(read.sha256(), symbols, List.copyOf(leftOut)));
  }

  /**
   * Loaded settings, with what a run takes down of their dataset.
   *
   * @param wording of a model that its user brought: rows that it can't be set are bad ones
   */
  public static SettingsLoader.Loaded pinned(
      SettingsLoader.Loaded loaded, Optional<Wording> wording) {
    if (loaded.settings().tasks().dataset().isEmpty()) return loaded;
    return loaded.with(
        pinned(loaded.settings(), wording), "found in " + loaded.settings().tasks().dataset());
  }

  /**
   * Settings that are given again for a run, with what the run took down where they name its
   * dataset: nothing is proven again. That the file is still the same is found by {@link #catalog}.
   *
   * @param then settings of the run
   */
  public static SettingsLoader.Loaded pinnedAs(SettingsLoader.Loaded given, Settings then) {
    Settings.Tasks tasks = given.settings().tasks();
    if (tasks.dataset().isEmpty() || !tasks.pinned().equals(NOTHING))
      return pinned(given, Optional.empty());
    String file = Path.of(tasks.dataset()).toAbsolutePath().normalize().toString();
    if (!file.equals(then.tasks().dataset())) return pinned(given, Optional.empty());
    return given.with(tasks.with(file, then.tasks().pinned()), "taken down by the run");
  }

  /** What the Student can hold of a dataset. */
  record Held(List<OwnRow> rows, List<Defect> defects) {}

  static Held held(Dataset dataset, Settings settings, int context) {
    Fit fit = new Fit(context, settings.verification(), settings.student().brought());
    List<OwnRow> rows = new ArrayList<>();
    List<Defect> defects = new ArrayList<>();
    Map<String, Item> byPrompt = new HashMap<>();
    for (Item item : dataset.items()) {
      Fit.Result result = fit.of(item);
      result.defect().ifPresent(defects::add);
      if (result.row().isEmpty()) continue;
      OwnRow row = result.row().get();
      Item first = byPrompt.putIfAbsent(row.prompt(), item);
      if (first == null) rows.add(row);
      else
        defects.add(
            new Defect(
                item.row(),
                "",
                "its prompt is that of row %d for the built-in Student, which is asked '%s'"
                    .formatted(first.row(), shown(row.prompt()))));
    }
    return new Held(rows, defects);
  }

  /** Without the rows that a model which a user brought can't be set. */
  static Held legible(Held held, Settings settings, Optional<Wording> wording) {
    if (wording.isEmpty()) return held;
    Legible legible = new Legible(wording.get(), settings.student().answerTokens());
    List<OwnRow> rows = new ArrayList<>();
    List<Defect> defects = new ArrayList<>(held.defects());
    for (OwnRow row : held.rows())
      legible.defect(row.item()).ifPresentOrElse(defects::add, () -> rows.add(row));
    return new Held(rows, defects);
  }

  /** Whether the tasks of a family are rows. */
  public static boolean ofRows(TaskFamily family) {
    return family instanceof DatasetFamily;
  }

  /** The file's rows without those whose reference solution their own check does not find right. */
  static Dataset proven(Path file, Settings.Tasks tasks, Settings.Verification verification) {
    Dataset read = Dataset.read(file, columns(tasks), kinds());
    List<Defect> failing = new ArrayList<>();
    try (References references = new References(read.file(), verification)) {
      references.prepare(read.items());
      for (Item item : read.items()) references.defect(item).ifPresent(failing::add);
    }
    return read.without(failing);
  }

  /** The column names of the settings; a check that there is none of is refused. */
  private static Settings.Columns columns(Settings.Tasks tasks) {
    String check = tasks.columns().check();
    Set<String> known = new LinkedHashSet<>(CHECKS);
    known.addAll(kinds().keySet());
    if (!known.contains(check))
      throw new UserError(
          "tasks.columns.check: no check '%s'%s".formatted(check, NearMisses.hint(check, known)));
    return tasks.columns();
  }

  private static Map<String, AnswerForm> kinds() {
    Checks checks = Checks.installed();
    return Boolean.getBoolean(MEASURED) ? checks.besideBuiltIn() : checks.ofPlugins();
  }

  /**
   * The task families of a run: those of its dataset, those that its settings name, or both.
   *
   * @throws UserError where the dataset is another one than was taken down
   */
  public static Catalog catalog(Settings settings) {
    Settings.Tasks tasks = settings.tasks();
    if (tasks.dataset().isEmpty()) return Catalog.create(tasks);
    Settings.Tasks pinned = pinned(settings);
    List<TaskFamily> families = new ArrayList<>(families(pinned, settings));
    if (tasks.withFamilies()) tasks.families().forEach(name -> families.add(Families.named(name)));
    return Catalog.of(families, tasks.levels(), pinned.pinned().symbols());
  }

  private static List<DatasetFamily> families(Settings.Tasks pinned, Settings settings) {
    Dataset read = Dataset.read(Path.of(pinned.dataset()), columns(pinned), kinds());
    if (!read.sha256().equals(pinned.pinned().sha256()))
      throw new UserError(
          "tasks.dataset: %s is not the file that the run was made with (SHA-256 %s, now %s): put that one back, or train a new run"
              .formatted(pinned.dataset(), head(pinned.pinned().sha256()), head(read.sha256())));
    Held held = held(read, settings, pinned.context());
    Set<Integer> leftOut = Set.copyOf(pinned.pinned().leftOut());
    List<Defect> unknown = new ArrayList<>(read.defects());
    unknown.addAll(held.defects());
    unknown.removeIf(defect -> leftOut.contains(defect.row()));
    if (!unknown.isEmpty()) throw refused(pinned.dataset(), "", unknown);
    List<OwnRow> rows =
        held.rows().stream().filter(row -> !leftOut.contains(row.item().row())).toList();
    return Grouping.families(pinned.dataset(), rows, pinned.levels());
  }

  /** What a run takes of its dataset, as one line; empty where it has none. */
  public static Optional<String> words(Settings settings) {
    Settings.Tasks tasks = settings.tasks();
    if (tasks.dataset().isEmpty()) return Optional.empty();
    long rows = 0;
    long heldOut = 0;
    Catalog catalog = catalog(settings);
    for (Cell cell : catalog.cells()) {
      if (!(catalog.family(cell) instanceof DatasetFamily)) continue;
      rows += catalog.size(cell);
      heldOut += catalog.heldOutSize(cell);
    }
    int leftOut = tasks.pinned().leftOut().size();
    return Optional.of(
        "dataset %s: %,d rows to practise, about %,d held out%s"
            .formatted(
                tasks.dataset(),
                rows - heldOut,
                heldOut,
                leftOut == 0 ? "" : "; bad rows left out: %,d".formatted(leftOut)));
  }

  private static String shown(String prompt) {
    String line = prompt.replaceAll("\\s+", " ");
    return line.length() <= 40 ? line : "…" + line.substring(line.length() - 40);
  }

  private static String head(String sha256) {
    return sha256.substring(0, 12) + "…";
  }

  /**
   * @param more words of the command that says more
   */
  private static UserError refused(String file, String more, List<Defect> bad) {
    Defect first = bad.stream().min(Comparator.comparingInt(Defect::row)).orElseThrow();
    return new UserError(
        "%s:%d: %s; %s./cosr tasks check %s%s says more, and --set tasks.skip-bad=true leaves bad rows out"
            .formatted(
                file,
                first.row(),
                first.sentence(),
                bad.size() == 1 ? "" : "%d more rows are bad; ".formatted(bad.size() - 1),
                file,
                more));
  }

  /** The characters of the rows, and those that are there anyhow, in the order of their codes. */
  private static String symbols(Collection<OwnRow> rows, String more) {
    SortedSet<Character> all = new TreeSet<>();
    for (OwnRow row : rows) for (char c : (row.prompt() + row.lesson()).toCharArray()) all.add(c);
    for (char c : more.toCharArray()) all.add(c);
    StringBuilder out = new StringBuilder();
    for (char c : all) if (Notation.BASE.indexOf(c) < 0) out.append(c);
    return out.toString();
  }
}
