package cosr.datasets;

import cosr.config.Settings;
import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How rows of one kind of file are read.
 *
 * @param label its name, for people
 * @param columns that each row has; the first holds what is asked
 */
record Shape(String label, List<String> columns, Reader reader) {
  /** Reads one row. */
  @FunctionalInterface
  interface Reader {
    /** The row's task; a row that is none is a {@link BadRow}. */
    Item read(int row, Columns columns);
  }

  /** All that are known, those with more columns first. */
  static final List<Shape> KNOWN =
      List.of(
          new Shape(
              "HumanEval",
              List.of("prompt", "canonical_solution", "test", "entry_point"),
              Programs::humanEval),
          new Shape(
              "MBPP", List.of("text", "code", "test_list"), (r, c) -> Programs.mbpp(r, c, "text")),
          new Shape(
              "MBPP, sanitized",
              List.of("prompt", "code", "test_list"),
              (r, c) -> Programs.mbpp(r, c, "prompt")),
          new Shape("verl", List.of("prompt", "data_source", "reward_model"), Shape::verl),
          new Shape("MATH", List.of("problem", "solution"), Shape::math),
          new Shape("prompt and solution", List.of("prompt", "solution"), Shape::promptAndSolution),
          new Shape("GSM8K", List.of("question", "answer"), Shape::gsm8k));

  /**
   * The shape that the settings describe.
   *
   * @param kinds forms of the answers of further checks, by kind
   */
  static Shape mapped(Settings.Columns names, Map<String, AnswerForm> kinds) {
    return new Shape(
        "as the settings name it",
        List.of(names.prompt(), names.answer()),
        (row, columns) -> {
          String prompt = columns.prompt(names.prompt());
          Gold gold =
              Gold.by(names.check(), columns.scalar(names.answer()).strip(), names.answer(), kinds);
          String solution =
              names.solution().isEmpty()
                  ? solution(columns, names.answer(), gold)
                  : columns.text(names.solution());
          return item(
              row,
              prompt,
              gold,
              solution,
              columns.label(names.subject()),
              columns.level(names.level()));
        });
  }

  private static Item gsm8k(int row, Columns columns) {
    String prompt = columns.text("question");
    String answer = columns.text("answer");
    Gold gold = Gold.marked(answer, "answer");
    return item(row, prompt, gold, answer, Optional.empty(), OptionalInt.empty());
  }

  private static Item math(int row, Columns columns) {
    String prompt = columns.text("problem");
    String solution = columns.text("solution");
    Gold gold = Gold.boxed(solution, "solution");
    Optional<String> subject =
        columns.label("type").isPresent() ? columns.label("type") : columns.label("subject");
    return item(row, prompt, gold, solution, subject, columns.level("level"));
  }

  private static Item promptAndSolution(int row, Columns columns) {
    String prompt = columns.prompt("prompt");
    Gold gold = Gold.stated(columns.scalar("solution").strip(), "solution");
    return item(
        row,
        prompt,
        gold,
        solution(columns, "solution", gold),
        columns.label("subject"),
        columns.level("level"));
  }

  private static Item verl(int row, Columns columns) {
    String prompt = columns.prompt("prompt");
    String style = columns.scalar("reward_model", "style");
    if (!style.equals("rule"))
      throw new BadRow(
          "reward_model.style",
          "'%s', and only 'rule' has an answer to compare with".formatted(style));
    Gold gold =
        Gold.stated(
            columns.scalar("reward_model", "ground_truth").strip(), "reward_model.ground_truth");
    return item(row, prompt, gold, gold.solution(), columns.label("ability"), OptionalInt.empty());
  }

  /** The column where it is more than the answer, else the answer alone. */
  private static String solution(Columns columns, String column, Gold gold) {
    String whole = columns.scalar(column).strip();
    return whole.contains("####") || whole.contains("\\boxed") ? whole : gold.solution();
  }

  private static Item item(
      int row,
      String prompt,
      Gold gold,
      String solution,
      Optional<String> subject,
      OptionalInt level) {
    return new Item(
        row,
        prompt.strip(),
        gold.form(),
        gold.check(),
        solution.strip(),
        gold.answer(),
        subject,
        level);
  }

  /** The line that names columns of one's own, for a file with these. */
  static String mapping(List<String> columns) {
    String prompt =
        guess(
            columns,
            List.of("prompt", "question", "problem", "input", "query", "instruction", "text"),
            0);
    String answer =
        guess(
            columns,
            List.of("answer", "solution", "ground_truth", "target", "output", "label", "response"),
            1);
    return "--set tasks.columns.prompt=%s --set tasks.columns.answer=%s".formatted(prompt, answer);
  }

  private static String guess(List<String> columns, List<String> usual, int place) {
    for (String name : usual) if (columns.contains(name)) return name;
    return place < columns.size() ? columns.get(place) : "NAME";
  }

  /** Functions with tests, decided by running them. */
  private static final class Programs {
    private static final Pattern CLASS = Pattern.compile("(?m)^class\\s+([A-Za-z_0-9]+)");

    private Programs() {}

    static Item humanEval(int row, Columns columns) {
      String prompt = columns.text("prompt");
      String entry = columns.text("entry_point");
      TreeMap<String, String> parameters = new TreeMap<>();
      parameters.put("prompt", prompt);
      parameters.put("entry", entry);
      parameters.put("tests", columns.text("test"));
      return program(row, prompt, prompt + columns.text("canonical_solution"), parameters);
    }

    static Item mbpp(int row, Columns columns, String asks) {
      String prompt = columns.text(asks);
      List<String> tests = new ArrayList<>(columns.texts("test_list"));
      String shown = tests.getFirst();
      if (has(columns, "challenge_test_list")) tests.addAll(columns.texts("challenge_test_list"));
      TreeMap<String, String> parameters = new TreeMap<>();
      String setup = columns.textOrEmpty("test_setup_code");
      if (has(columns, "test_imports"))
        setup = String.join("\n", columns.texts("test_imports")) + "\n" + setup;
      if (!setup.isBlank()) parameters.put("setup", setup);
      String code = columns.text("code");
      String names = columns.textOrEmpty("names") + classes(code, String.join("\n", tests));
      if (!names.isBlank()) parameters.put("names", names.strip());
      parameters.put("tests", String.join("\n", tests));
      return program(row, prompt + "\n" + shown, code, parameters);
    }

    /** Classes of the reference that the tests make objects of. */
    private static String classes(String code, String tests) {
      StringBuilder names = new StringBuilder();
      Matcher matcher = CLASS.matcher(code);
      while (matcher.find())
        if (Pattern.compile("\\b" + matcher.group(1) + "\\(").matcher(tests).find())
          names.append(' ').append(matcher.group(1));
      return names.toString();
    }

    private static boolean has(Columns columns, String list) {
      return columns.have(List.of(list)) && !columns.row().get(list).isEmpty();
    }

    private static Item program(
        int row, String prompt, String solution, TreeMap<String, String> parameters) {
      return new Item(
          row,
          prompt.strip(),
          AnswerForm.PROGRAM,
          new Check("python-tests", 1, parameters),
          solution.stripTrailing(),
          solution.stripTrailing(),
          Optional.empty(),
          OptionalInt.empty());
    }
  }
}
