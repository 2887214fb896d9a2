package cosr.verifier;

import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.protocol.Verdict;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The verdicts of a sheet in few bytes: 64 groups of 8 plain ones take less than 5 kB.
 *
 * @param taskIds of the groups, in the order of the questions
 * @param groups little-endian int32, three a group: verdicts, rechecked, disagreements
 * @param distinct the distinct verdicts, in the order of their first use
 * @param indexes little-endian int32, an index into {@code distinct} for each verdict, by group and
 *     sample
 */
public record PackedVerdicts(
    List<String> taskIds, byte[] groups, List<Verdict> distinct, byte[] indexes) {

  /** Packs verdicts. */
  public static PackedVerdicts of(List<GroupVerdicts> groups) {
    int count = groups.stream().mapToInt(group -> group.verdicts().size()).sum();
    ByteBuffer sizes = ints(3 * groups.size());
    ByteBuffer indexes = ints(count);
    Map<Verdict, Integer> distinct = new LinkedHashMap<>();
    for (GroupVerdicts group : groups) {
      sizes.putInt(group.verdicts().size()).putInt(group.rechecked()).putInt(group.disagreements());
      for (Verdict verdict : group.verdicts()) {
        distinct.putIfAbsent(verdict, distinct.size());
        indexes.putInt(distinct.getOrDefault(verdict, 0));
      }
    }
    return new PackedVerdicts(
        groups.stream().map(GroupVerdicts::taskId).toList(),
        sizes.array(),
        List.copyOf(distinct.keySet()),
        indexes.array());
  }

  /** The verdicts, as they were packed. */
  public List<GroupVerdicts> unpack() {
    ByteBuffer sizes = ByteBuffer.wrap(groups).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer index = ByteBuffer.wrap(indexes).order(ByteOrder.LITTLE_ENDIAN);
    List<GroupVerdicts> unpacked = new ArrayList<>(taskIds.size());
    for (String taskId : taskIds) {
      int count = sizes.getInt();
      List<Verdict> verdicts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) verdicts.add(distinct.get(index.getInt()));
      unpacked.add(
          new GroupVerdicts(taskId, List.copyOf(verdicts), sizes.getInt(), sizes.getInt()));
    }
    return List.copyOf(unpacked);
  }

  private static ByteBuffer ints(int count) {
    return ByteBuffer.allocate(count * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackedVerdicts that
        && taskIds.equals(that.taskIds)
        && Arrays.equals(groups, that.groups)
        && distinct.equals(that.distinct)
        && Arrays.equals(indexes, that.indexes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(taskIds, Arrays.hashCode(groups), distinct, Arrays.hashCode(indexes));
  }
}
