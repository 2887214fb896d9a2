package cosr.student.core;

import cosr.protocol.KeyedRandom;
import cosr.protocol.SheetKey;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Prompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which attempts are sampled together: prompts by longest answer and then by length, equal ones in
 * the order asked, cut into chunks that never divide a group. It follows from the command and the
 * settings alone, so a repeated command samples the same.
 */
public record GenerationPlan(SheetKey key, List<Chunk> chunks) {
  public GenerationPlan {
    chunks = List.copyOf(chunks);
  }

  /** Lines that the engine samples in one call. */
  public record Chunk(List<Line> lines) {
    public Chunk {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One attempt to make.
   *
   * @param position number of the attempt in the order asked: by prompt, then by sample
   * @param repeat how often the same task stands before it in this command
   * @param ids what the Student reads
   * @param maxTokens tokens to generate at most, end mark included
   */
  public record Line(
      int position, String taskId, int repeat, int sample, int[] ids, int maxTokens) {}

  /**
   * Plans a command.
   *
   * @param promptIds by prompt of the command
   * @param chunkRows attempts that are sampled together at most
   */
  public static GenerationPlan of(Generate command, List<int[]> promptIds, int chunkRows) {
    int samples = command.samples();
    if (samples > chunkRows)
      throw new IllegalArgumentException(
          "sampling.chunk-rows is %d, below the %d attempts of a group: raise it to %d or more"
              .formatted(chunkRows, samples, samples));
    List<List<Line>> groups = new ArrayList<>();
    SortedMap<String, Integer> before = new TreeMap<>();
    for (int k = 0; k < command.prompts().size(); k++) {
      Prompt p = command.prompts().get(k);
      int repeat = before.merge(p.taskId(), 1, Integer::sum) - 1;
      List<Line> lines = new ArrayList<>(samples);
      for (int s = 0; s < samples; s++)
        lines.add(
            new Line(k * samples + s, p.taskId(), repeat, s, promptIds.get(k), p.maxTokens()));
      groups.add(lines);
    }
    if (samples == 0) return new GenerationPlan(command.key(), List.of());
    groups.sort(
        Comparator.<List<Line>>comparingInt(g -> g.getFirst().maxTokens())
            .thenComparingInt(g -> g.getFirst().ids().length));
    List<Chunk> chunks = new ArrayList<>();
    int together = chunkRows / samples;
    for (int from = 0; from < groups.size(); from += together)
      chunks.add(
          new Chunk(
              groups.subList(from, Math.min(groups.size(), from + together)).stream()
                  .flatMap(List::stream)
                  .toList()));
    return new GenerationPlan(command.key(), chunks);
  }

  /** The numbers in [0, 1) that draw a line's tokens, one for each token that it may have. */
  public float[] uniforms(long seed, Line line) {
    KeyedRandom random =
        KeyedRandom.of(
            seed,
            "sample",
            key.stage(),
            key.index(),
            key.part(),
            line.taskId(),
            line.repeat(),
            line.sample());
    float[] draws = new float[line.maxTokens()];
    for (int i = 0; i < draws.length; i++) draws[i] = random.nextFloat();
    return draws;
  }

  /**
   * Puts results back into the order asked: by prompt, then by sample.
   *
   * @param byChunk one result a line, chunk by chunk
   */
  public <T> List<T> inOrder(List<List<T>> byChunk) {
    SortedMap<Integer, T> byPosition = new TreeMap<>();
    for (int c = 0; c < chunks.size(); c++) {
      List<Line> lines = chunks.get(c).lines();
      if (byChunk.get(c).size() != lines.size())
        throw new IllegalArgumentException(
            "chunk %d has %d lines and %d results"
                .formatted(c, lines.size(), byChunk.get(c).size()));
      for (int i = 0; i < lines.size(); i++)
        byPosition.put(lines.get(i).position(), byChunk.get(c).get(i));
    }
    return List.copyOf(byPosition.values());
  }
}
