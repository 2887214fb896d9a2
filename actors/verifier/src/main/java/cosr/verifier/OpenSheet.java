package cosr.verifier;

import cosr.protocol.Answer;
import cosr.protocol.Mishaps;
import cosr.protocol.Outcome;
import cosr.protocol.PoolUse;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Question;
import cosr.protocol.VerifierCommand.VerifyAnswers;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A sheet that is being verified: its jobs by question, whatever comes back first. */
final class OpenSheet {
  private final VerifyAnswers command;
  private final List<Group> groups = new ArrayList<>();
  private int depth;
  private Mishaps mishaps = Mishaps.NONE;

  /**
   * @param again samples that are decided a second time, in ascending order
   */
  private record Group(
      Question question, Optional<OpenJob> first, List<Integer> again, Optional<OpenJob> second) {
    Stream<OpenJob> jobs() {
      return Stream.concat(first.stream(), second.stream());
    }
  }

  OpenSheet(VerifyAnswers command, RecheckDraw draw, long now) {
    this.command = command;
    for (int i = 0; i < command.questions().size(); i++) {
      Question question = command.questions().get(i);
      List<Integer> again =
          draw.samples(command.key(), question.taskId(), question.answers().size());
      groups.add(
          new Group(
              question,
              job(i, 0, question, all(question.answers().size()), now),
              again,
              job(i, 1, question, again, now)));
    }
  }

  private static List<Integer> all(int samples) {
    return IntStream.range(0, samples).boxed().toList();
  }

  private Optional<OpenJob> job(
      int index, int pass, Question question, List<Integer> samples, long now) {
    if (samples.isEmpty()) return Optional.empty();
    List<Answer> answers = samples.stream().map(question.answers()::get).toList();
    String id = command.run() + "|" + command.key() + "|" + index + "|" + pass;
    return Optional.of(
        new OpenJob(
            OpenJob.job(command.run(), id, question.check(), samples, answers, pass > 0), now));
  }

  /** All jobs, by question and pass. */
  List<OpenJob> jobs() {
    return groups.stream().flatMap(Group::jobs).toList();
  }

  /** So many jobs are open. */
  void queue(int jobs) {
    depth = Math.max(depth, jobs);
  }

  /** What went wrong since the last report. */
  void count(Mishaps more) {
    mishaps = mishaps.plus(more);
  }

  boolean isDecided() {
    return groups.stream().flatMap(Group::jobs).noneMatch(OpenJob::isOpen);
  }

  /** What is to be recorded once every job is answered: in the order asked. */
  SheetDecided decided() {
    return new SheetDecided(
        command.run(),
        VerdictsRecorded.of(command.key(), groups.stream().map(OpenSheet::fold).toList()),
        PoolUse.of(depth, jobs().stream().flatMapToLong(OpenJob::latencies), mishaps));
  }

  /**
   * The first verdicts stand, unless a second one says otherwise: then nothing of the group is
   * certain enough to be learned from. A fault on either side makes no recheck.
   */
  private static GroupVerdicts fold(Group group) {
    List<Verdict> first = group.first().map(OpenJob::verdicts).orElse(List.of());
    List<Verdict> second = group.second().map(OpenJob::verdicts).orElse(List.of());
    int rechecked = 0;
    int disagreements = 0;
    for (int i = 0; i < second.size(); i++) {
      Outcome one = first.get(group.again().get(i)).outcome();
      Outcome other = second.get(i).outcome();
      if (one instanceof Outcome.Fault || other instanceof Outcome.Fault) continue;
      rechecked++;
      if (!one.equals(other)) disagreements++;
    }
    List<Verdict> stand =
        disagreements == 0 ? first : first.stream().map(OpenSheet::doubted).toList();
    return new GroupVerdicts(group.question().taskId(), stand, rechecked, disagreements);
  }

  private static Verdict doubted(Verdict v) {
    if (!v.outcome().teaches()) return v;
    return new Verdict(
        new Outcome.Undecided("verdicts-disagree"), 0, v.parts(), v.evidence(), v.advisories());
  }
}
