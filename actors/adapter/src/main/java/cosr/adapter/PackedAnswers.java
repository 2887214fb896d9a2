package cosr.adapter;

import cosr.protocol.Answer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Answers in few bytes: 512 of five characters take less than 10 kB.
 *
 * @param codes the distinct codes of the answers that are none, in the order of their first use
 * @param entries little-endian int32, three an answer: start, end and length of the value; or -1,
 *     -1 and the index of the code
 * @param values the values of the answers that were found, joined
 */
public record PackedAnswers(List<String> codes, byte[] entries, String values) {
  private static final int BYTES = 3 * Integer.BYTES;

  /** Packs answers. */
  public static PackedAnswers of(List<Answer> answers) {
    List<String> codes = new ArrayList<>();
    StringBuilder values = new StringBuilder();
    ByteBuffer entries = ByteBuffer.allocate(answers.size() * BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Answer answer : answers) {
      switch (answer) {
        case Answer.Found found -> {
          values.append(found.value());
          entries.putInt(found.start()).putInt(found.end()).putInt(found.value().length());
        }
        case Answer.None none -> {
          if (!codes.contains(none.code())) codes.add(none.code());
          entries.putInt(-1).putInt(-1).putInt(codes.indexOf(none.code()));
        }
      }
    }
    return new PackedAnswers(List.copyOf(codes), entries.array(), values.toString());
  }

  /** The answers, in the order in which they were packed. */
  public List<Answer> unpack() {
    ByteBuffer from = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
    List<Answer> answers = new ArrayList<>(entries.length / BYTES);
    int at = 0;
    while (from.remaining() >= BYTES) {
      int start = from.getInt();
      int end = from.getInt();
      int last = from.getInt();
      if (start < 0) {
        answers.add(new Answer.None(codes.get(last)));
      } else {
        answers.add(new Answer.Found(values.substring(at, at + last), start, end));
        at += last;
      }
    }
    return List.copyOf(answers);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackedAnswers that
        && codes.equals(that.codes)
        && Arrays.equals(entries, that.entries)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(codes, Arrays.hashCode(entries), values);
  }
}
