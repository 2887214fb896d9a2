package cosr.datasets;

import cosr.config.NearMisses;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.protocol.AnswerForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is in a file of tasks.
 *
 * @param file as the user named it
 * @param sha256 of the file, in hex
 * @param shape name of the shape that its rows have
 * @param used the columns that this shape reads
 * @param columns all that were found, in the order of the file
 * @param rows rows and lines in all
 * @param items the tasks, in the order of the file, no prompt twice
 * @param defects rows that are no tasks, in the order of the file
 * @param remarks rows that are left out without harm: empty lines, and tasks that were there before
 */
public record Dataset(
    String file,
    String sha256,
    String shape,
    List<String> used,
    List<String> columns,
    int rows,
    List<Item> items,
    List<Defect> defects,
    List<Defect> remarks) {
  /** Rows that are looked at to find the shape. */
  private static final int SAMPLE = 1000;

  /**
   * Reads a file.
   *
   * @param kinds further checks that the settings may name, with the form of their answers
   * @throws UserError where it is no file of rows, or the shape of the rows is not known
   */
  public static Dataset read(Path path, Settings.Columns names, Map<String, AnswerForm> kinds) {
    DatasetFile file = DatasetFile.read(path);
    Shape shape = shape(file, names, kinds);
    List<Item> items = new ArrayList<>();
    List<Defect> defects = new ArrayList<>();
    List<Defect> remarks = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    int[] rows = {0};
    file.each(
        entry -> {
          rows[0]++;
          switch (entry) {
            case Entry.Blank blank -> remarks.add(new Defect(blank.row(), "", "the line is empty"));
            case Entry.Broken broken -> defects.add(new Defect(broken.row(), "", broken.why()));
            case Entry.Row row -> {
              Columns read = new Columns(row.columns());
              columns.addAll(read.names());
              try {
                items.add(shape.reader().read(row.row(), read));
              } catch (BadRow e) {
                defects.add(e.at(row.row()));
              }
            }
          }
          return true;
        });
    List<Item> single = withoutRepeats(items, defects, remarks);
    return new Dataset(
        file.name(),
        file.sha256(),
        shape.label(),
        shape.columns(),
        List.copyOf(columns),
        rows[0],
        single,
        inOrder(defects),
        inOrder(remarks));
  }

  /** The same without these rows, which are defects from here on. */
  public Dataset without(List<Defect> more) {
    Set<Integer> rows = new TreeSet<>(more.stream().map(Defect::row).toList());
    List<Defect> all = new ArrayList<>(defects);
    all.addAll(more);
    return new Dataset(
        file,
        sha256,
        shape,
        used,
        columns,
        this.rows,
        items.stream().filter(item -> !rows.contains(item.row())).toList(),
        inOrder(all),
        remarks);
  }

  /** The settings that name the columns of prompt and answer, for a file with these. */
  public static String mapping(List<String> columns) {
    return Shape.mapping(columns);
  }

  private static List<Defect> inOrder(List<Defect> defects) {
    return defects.stream().sorted(Comparator.comparingInt(Defect::row)).toList();
  }

  private static Shape shape(
      DatasetFile file, Settings.Columns names, Map<String, AnswerForm> kinds) {
    Set<String> columns = new LinkedHashSet<>();
    Map<Shape, Integer> fits = new LinkedHashMap<>();
    int[] seen = {0};
    boolean[] marked = {false};
    file.each(
        entry -> {
          if (entry instanceof Entry.Row row) {
            Columns read = new Columns(row.columns());
            columns.addAll(read.names());
            marked[0] |= read.textOrEmpty("answer").contains("####");
            for (Shape shape : Shape.KNOWN)
              if (read.have(shape.columns())) fits.merge(shape, 1, Integer::sum);
          }
          return ++seen[0] < SAMPLE;
        });
    List<String> found = List.copyOf(columns);
    if (found.isEmpty())
      throw new UserError(
          file.name() + ": no line is a JSON object {…}; wanted are JSON lines or parquet");
    if (!names.prompt().isEmpty()) {
      requireColumn(file, found, "prompt", names.prompt());
      requireColumn(file, found, "answer", names.answer());
      requireColumn(file, found, "solution", names.solution());
      requireColumn(file, found, "subject", names.subject());
      requireColumn(file, found, "level", names.level());
      return Shape.mapped(names, kinds);
    }
    Shape best = null;
    for (Shape shape : Shape.KNOWN) {
      if (!marked[0] && shape.label().equals("GSM8K")) continue;
      int rows = fits.getOrDefault(shape, 0);
      if (rows > (best == null ? 0 : fits.getOrDefault(best, 0))) best = shape;
    }
    if (best == null)
      throw new UserError(
          "%s: its columns (%s) have no known shape: name those of prompt and answer, such as %s"
              .formatted(file.name(), String.join(", ", found), Shape.mapping(found)));
    return best;
  }

  private static void requireColumn(
      DatasetFile file, List<String> found, String what, String name) {
    if (!name.isEmpty() && !found.contains(name))
      throw new UserError(
          "tasks.columns.%s: %s has no column '%s'%s"
              .formatted(what, file.name(), name, NearMisses.hint(name, found)));
  }

  /** Of tasks with the same prompt the first; one with another check is a defect. */
  private static List<Item> withoutRepeats(
      List<Item> items, List<Defect> defects, List<Defect> remarks) {
    Map<String, Item> byPrompt = new LinkedHashMap<>();
    for (Item item : items) {
      Item first = byPrompt.putIfAbsent(item.prompt(), item);
      if (first == null) continue;
      if (item.check().equals(first.check()))
        remarks.add(new Defect(item.row(), "", "the task of row " + first.row() + " again"));
      else
        defects.add(
            new Defect(
                item.row(),
                "",
                "row %d has its prompt with another answer: one of them is wrong"
                    .formatted(first.row())));
    }
    return List.copyOf(byPrompt.values());
  }
}
