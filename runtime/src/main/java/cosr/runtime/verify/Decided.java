package cosr.runtime.verify;

import cosr.protocol.Answer;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.runtime.cli.Json;
import cosr.runtime.screen.Ink;
import cosr.runtime.screen.Mark;
import cosr.runtime.screen.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A verdict as a person or a script reads it. */
record Decided(Problem problem, Verdict verdict) {
  /** {@code {"id", "outcome", "code", "answer", "from", "to", "passed", "parts"}}. */
  Map<String, Object> json() {
    Map<String, Object> values = new LinkedHashMap<>();
    if (!problem.id().isEmpty()) values.put("id", problem.id());
    values.putAll(
        Json.object("outcome", outcome(verdict.outcome()), "code", code(verdict.outcome())));
    if (problem.answer() instanceof Answer.Found found)
      values.putAll(Json.object("answer", found.value(), "from", found.start(), "to", found.end()));
    values.putAll(
        Json.object(
            "passed", verdict.partsPassed(),
            "parts", verdict.parts(),
            "evidence", verdict.evidence(),
            "advisories", verdict.advisories()));
    return values;
  }

  /** The same in lines. */
  List<String> lines(Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(Reply.labelled("verdict", Mark.of(verdict.outcome()).inked(ink)));
    lines.add(
        Reply.labelled(
            "answer",
            switch (problem.answer()) {
              case Answer.Found found ->
                  "%s  (characters %d to %d of the text)"
                      .formatted(Reply.shown(found.value()), found.start(), found.end());
              case Answer.None none -> "none: " + none.code();
            }));
    if (verdict.parts() > 1)
      lines.add(
          Reply.labelled(
              "parts", "%d of %d passed".formatted(verdict.partsPassed(), verdict.parts())));
    for (String advisory : verdict.advisories())
      lines.add(Reply.labelled("note", Reply.shown(advisory)));
    return lines;
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Correct c -> "correct";
      case Outcome.Incorrect i -> "incorrect";
      case Outcome.NoAnswer n -> "no-answer";
      case Outcome.Exhausted e -> "exhausted";
      case Outcome.BadTask b -> "bad-task";
      case Outcome.Undecided u -> "undecided";
      case Outcome.Fault f -> "fault";
    };
  }

  private static String code(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Correct c -> "";
      case Outcome.Incorrect i -> i.code();
      case Outcome.NoAnswer n -> n.code();
      case Outcome.Exhausted e -> e.limit();
      case Outcome.BadTask b -> b.code();
      case Outcome.Undecided u -> u.code();
      case Outcome.Fault f -> f.code();
    };
  }
}
