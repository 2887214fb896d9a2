package cosr.python;

import cosr.python.value.PyInt;
import cosr.python.value.PyTuple;
import cosr.python.value.PyValue;
import java.util.List;

/** What this interpreter says of a program, in the words of {@link Cpython}. */
final class Ours {
  private static final Limits LIMITS = new Limits(300_000, 1 << 25, 200);

  private Ours() {}

  static String run(Cpython.Job job) {
    return text(outcome(job));
  }

  static Outcome outcome(Cpython.Job job) {
    return switch (Program.parse(job.source())) {
      case Program.Rejected r -> r.refused();
      case Program.Accepted a -> a.program().call("f", arguments(job.args()), LIMITS);
    };
  }

  static List<PyValue> arguments(String args) {
    if (args.isEmpty()) return List.of();
    PyValue tuple = Literal.parse("(" + args + ",)").orElseThrow();
    return List.of(((PyTuple) tuple).items());
  }

  static String text(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Value v -> "V " + v.value().typeName() + " " + shown(v);
      case Outcome.Raised r -> "E " + r.errorClass();
      case Outcome.Refused r -> "R " + r.code() + " " + r.line() + " " + r.message();
      case Outcome.Limit l -> "L " + l.kind();
    };
  }

  private static String shown(Outcome.Value v) {
    if (v.value() instanceof PyInt i && i.bits() > 2000)
      return (i.sign() < 0 ? "-0x" : "0x") + i.big().abs().toString(16);
    return v.repr();
  }

  /** Whether the interpreter claims to know how the program ends. */
  static boolean decides(String answer) {
    return answer.startsWith("V ") || answer.startsWith("E ");
  }
}
