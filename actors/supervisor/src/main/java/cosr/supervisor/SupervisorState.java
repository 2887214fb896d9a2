package cosr.supervisor;

import cosr.protocol.Head;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger says.
 *
 * @param left the stage that a pause or a failure interrupted
 * @param terms of the process that began the run or whose divergence was accepted; none before the
 *     first event
 * @param lessons learned so far
 * @param quizzes closed so far
 * @param rounds closed so far
 * @param exams graded so far
 * @param version updates behind the weights
 * @param digest of the weights
 * @param sheets open, in the order in which they were opened
 * @param heads of the other roles as they were last written, one a role
 */
public record SupervisorState(
    RunStage stage,
    RunStage left,
    List<Terms> terms,
    int lessons,
    int quizzes,
    int rounds,
    int exams,
    int version,
    String digest,
    List<Sheet> sheets,
    List<Head> heads) {

  /** An open sheet. */
  public record Sheet(Stage stage, int index, int version, SheetPhase phase) {
    SheetKey key() {
      return new SheetKey(stage, index, 0);
    }
  }

  static SupervisorState initial() {
    return new SupervisorState(
        RunStage.NEW, RunStage.NEW, List.of(), 0, 0, 0, 0, 0, "", List.of(), List.of());
  }

  SupervisorState moved(RunStage from, RunStage to) {
    boolean interrupted = to == RunStage.PAUSED || to == RunStage.FAILED;
    return new SupervisorState(
        to,
        interrupted ? from : to,
        terms,
        lessons,
        quizzes,
        rounds,
        exams,
        version,
        digest,
        sheets,
        heads);
  }

  SupervisorState terms(Terms now) {
    return new SupervisorState(
        stage, left, List.of(now), lessons, quizzes, rounds, exams, version, digest, sheets, heads);
  }

  SupervisorState weights(int nowLessons, int nowVersion, String nowDigest) {
    return new SupervisorState(
        stage,
        left,
        terms,
        nowLessons,
        quizzes,
        rounds,
        exams,
        nowVersion,
        nowDigest,
        sheets,
        heads);
  }

  /** With newer heads of some roles. */
  SupervisorState heads(List<Head> newer) {
    SortedMap<Role, Head> byRole = new TreeMap<>();
    for (Head h : heads) byRole.put(h.role(), h);
    for (Head h : newer) byRole.merge(h.role(), h, (a, b) -> b.sequence() >= a.sequence() ? b : a);
    return new SupervisorState(
        stage,
        left,
        terms,
        lessons,
        quizzes,
        rounds,
        exams,
        version,
        digest,
        sheets,
        List.copyOf(byRole.values()));
  }

  SupervisorState opened(Sheet sheet) {
    List<Sheet> more = new ArrayList<>(sheets);
    more.add(sheet);
    return sheets(more);
  }

  SupervisorState moved(Stage of, int index, SheetPhase phase) {
    List<Sheet> changed = new ArrayList<>();
    for (Sheet s : sheets) {
      boolean same = s.stage == of && s.index == index;
      changed.add(same ? new Sheet(s.stage, s.index, s.version, phase) : s);
    }
    return sheets(changed);
  }

  SupervisorState closed(Stage of, int index) {
    return sheets(sheets.stream().filter(s -> s.stage != of || s.index != index).toList());
  }

  SupervisorState quizClosed(int quiz) {
    SupervisorState s = closed(Stage.WARM_UP, quiz);
    return new SupervisorState(
        stage, left, terms, lessons, quiz + 1, rounds, exams, version, digest, s.sheets, heads);
  }

  SupervisorState roundClosed(int round, int nowVersion, String nowDigest) {
    SupervisorState s = closed(Stage.ROUND, round);
    return new SupervisorState(
        stage,
        left,
        terms,
        lessons,
        quizzes,
        round + 1,
        exams,
        nowVersion,
        nowDigest,
        s.sheets,
        heads);
  }

  SupervisorState examGraded(int exam) {
    SupervisorState s = closed(Stage.EXAM, exam);
    return new SupervisorState(
        stage, left, terms, lessons, quizzes, rounds, exam + 1, version, digest, s.sheets, heads);
  }

  private SupervisorState sheets(List<Sheet> now) {
    return new SupervisorState(
        stage,
        left,
        terms,
        lessons,
        quizzes,
        rounds,
        exams,
        version,
        digest,
        List.copyOf(now),
        heads);
  }
}
