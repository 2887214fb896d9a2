package cosr.curator.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What two numbers of a multiset make; {@code counts[d]} is how often the digit d is in it. */
final class Pairs {
  /** The numbers go from 1 to this. */
  static final int LARGEST = 6;

  private Pairs() {}

  static int[] counts(String numbers) {
    int[] counts = new int[10];
    for (int i = 0; i < numbers.length(); i++) counts[Digits.at(numbers, i)]++;
    return counts;
  }

  /** The digits that are a sum or a difference of two of the numbers, in ascending order. */
  static List<Integer> targets(int[] counts) {
    List<Integer> out = new ArrayList<>();
    for (int target = 0; target < 10; target++)
      if (expression(counts, target).isPresent()) out.add(target);
    return out;
  }

  /** The sum with the smallest number that makes the target, else the difference with it. */
  static Optional<String> expression(int[] counts, int target) {
    for (int x = 1; 2 * x <= target; x++)
      if (has(counts, x, target - x)) return Optional.of(x + "+" + (target - x));
    for (int x = 1; x + target <= LARGEST; x++)
      if (has(counts, x, x + target)) return Optional.of((x + target) + "-" + x);
    return Optional.empty();
  }

  static boolean has(int[] counts, int x, int z) {
    return x == z ? counts[x] > 1 : counts[x] > 0 && counts[z] > 0;
  }
}
