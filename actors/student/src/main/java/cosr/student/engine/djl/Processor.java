package cosr.student.engine.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code /proc/cpuinfo} says of the processor.
 *
 * @param model its name
 * @param instructionSet what PyTorch's and oneDNN's kernels are chosen for
 * @param wideAmd whether it is an AMD whose AVX-512 units are 512 bits wide (Zen 5; Zen 4's are
 *     half)
 */
record Processor(String model, String instructionSet, boolean wideAmd) {
  /** This machine's; without {@code /proc} the architecture's name stands in. */
  static Processor here() {
    String text;
    try {
      text = Files.readString(Path.of("/proc/cpuinfo"));
    } catch (IOException e) {
      text = "";
    }
    return of(text, System.getenv());
  }

  static Processor of(String cpuinfo, Map<String, String> environment) {
    String model = line(cpuinfo, "model name");
    if (model.isEmpty()) model = System.getProperty("os.arch", "unknown");
    String forced = environment.getOrDefault("ATEN_CPU_CAPABILITY", "");
    String set =
        forced.isEmpty()
            ? instructionSet(List.of(line(cpuinfo, "flags").split(" ")))
            : forced.toLowerCase(Locale.ROOT);
    List<String> flags = List.of(line(cpuinfo, "flags").split(" "));
    boolean wideAmd =
        line(cpuinfo, "vendor_id").equals("AuthenticAMD")
            && flags.contains("avx512_vp2intersect")
            && set.startsWith("avx512");
    return new Processor(model, set, wideAmd);
  }

  private static String instructionSet(List<String> flags) {
    if (flags.contains("amx_bf16") && flags.contains("amx_tile")) return "amx";
    if (flags.contains("avx512_bf16")) return "avx512_bf16";
    if (flags.containsAll(List.of("avx512f", "avx512vl", "avx512bw", "avx512dq"))) return "avx512";
    if (flags.contains("avx2") && flags.contains("fma")) return "avx2";
    return "default";
  }

  private static String line(String cpuinfo, String key) {
    return cpuinfo
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }
}
