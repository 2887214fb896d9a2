package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.OpenBatch;
import cosr.student.engine.djl.Cohort.Running;
import cosr.student.model.ModelShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** An open batch of {@link DjlEngine}. */
final class DjlOpenBatch implements OpenBatch {
  private final NDManager manager;
  private final Script script;
  private final ModelShape shape;
  private final RotaryTable table;
  private final Supplier<List<NDArray>> weights;
  private final List<NDArray> prepared;
  private final Cohorts cohorts;
  private List<NDArray> states = new ArrayList<>();
  private int stateRows;
  private int numbers;

  DjlOpenBatch(
      NDManager manager,
      Script script,
      ModelShape shape,
      RotaryTable table,
      Supplier<List<NDArray>> weights) {
    this.manager = manager;
    this.script = script;
    this.shape = shape;
    this.table = table;
    this.weights = weights;
    this.cohorts = new Cohorts(manager, script);
    try (NDManager call = manager.newSubManager()) {
      this.prepared = cohorts.keep("j[]", script.run(call, "prepared", false, weights.get()));
    }
  }

  @Override
  public List<Integer> enter(GenerateBatch batch) {
    List<NDArray> arguments = new ArrayList<>(weights.get());
    List<Integer> entered = new ArrayList<>();
    try (NDManager call = manager.newSubManager()) {
      Packing.Prompts prompts = Packing.prompts(call, shape, batch.rows());
      int room = Math.min(Cohorts.ROOM, longest(batch));
      arguments.addAll(prepared);
      arguments.addAll(prompts.arrays());
      arguments.add(Host.of(call).create((long) room));
      arguments.addAll(List.of(table.cos(), table.sin()));
      NDList out = script.run(call, "enter", false, arguments);
      cohorts.drop(0);
      states.addAll(cohorts.keep("xs[]", out.subNDList(0, 1)));
      List<NDArray> cache = cohorts.keep("caches[]", out.subNDList(1, out.size() - 1));
      NDArray mask = cohorts.keep("masks[]", out.subNDList(out.size() - 1)).getFirst();
      Cohort cohort = new Cohort(cache, mask, prompts.width(), prompts.width() + room);
      for (GenerateBatch.Row row : batch.rows()) {
        cohort.rows.add(new Running(numbers, row, batch.choice(row), stateRows++));
        entered.add(numbers++);
      }
      cohorts.add(cohort);
    }
    return entered;
  }

  private static int longest(GenerateBatch batch) {
    return batch.rows().stream().mapToInt(GenerateBatch.Row::maxNew).max().orElseThrow();
  }

  @Override
  public List<Piece> advance(int tokens, int done) {
    if (tokens < 1 || done < 1)
      throw new IllegalArgumentException("advance " + tokens + ", " + done);
    List<NDArray> arguments = new ArrayList<>(weights.get());
    List<Running> rows = cohorts.rows();
    int alive = size();
    if (alive == 0) return List.of();
    int columns = Math.min(tokens, rows.stream().mapToInt(DjlOpenBatch::left).max().orElseThrow());
    int enough = rows.size() - alive + Math.min(done, alive);
    try (NDManager call = manager.newSubManager()) {
      arguments.addAll(prepared);
      arguments.addAll(cohorts.arrays());
      arguments.addAll(states);
      arguments.addAll(arrays(call, rows, columns));
      arguments.addAll(
          ChoicePacking.of(
              call,
              rows.stream().map(running -> running.choice).toList(),
              rows.stream().map(running -> running.row).toList(),
              enough));
      arguments.addAll(List.of(table.cos(), table.sin()));
      NDList out = script.run(call, "advance", false, arguments);
      states.forEach(NDArray::close);
      states = new ArrayList<>(cohorts.keep("xs[]", out.subNDList(2, 3)));
      stateRows = rows.size();
      cohorts.replace(out.subNDList(3), (int) out.get(0).getShape().get(1));
      return pieces(rows, out.get(0), out.get(1));
    }
  }

  /** Tokens that a row may still be read for. */
  private static int left(Running running) {
    return running.done ? 0 : running.left();
  }

  /** Arguments order, cohorts, at, most, done, uniforms of {@code advance}. */
  private List<NDArray> arrays(NDManager call, List<Running> rows, int columns) {
    int n = rows.size();
    long[] order = new long[n];
    long[] at = new long[n];
    long[] most = new long[n];
    boolean[] done = new boolean[n];
    float[] uniforms = new float[n * columns];
    for (int i = 0; i < n; i++) {
      Running running = rows.get(i);
      order[i] = running.state;
      at[i] = (long) running.row.prompt().length + running.tokens;
      most[i] = running.left();
      done[i] = running.done;
      if (!running.done && !running.choice.greedy())
        System.arraycopy(
            running.row.uniforms(),
            running.tokens,
            uniforms,
            i * columns,
            Math.min(columns, running.left()));
    }
    return List.of(
        call.create(order),
        Host.of(call).create(cohorts.plan(columns), new Shape(cohorts.size(), 3)),
        call.create(at),
        call.create(most),
        call.create(done),
        call.create(uniforms, new Shape(n, columns)));
  }

  private List<Piece> pieces(List<Running> rows, NDArray ids, NDArray logProbs) {
    int columns = (int) ids.getShape().get(1);
    long[] all = ids.toLongArray();
    float[] logs = logProbs.toType(DataType.FLOAT32, false).toFloatArray();
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Running running = rows.get(i);
      running.state = i;
      int before = running.tokens;
      running.tokens += columns;
      if (running.done) continue;
      int most = Math.min(columns, running.row.maxNew() - before);
      int length = 0;
      boolean ended = false;
      while (length < most && !ended)
        ended = Packing.ends(shape, running.row, (int) all[i * columns + length++]);
      running.done = ended || before + length == running.row.maxNew();
      int[] own = new int[length];
      for (int t = 0; t < length; t++) own[t] = (int) all[i * columns + t];
      float[] ownLogs = Arrays.copyOfRange(logs, i * columns, i * columns + length);
      pieces.add(new Piece(running.number, own, ownLogs, running.done));
    }
    cohorts.drop(Cohorts.LEAST);
    pieces.sort(Comparator.comparingInt(Piece::row));
    return pieces;
  }

  @Override
  public void leave(Collection<Integer> numbers) {
    for (Running running : cohorts.rows())
      if (numbers.contains(running.number)) running.done = true;
    cohorts.drop(Cohorts.LEAST);
  }

  @Override
  public int size() {
    return (int) cohorts.rows().stream().filter(running -> !running.done).count();
  }

  @Override
  public void close() {
    manager.close();
  }
}
