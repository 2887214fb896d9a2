package cosr.verifier.isolated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import cosr.python.PlainTests;
import cosr.python.value.LimitException;
import cosr.python.value.PyValue;
import cosr.sandbox.Examiner;
import cosr.sandbox.FunctionTask;
import cosr.sandbox.Report;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs plain tests in the JVM: only the calls with their arguments go to the solution's sandbox, in
 * the words of the sandbox of the tests (peer.py), and values come back. Whatever is not plain, an
 * object, a class, a number that is none, is left to the sandbox of the tests, whose report it
 * would be then. The two agree wherever this one says anything.
 */
final class PlainExaminer implements Examiner {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readerFor(JsonNode.class);

  /** Longest question and answer, in bytes. */
  private static final int LONGEST = 1 << 18;

  /** Built-in classes of exceptions whose instances have nothing that could fail to cross. */
  private static final Set<String> RAISED =
      Set.of(
          "ArithmeticError",
          "AssertionError",
          "AttributeError",
          "EOFError",
          "Exception",
          "ImportError",
          "IndentationError",
          "IndexError",
          "KeyError",
          "LookupError",
          "MemoryError",
          "ModuleNotFoundError",
          "NameError",
          "NotImplementedError",
          "OSError",
          "OverflowError",
          "RecursionError",
          "RuntimeError",
          "SyntaxError",
          "TabError",
          "TypeError",
          "UnboundLocalError",
          "ValueError",
          "ZeroDivisionError");

  private final PlainTests tests;
  private final FunctionTask task;

  private PlainExaminer(PlainTests tests, FunctionTask task) {
    this.tests = tests;
    this.task = task;
  }

  /** The examiner of a task; nothing where its tests are not plain. */
  static Optional<PlainExaminer> of(FunctionTask task) {
    return PlainTests.read(task.tests(), task.entry())
        .filter(tests -> leavesAlone(task.prompt(), tests.names()))
        .map(tests -> new PlainExaminer(tests, task));
  }

  /** Whether the prompt, which tests see as well, has nothing to do with the names. */
  private static boolean leavesAlone(String prompt, Set<String> names) {
    if (prompt.isBlank()) return true;
    String some = String.join("|", names);
    String open = "import\\s*\\(?\\s*\\*|\\b(?:builtins|__builtins__|globals|exec|eval)\\b";
    Pattern pattern = Pattern.compile(some.isEmpty() ? open : open + "|\\b(?:" + some + ")\\b");
    return !pattern.matcher(prompt).find();
  }

  /** An exception of the solution on its way through the tests. */
  private static final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String name;

    Raised(String name) {
      super(name, null, false, false);
      this.name = name;
    }
  }

  /** There is no such function, which the tests find out when they call it. */
  private static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Missing() {
      super("no function", null, false, false);
    }
  }

  @Override
  public Optional<Report> examine(Solution solution) {
    int[] calls = {0};
    int part = 0;
    int parts = 1;
    try {
      Optional<Integer> there = load(solution);
      if (there.isEmpty() && !task.entry().isEmpty())
        return Optional.of(incorrect("no-function", 0, parts, task.entry()));
      parts = tests.parts();
      PlainTests.Function function =
          (arguments, named) -> {
            calls[0]++;
            return call(solution, there.orElseThrow(Missing::new), arguments, named);
          };
      for (; part < parts; part++)
        switch (tests.run(part, function)) {
          case PlainTests.Passed p -> {}
          case PlainTests.Failed f -> {
            return Optional.of(failed(f.error(), part, parts));
          }
          case PlainTests.Unknown u -> {
            return Optional.empty();
          }
        }
    } catch (Missing e) {
      return Optional.of(incorrect("no-function", part, parts, "NameError"));
    } catch (Raised e) {
      return Optional.of(failed(e.name, part, parts));
    } catch (NotPlainException | LimitException | StackOverflowError e) {
      return Optional.empty();
    }
    // Tests that call nothing are at fault.
    return calls[0] == 0
        ? Optional.empty()
        : Optional.of(new Report(Report.Word.CORRECT, "-", part, part, ""));
  }

  private static Report failed(String error, int passed, int parts) {
    return switch (error) {
      case "AssertionError" -> incorrect("value", passed, parts, error);
      case "MemoryError" -> new Report(Report.Word.EXHAUSTED, "memory", passed, parts, error);
      case "SyntaxError", "IndentationError", "TabError" ->
          incorrect("syntax", passed, parts, error);
      default -> incorrect("raises", passed, parts, error);
    };
  }

  private static Report incorrect(String code, int passed, int parts, String remark) {
    return new Report(Report.Word.INCORRECT, code, passed, parts, remark);
  }

  /** The number of the function; nothing where the solution has none. */
  private Optional<Integer> load(Solution solution) {
    WireWriter question = new WireWriter();
    question.raw("m[\"q\",\"load\",[\"t\",[\"l\",").text(tests.function()).raw("]]]");
    JsonNode answer = answer(solution, question);
    if (answer.path(0).asText().equals("x")) {
      // The prompt may be what failed, which is the task's fault.
      if (!task.prompt().isBlank()) throw new NotPlainException();
      throw raised(answer);
    }
    JsonNode known = answer.path(1).path(1);
    boolean told = answer.path(1).size() == 2 && known.size() == 4;
    if (!told || !known.path(1).isBoolean()) throw new NotPlainException();
    if (!known.path(1).booleanValue()) {
      // The prompt, which the tests see as well, may have had one.
      if (!task.prompt().isBlank()) throw new NotPlainException();
      return Optional.empty();
    }
    JsonNode function = known.path(2);
    boolean plain = function.path(0).asText().equals("h") && function.path(1).isInt();
    if (!plain || !function.path(2).asText().equals("object")) throw new NotPlainException();
    return Optional.of(function.path(1).intValue());
  }

  private PyValue call(
      Solution solution, int function, List<PyValue> arguments, Map<String, PyValue> named) {
    WireWriter question = new WireWriter();
    question.raw("m[\"q\",\"call\",[\"t\",[\"r\"," + function + "],[\"t\"");
    for (PyValue argument : arguments) question.raw(",").value(argument);
    question.raw("],[\"d\"");
    named.forEach((name, value) -> question.raw(",").text(name).raw(",").value(value));
    question.raw("]]]");
    JsonNode answer = answer(solution, question);
    if (answer.path(0).asText().equals("x")) throw raised(answer);
    if (!answer.path(0).asText().equals("a") || answer.size() != 3) throw new NotPlainException();
    return new WireReader(question.containers()).value(answer.get(1), answer.get(2));
  }

  private static JsonNode answer(Solution solution, WireWriter question) {
    if (question.message().length() > LONGEST) throw new NotPlainException();
    byte[] line = solution.ask(question.message().toString().getBytes(StandardCharsets.US_ASCII));
    if (line.length > LONGEST) throw new NotPlainException();
    try {
      String text = new String(line, 1, line.length - 1, StandardCharsets.UTF_8);
      JsonNode answer = JSON.readTree(text);
      if (answer == null || !answer.isArray()) throw new NotPlainException();
      return answer;
    } catch (JsonProcessingException e) {
      throw new NotPlainException();
    }
  }

  /** What the solution raised, where it is of a built-in class. */
  private static Raised raised(JsonNode answer) {
    boolean builtIn = answer.size() == 5 && answer.get(2).isInt() && answer.get(2).intValue() == -1;
    String name = answer.path(1).asText();
    if (!builtIn || !RAISED.contains(name)) throw new NotPlainException();
    return new Raised(name);
  }
}
