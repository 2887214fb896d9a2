package cosr.proof;

import cosr.proof.Statement.Assertion;
import cosr.proof.Statement.Hypothesis;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps as letters, after appendix B of the Metamath book: {@code A} to {@code T} is 1 to 20 and
 * ends a number, {@code U} to {@code Y} before it is 1 to 5 times 20, 100, 500, … A number names a
 * mandatory hypothesis, then a label of the list, then what a {@code Z} saved.
 */
final class CompressedProof {
  private static final int LARGEST = 1 << 28;

  private final Machine machine;
  private final Hypothesis[] mandatory;
  private final List<Statement> labels;
  private final List<int[]> saved = new ArrayList<>();
  private int number;
  private boolean fresh;

  CompressedProof(Machine machine, Assertion goal, List<Statement> labels) {
    this.machine = machine;
    this.mandatory = goal.hypotheses();
    this.labels = labels;
  }

  void letters(String text) {
    for (int i = 0; i < text.length(); i++) letter(text.charAt(i));
  }

  void finish() {
    if (number != 0) throw ProofException.of("compressed");
  }

  private void letter(char c) {
    if (c >= 'A' && c <= 'T') {
      step(number * 20 + c - 'A');
      number = 0;
    } else if (c >= 'U' && c <= 'Y') {
      number = number * 5 + c - 'U' + 1;
      if (number > LARGEST / 20) throw ProofException.of("compressed");
    } else if (c == 'Z') {
      if (number != 0 || !fresh) throw ProofException.of("compressed");
      saved.add(machine.top());
      fresh = false;
    } else {
      throw ProofException.of(c == '?' ? "incomplete" : "compressed");
    }
  }

  private void step(int place) {
    int listed = place - mandatory.length;
    int copy = listed - labels.size();
    if (listed < 0) machine.step(mandatory[place]);
    else if (copy < 0) machine.step(labels.get(listed));
    else if (copy < saved.size()) machine.push(saved.get(copy));
    else throw ProofException.of("compressed");
    fresh = true;
  }
}
