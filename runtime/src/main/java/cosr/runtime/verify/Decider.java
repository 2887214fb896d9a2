package cosr.runtime.verify;

import cosr.config.NearMisses;
import cosr.config.UserError;
import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.verifier.checks.Checks;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What decides a person's answers: a kind that is built in, or one that a plug-in brings.
 *
 * @param label the name in commands and lines
 * @param check the kind of the check
 * @param keys what a task has to hold
 * @param optional what it may hold besides
 * @param between what stands between the members of a list that a task holds
 * @param isolated whether it runs programs, which needs a sandbox
 * @param listsAsJson whether its check reads lists as JSON
 * @param open whether a task may hold what it likes: its check says what is missing
 */
record Decider(
    String label,
    AnswerForm form,
    String check,
    List<String> keys,
    List<String> optional,
    String between,
    boolean isolated,
    boolean listsAsJson,
    boolean open) {
  /**
   * What has this name.
   *
   * @throws cosr.config.UserError where nothing has
   */
  static Decider named(String name) {
    if (Stream.of(Kind.values()).noneMatch(kind -> kind.label().equals(name))) {
      SortedMap<String, AnswerForm> plugIns = Checks.installed().ofPlugins();
      AnswerForm form = plugIns.get(name);
      if (form != null)
        return new Decider(name, form, name, List.of(), List.of(), "\n", false, false, true);
      List<String> near = NearMisses.of(name, plugIns.keySet());
      if (!near.isEmpty())
        throw new UserError(
            "no kind '%s'; did you mean '%s'?".formatted(name, String.join("' or '", near)));
    }
    return of(Kind.named(name));
  }

  static Decider of(Kind kind) {
    return new Decider(
        kind.label(),
        kind.form(),
        kind.check(new TreeMap<>()).kind(),
        kind.keys(),
        kind.optional(),
        kind.between(),
        kind.isolated(),
        kind.listsAsJson(),
        false);
  }

  /** The check of a task that holds these values. */
  Check check(SortedMap<String, String> values) {
    return new Check(check, 1, values);
  }
}
