package cosr.bench.curriculum;

import cosr.runtime.cli.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was measured, for people and as JSON. Pure. */
final class Report {
  private static final String BASE = "uniform";
  private static final List<String> OTHERS = List.of("progress", "zpd");

  private final List<Finish> finished;

  Report(List<Finish> finished) {
    this.finished = List.copyOf(finished);
  }

  /** One run in one line. */
  static String line(Finish f) {
    return String.format(
        Locale.ROOT,
        "%-9s %-8s seed %-4d warm start %.1f %% (weights %.12s), now %.1f %%: %s tokens, %d rounds, %.0f CPU-s, %.0f s",
        f.entry().pool().name(),
        f.entry().policy(),
        f.entry().seed(),
        100 * f.warmStart(),
        f.digest(),
        100 * f.points().getLast().mean(),
        tokens(f),
        f.rounds(),
        f.cpuSeconds(),
        f.seconds());
  }

  private static String tokens(Finish f) {
    return f.tokens().map(t -> millions(t)).orElse("more than " + millions(f.bound()));
  }

  private static String millions(long tokens) {
    return String.format(Locale.ROOT, "%.3f M", tokens / 1e6);
  }

  /**
   * Refuses runs of one seed that did not begin with the same weights. Those of a pool with other
   * tokens are others.
   */
  void requireSameWarmStarts() {
    record Start(long seed, String alphabet) {}
    Map<Start, String> digests = new LinkedHashMap<>();
    for (Finish f : finished) {
      Start start = new Start(f.entry().seed(), f.entry().pool().alphabet());
      String first = digests.putIfAbsent(start, f.digest());
      if (first != null && !first.equals(f.digest()))
        throw new IllegalStateException(
            "the warm start of " + f.entry().name() + " is another than that of its seed's others");
    }
  }

  private Optional<Ratio> ratio(String pool, String other) {
    List<Finish> first = of(pool, BASE);
    List<Finish> others = of(pool, other);
    return first.size() == others.size() ? Ratio.of(first, others) : Optional.empty();
  }

  private List<Finish> of(String pool, String policy) {
    return finished.stream()
        .filter(f -> f.entry().pool().name().equals(pool) && f.entry().policy().equals(policy))
        .toList();
  }

  private Set<String> pools() {
    Set<String> names = new LinkedHashSet<>();
    for (Finish f : finished) names.add(f.entry().pool().name());
    return names;
  }

  /** A table of tokens, and the ratios. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("tokens until the held-out mean is 20 points above the warm start, exams apart");
    for (Finish f : finished)
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-9s  %-8s  seed %-6d %20s  from %.1f %%  weights %.12s",
              f.entry().pool().name(),
              f.entry().policy(),
              f.entry().seed(),
              tokens(f),
              100 * f.warmStart(),
              f.digest()));
    for (String pool : pools())
      for (String other : OTHERS)
        ratio(pool, other)
            .ifPresent(
                r ->
                    lines.add(
                        String.format(
                            Locale.ROOT,
                            "%s: uniform needs %s%.2f times the tokens of %s",
                            pool,
                            r.limit().equals("=") ? "" : r.limit() + " ",
                            r.value(),
                            other)));
    return lines;
  }

  /** {@code {"pools": [{"name": …, "ratio": {"uniform/progress": x}, …}]}}. */
  Map<String, Object> json() {
    List<Object> pools = new ArrayList<>();
    for (String pool : pools()) {
      Map<String, Object> ratios = new LinkedHashMap<>();
      Map<String, Object> limits = new LinkedHashMap<>();
      for (String other : OTHERS)
        ratio(pool, other)
            .ifPresent(
                r -> {
                  ratios.put(BASE + "/" + other, r.value());
                  limits.put(BASE + "/" + other, r.limit());
                });
      List<Object> runs = new ArrayList<>();
      for (Finish f : finished) if (f.entry().pool().name().equals(pool)) runs.add(json(f));
      pools.add(Json.object("name", pool, "ratio", ratios, "limit", limits, "runs", runs));
    }
    return Json.object("pools", pools);
  }

  private static Map<String, Object> json(Finish f) {
    List<Object> points = new ArrayList<>();
    for (Curve.Point p : f.points()) points.add(List.of(p.tokens(), p.mean()));
    return Json.object(
        "policy",
        f.entry().policy(),
        "seed",
        f.entry().seed(),
        "warm_start",
        f.digest(),
        "reached",
        f.tokens().isPresent(),
        "tokens",
        f.tokens().orElse(f.bound()),
        "rounds",
        f.rounds(),
        "cpu_seconds",
        f.cpuSeconds(),
        "curve",
        points);
  }
}
