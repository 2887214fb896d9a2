package cosr.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A stream of draws that depends on its key alone: Philox4x32-10 (Salmon et al., "Parallel random
 * numbers: as easy as 1, 2, 3", 2011), keyed by the SHA-256 of (seed, purpose, parts). Make one for
 * each thing that is drawn and never share it: the number of draws taken from one key then cannot
 * change another's. Not thread-safe.
 */
public final class KeyedRandom {
  private final int key0;
  private final int key1;
  private final int high0;
  private final int high1;
  private long counter;
  private final int[] block = new int[4];
  private int used = 4;

  private KeyedRandom(int key0, int key1, int high0, int high1) {
    this.key0 = key0;
    this.key1 = key1;
    this.high0 = high0;
    this.high1 = high1;
  }

  /** The stream of (run seed, purpose, parts); parts are written with {@code String.valueOf}. */
  public static KeyedRandom of(long seed, String purpose, Object... parts) {
    StringBuilder text = new StringBuilder().append(seed).append('\u0000').append(purpose);
    for (Object part : parts) text.append('\u0000').append(part);
    try {
      ByteBuffer hash =
          ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
      return new KeyedRandom(hash.getInt(), hash.getInt(), hash.getInt(), hash.getInt());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The next 32 bits. */
  public int nextInt() {
    if (used == 4) {
      philox(block, (int) counter, (int) (counter >>> 32), high0, high1, key0, key1);
      counter++;
      used = 0;
    }
    return block[used++];
  }

  /** Uniform in {@code [0, bound)}, without bias (Lemire, 2019). */
  public int nextInt(int bound) {
    if (bound < 1) throw new IllegalArgumentException("bound " + bound);
    long product = (nextInt() & 0xffffffffL) * bound;
    if ((product & 0xffffffffL) < bound) {
      long least = (1L << 32) % bound;
      while ((product & 0xffffffffL) < least) product = (nextInt() & 0xffffffffL) * bound;
    }
    return (int) (product >>> 32);
  }

  /** Uniform in {@code [0, 1)} with 24 bits: exact as a float. */
  public float nextFloat() {
    return (nextInt() >>> 8) * 0x1.0p-24f;
  }

  /** Uniform in {@code [0, 1)} with 53 bits. */
  public double nextDouble() {
    long bits = ((long) (nextInt() >>> 6) << 27) | (nextInt() >>> 5);
    return bits * 0x1.0p-53;
  }

  /** Standard normal, by Box and Muller; strict arithmetic, so the same everywhere. */
  public double nextGaussian() {
    double u = 1.0 - nextDouble();
    double v = nextDouble();
    return StrictMath.sqrt(-2.0 * StrictMath.log(u)) * StrictMath.cos(2.0 * StrictMath.PI * v);
  }

  /**
   * An index drawn with probability proportional to its weight; weights are finite, not negative,
   * not all 0.
   */
  public int pick(double[] weights) {
    double sum = 0;
    for (double w : weights) sum += w;
    if (!(sum > 0) || Double.isInfinite(sum))
      throw new IllegalArgumentException("weights sum to " + sum);
    double point = nextDouble() * sum;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] <= 0) continue;
      last = i;
      point -= weights[i];
      if (point < 0) return i;
    }
    return last;
  }

  static void philox(int[] out, int c0, int c1, int c2, int c3, int k0, int k1) {
    for (int round = 0; round < 10; round++) {
      long p0 = (c0 & 0xffffffffL) * 0xD2511F53L;
      long p1 = (c2 & 0xffffffffL) * 0xCD9E8D57L;
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += 0x9E3779B9;
      k1 += 0xBB67AE85;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
  }
}
