package cosr.curator.tasks;

/**
 * How many prompts of so many numbers there are, and how likely the likeliest answer is.
 *
 * <p>What a list of numbers makes depends on which digits it lacks, has once and has more often.
 * There are 3^6 such states. The lists of n numbers with q certain digits once and r others more
 * often are n! / (n - q)! A(n - q, r), where A(m, r), the lists of m over r digits with each twice
 * or more, is the sum over j from 2 on of C(m, j) A(m - j, r - 1).
 *
 * @param prompts exact up to 2^53; at most {@code Long.MAX_VALUE}
 * @param guessRate chance that the likeliest sum or difference is right
 */
record CountdownCensus(long prompts, double guessRate) {
  private static final int DIGITS = Pairs.LARGEST;

  /** Of lists of n numbers from 1 to 6. */
  static CountdownCensus of(int n) {
    double[][] lists = lists(n);
    double all = Digits.power(DIGITS, n);
    double[][] right = new double[2][DIGITS * DIGITS];
    double prompts = 0;
    int[] counts = new int[10];
    do {
      int once = 0;
      int more = 0;
      for (int count : counts)
        if (count == 1) once++;
        else if (count == 2) more++;
      double weight = lists[once][more];
      if (weight == 0) continue;
      int targets = Pairs.targets(counts).size();
      prompts += weight * targets;
      double chance = weight / all / targets;
      for (int x = 1; x <= DIGITS; x++)
        for (int z = 1; z <= x; z++)
          if (Pairs.has(counts, x, z)) {
            int place = (x - 1) * DIGITS + z - 1;
            right[0][place] += chance;
            if (x + z < 10) right[1][place] += chance;
          }
    } while (advance(counts));
    double likeliest = 0;
    for (double[] operation : right)
      for (double chance : operation) likeliest = Math.max(likeliest, chance);
    return new CountdownCensus((long) prompts, likeliest);
  }

  /** The next state, each digit with 0, 1 or 2 for more. */
  private static boolean advance(int[] counts) {
    for (int d = 1; d <= DIGITS; d++) {
      if (++counts[d] < 3) return true;
      counts[d] = 0;
    }
    return false;
  }

  /** Lists of n by how many digits are in them once and how many more often. */
  private static double[][] lists(int n) {
    double[][] more = new double[DIGITS + 1][n + 1];
    more[0][0] = 1;
    for (int r = 1; r <= DIGITS; r++)
      for (int m = 0; m <= n; m++) {
        double choose = m;
        for (int j = 2; j <= m; j++) {
          choose = choose * (m - j + 1) / j;
          more[r][m] += choose * more[r - 1][m - j];
        }
      }
    double[][] out = new double[DIGITS + 1][DIGITS + 1];
    double arranged = 1;
    for (int q = 0; q <= Math.min(DIGITS, n); q++) {
      for (int r = 0; r <= DIGITS; r++) out[q][r] = arranged * more[r][n - q];
      arranged *= n - q;
    }
    return out;
  }
}
