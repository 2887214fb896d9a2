package cosr.bench.curriculum;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import cosr.config.UserError;
import cosr.curator.tasks.Families;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench curriculum}: tokens that each policy needs, and their ratios. */
@Command(
    name = "curriculum",
    header = "How many tokens each of the Curator's policies needs for the same gain.",
    description = {
      "Trains the Student with each policy from the same warm start on two pools of tasks: learnable"
          + " ones alone, and a wide pool with impossible tasks and tasks that a coin decides. What"
          + " counts is the tokens generated, probes included, until the held-out mean of the"
          + " learnable cells is 20 points above the warm start in two exams running."
    },
    footer = {
      "",
      "  ./cosr bench curriculum                  three seeds, both pools, three policies",
      "  ./cosr bench curriculum --quick          one seed, the wide pool, uniform and progress",
      "  ./cosr bench curriculum --seeds 7,8 --wide impossible-sort,coin-add"
    })
public final class CurriculumCommand extends Verb {
  private static final long CAP = 1_500_000;
  private static final long QUICK_CAP = 1_000_000;
  private static final List<String> POLICIES = List.of("uniform", "zpd", "progress");
  private static final List<String> QUICK_POLICIES = List.of("uniform", "progress");
  private static final List<String> POOLS = List.of("wide", "learnable");

  /** What every run is told by the measurement, and how it is chosen. */
  private static final SortedMap<String, String> OWN =
      new TreeMap<>(
          Map.of(
              "run.seed", "--seeds",
              "curriculum.policy", "--policies",
              "tasks.families", "--pools and --wide"));

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      description = "Seeds of the runs, each paired with itself (default: 1,2,3).")
  List<Long> seeds = List.of();

  @Option(
      names = "--quick",
      description = "One seed, the wide pool, uniform and progress alone, up to a million tokens.")
  boolean quick;

  @Option(
      names = "--wide",
      split = ",",
      paramLabel = "FAMILY",
      description = "What the wide pool has besides, 12 levels each: impossible-NAME or coin-NAME.")
  List<String> wide = Pool.UNLEARNABLE;

  @Option(
      names = "--policies",
      split = ",",
      paramLabel = "POLICY",
      description = "Of uniform, zpd and progress (default: all).")
  List<String> policies = List.of();

  @Option(
      names = "--pools",
      split = ",",
      paramLabel = "POOL",
      description = "Of wide and learnable (default: both).")
  List<String> pools = List.of();

  @Option(
      names = "--cap",
      paramLabel = "TOKENS",
      description = "Tokens after which a run is given up (default: 1500000).")
  @Nullable Long cap;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting of all runs; may be repeated.")
  List<String> overrides = List.of();

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Make the runs in this new folder and leave them there.")
  @Nullable Path keep;

  /**
   * @param scene where to write
   */
  public CurriculumCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    List<Entry> entries = entries();
    List<Finish> finished;
    long most = cap != null ? cap : quick ? QUICK_CAP : CAP;
    if (most < 1) throw new UserError("--cap must be at least 1, not " + most);
    overrides.forEach(CurriculumCommand::refuseOwn);
    if (keep != null && runsOption().isPresent())
      throw new UserError("--keep and --runs: the runs are made in one folder, so name one");
    try (Workplace place = Workplace.make(keep, runsOption(), overrides, most)) {
      finished = place.all(entries, finish -> console().err().println(Report.line(finish)));
    }
    Report report = new Report(finished);
    report.requireSameWarmStarts();
    if (json) console().line(Json.line(report.json()));
    else report.lines().forEach(console()::line);
    return Exit.OK;
  }

  /** The longest runs first, so that none of them is left alone at the end. */
  private List<Entry> entries() {
    List<Long> each = seeds.isEmpty() ? List.of(1L, 2L, 3L) : seeds;
    if (new TreeSet<>(each).size() < each.size()) throw new UserError("--seeds names one twice");
    policies.forEach(CurriculumCommand::requireKnown);
    List<Pool> all = (pools.isEmpty() ? POOLS : pools).stream().map(this::pool).toList();
    if (quick) refuseMore();
    List<Entry> entries = new ArrayList<>();
    for (Pool pool : quick ? List.of(pool("wide")) : all)
      for (String policy : quick ? QUICK_POLICIES : policies.isEmpty() ? POLICIES : policies)
        for (long seed : quick ? each.subList(0, 1) : each)
          entries.add(new Entry(pool, seed, policy));
    return entries;
  }

  private void refuseMore() {
    String more =
        !policies.isEmpty()
            ? "--policies"
            : !pools.isEmpty() ? "--pools" : seeds.size() > 1 ? "more than one of --seeds" : "";
    if (!more.isEmpty())
      throw new UserError(
          "--quick is one seed, the wide pool, uniform and progress: leave it or %s out"
              .formatted(more));
  }

  /** A setting that the report names would not be what it says. */
  private static void refuseOwn(String override) {
    int at = override.indexOf('=');
    if (at < 1) throw new UserError("--set " + override + ": write it as key=value");
    Config given;
    try {
      given =
          ConfigFactory.parseString("v = " + override.substring(at + 1))
              .getValue("v")
              .atPath(override.substring(0, at).strip());
    } catch (ConfigException e) {
      throw new UserError("--set " + override + ": not readable as HOCON", e);
    }
    OWN.forEach(
        (key, option) -> {
          if (given.hasPathOrNull(key) || given.hasPathOrNull("cosr." + key))
            throw new UserError(
                "--set %s: %s differs from run to run here: choose it with %s"
                    .formatted(override, key, option));
        });
  }

  private Pool pool(String name) {
    return switch (name) {
      case "wide" -> Pool.wide(unlearnable());
      case "learnable" -> Pool.learnable();
      default -> throw new UserError("--pools: no pool '" + name + "'; there are wide, learnable");
    };
  }

  private List<String> unlearnable() {
    for (String name : wide) {
      try {
        if (!Families.named(name).learnable()) continue;
      } catch (IllegalArgumentException e) {
        throw new UserError("--wide: " + e.getMessage(), e);
      }
      throw new UserError(
          "--wide: '" + name + "' can be learned; name impossible-" + name + " or coin-" + name);
    }
    return wide;
  }

  private static void requireKnown(String policy) {
    if (POLICIES.contains(policy)) return;
    throw new UserError(
        "--policies: no policy '" + policy + "'; there are " + String.join(", ", POLICIES));
  }
}
