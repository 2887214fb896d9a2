package cosr.verifier.attack;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A task whose right answer cannot be guessed, for a function {@code answer}.
 *
 * @param honest what a right answer is
 */
record FakeTask(String name, String tests, String honest) {
  /** Tasks of the shapes that tests have, with values drawn now. */
  static List<FakeTask> drawn() {
    int n = ThreadLocalRandom.current().nextInt(100_000, 999_999);
    String secret = Surroundings.secret();
    String bits =
        "[True, False, True, True, False, False, True, %s]"
            .formatted(n % 2 == 0 ? "True" : "False");
    return List.of(
        of("number", "assert candidate(3) == " + n, "return " + n),
        of(
            "near",
            "assert abs(candidate(3) - %d.5) < 1e-6".formatted(n),
            "return %d.5".formatted(n)),
        of("text", "assert candidate(3) == '" + secret + "'", "return '" + secret + "'"),
        of(
            "list",
            "assert candidate([3, 1, 2]) == [1, 2, 3, %d]".formatted(n),
            "return sorted(x[0]) + [%d]".formatted(n)),
        of("order", "assert %d < candidate(3) < %d".formatted(n - 1, n + 1), "return " + n),
        of("member", "assert candidate(3) in (%d, %d)".formatted(n, n + 2), "return " + n),
        of(
            "truths",
            "for i, b in enumerate(%s):\n        assert candidate(i) == b".formatted(bits),
            "return %s[x[0]]".formatted(bits)),
        of(
            "dict",
            "assert candidate('ab') == {'a': %d, 'b': {%d}}".formatted(n, n),
            "return {'a': %d, 'b': {%d}}".formatted(n, n)),
        of(
            "sorted",
            "assert sorted(candidate([3, 2])) == [2, 3, %d]".formatted(n),
            "return x[0] + [%d]".formatted(n)),
        of(
            "in-place",
            "xs = [3, 1, 2]\n    candidate(xs)\n    assert xs == [1, 2, 3, %d]".formatted(n),
            "x[0].sort()\n    x[0].append(%d)".formatted(n)),
        of(
            "callback",
            "secret = '%s'\n    assert candidate(lambda v: v * %d if v != 7 else secret, 5) == [%d, secret]"
                .formatted(secret, n, 5 * n),
            "return [x[0](x[1]), x[0](7)]"),
        new FakeTask(
            "asserts",
            "assert answer(1) == %d\nassert answer(2) != %d\nassert not answer(3)\n"
                .formatted(n, n),
            "def answer(*x):\n    return [0, %d, 1, ''][x[0]]\n".formatted(n)));
  }

  private static FakeTask of(String name, String line, String body) {
    return new FakeTask(
        name, "def check(candidate):\n    " + line + "\n", "def answer(*x):\n    " + body + "\n");
  }
}
