package cosr.sandbox;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines and bytes of a stream, each of a bounded length. For one thread at a time. */
final class Lines {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 13];
  private int from;
  private int to;

  Lines(InputStream in) {
    this.in = in;
  }

  /** A line was longer than it may be. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The next line without its end.
   *
   * @throws TooLong where it has more than so many bytes
   * @throws EOFException where the stream ends first
   */
  byte[] line(int most) throws IOException {
    byte[] line = new byte[128];
    int length = 0;
    while (true) {
      if (from == to) fill();
      int end = from;
      while (end < to && buffer[end] != '\n') end++;
      int part = end - from;
      if (length + part > most) throw new TooLong();
      if (length + part > line.length)
        line = Arrays.copyOf(line, Math.max(2 * line.length, length + part));
      System.arraycopy(buffer, from, line, length, part);
      length += part;
      from = end;
      if (end < to) {
        from++;
        return Arrays.copyOf(line, length);
      }
    }
  }

  /** The next bytes. */
  byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    int length = 0;
    while (length < count) {
      if (from == to) fill();
      int part = Math.min(count - length, to - from);
      System.arraycopy(buffer, from, bytes, length, part);
      length += part;
      from += part;
    }
    return bytes;
  }

  /** Passes over what has been written so far, which must have no living writer. */
  void discard() throws IOException {
    from = to;
    while (in.available() > 0) if (in.read(buffer) < 0) return;
  }

  private void fill() throws IOException {
    int read = in.read(buffer);
    if (read < 0) throw new EOFException("the sandbox has ended");
    from = 0;
    to = read;
  }
}
