package cosr.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What Linux says of processor and memory; on other systems as much as Java knows.
 *
 * @param processor model name
 * @param level highest instruction set that the tensor engine has kernels for: {@code AVX512},
 *     {@code AVX2} or {@code DEFAULT}
 * @param halves its instructions for bfloat16: {@code AMX}, {@code AVX512-BF16} or none
 * @param cores that this process may use
 * @param memoryBytes of the machine or of the control group, the smaller; -1: not known
 * @param memoryFreeBytes that programs can still get; -1: not known
 */
record Machine(
    String processor,
    String level,
    String halves,
    int cores,
    long memoryBytes,
    long memoryFreeBytes) {

  static Machine look() {
    List<String> info = lines(Path.of("/proc/meminfo"));
    return of(
        lines(Path.of("/proc/cpuinfo")),
        info,
        Math.min(
            number(lines(Path.of("/sys/fs/cgroup/memory.max"))),
            number(lines(Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes")))),
        Runtime.getRuntime().availableProcessors());
  }

  static Machine of(List<String> cpu, List<String> memory, long limit, int cores) {
    Set<String> flags = Set.of(field(cpu, "flags").split(" +"));
    String model = field(cpu, "model name");
    long total = kilobytes(memory, "MemTotal");
    long free = kilobytes(memory, "MemAvailable");
    return new Machine(
        model.isEmpty() ? System.getProperty("os.arch", "unknown") : model,
        level(flags),
        halves(flags),
        cores,
        total < 0 ? -1 : Math.min(total, limit),
        free < 0 ? -1 : Math.min(free, limit));
  }

  private static String level(Set<String> flags) {
    if (flags.containsAll(List.of("avx512f", "avx512vl", "avx512bw", "avx512dq", "fma")))
      return "AVX512";
    return flags.containsAll(List.of("avx2", "fma")) ? "AVX2" : "DEFAULT";
  }

  private static String halves(Set<String> flags) {
    if (flags.containsAll(List.of("amx_bf16", "amx_tile"))) return "AMX";
    return flags.contains("avx512_bf16") ? "AVX512-BF16" : "";
  }

  private static String field(List<String> lines, String name) {
    return lines.stream()
        .filter(l -> l.startsWith(name))
        .map(l -> l.substring(l.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  private static long kilobytes(List<String> lines, String name) {
    String digits = field(lines, name).replaceAll("[^0-9]", "");
    return digits.isEmpty() ? -1 : Long.parseLong(digits) * 1024;
  }

  private static long number(List<String> lines) {
    String text = lines.isEmpty() ? "" : lines.getFirst().strip();
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
