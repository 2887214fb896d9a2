package cosr.verifier.isolated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.sandbox.Facts;
import cosr.sandbox.SandboxLost;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.BadReference;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code python-stdio} v1: the answer is a program that writes for each of {@code inputs} the text
 * in the same place of {@code outputs}; both are JSON lists of texts. Each input is a run of its
 * own. Lines are compared without the white space at their ends, and empty lines at the end do not
 * count. All have to be right, and the program has to end with the exit code 0; the verdict says
 * how many were right before the first that was not. Incorrect with {@code output}, {@code raises},
 * {@code syntax} or {@code crash}.
 */
final class PythonStdio extends IsolatedChecker {
  static final String KIND = "python-stdio";

  private static final ObjectMapper JSON = new ObjectMapper();

  PythonStdio(Sandboxes sandboxes) {
    super(KIND, sandboxes);
  }

  @Override
  public boolean followsFromAnswer() {
    return true;
  }

  @Override
  public void requireReference(Check check) {
    int inputs = texts(check, "inputs").size();
    if (inputs == 0 || inputs != texts(check, "outputs").size()) throw new BadReference();
  }

  @Override
  int runsOf(Check check) {
    return runs(check);
  }

  /** How often an answer is run; 0 where the task is none. */
  static int runs(Check check) {
    try {
      return texts(check, "inputs").size();
    } catch (BadReference e) {
      return 0;
    }
  }

  @Override
  Verdict run(Sandboxes there, Check check, String answer) throws SandboxLost {
    List<String> inputs = texts(check, "inputs");
    List<String> outputs = texts(check, "outputs");
    int parts = inputs.size();
    for (int i = 0; i < parts; i++) {
      Facts facts = there.script(answer, inputs.get(i));
      Outcome outcome = outcome(facts, outputs.get(i));
      if (!(outcome instanceof Outcome.Correct))
        return verdict(outcome, i, parts, lastLine(facts.stderr()));
    }
    return verdict(new Outcome.Correct(), parts, parts, "");
  }

  private static Outcome outcome(Facts facts, String expected) {
    return switch (facts.status()) {
      case CPU, WALL -> new Outcome.Exhausted("time");
      case MEMORY -> new Outcome.Exhausted("memory");
      case OUTPUT -> new Outcome.Exhausted("output");
      case CRASHED -> new Outcome.Incorrect("crash");
      case EXITED -> {
        if (facts.exitCode() != 0)
          yield new Outcome.Incorrect(
              lastLine(facts.stderr()).startsWith("SyntaxError") ? "syntax" : "raises");
        yield same(facts.stdout(), expected)
            ? new Outcome.Correct()
            : new Outcome.Incorrect("output");
      }
    };
  }

  private static boolean same(String written, String expected) {
    return lines(written).equals(lines(expected));
  }

  private static List<String> lines(String text) {
    return text.stripTrailing().lines().map(String::stripTrailing).toList();
  }

  private static String lastLine(String text) {
    String stripped = text.stripTrailing();
    return stripped.substring(stripped.lastIndexOf('\n') + 1);
  }

  private static List<String> texts(Check check, String name) {
    JsonNode node;
    try {
      node = JSON.readTree(parameter(check, name));
    } catch (JsonProcessingException e) {
      throw new BadReference();
    }
    if (!node.isArray()) throw new BadReference();
    List<String> texts = new ArrayList<>();
    for (JsonNode item : node) {
      if (!item.isValueNode() || item.isNull()) throw new BadReference();
      texts.add(item.asText());
    }
    return texts;
  }
}
