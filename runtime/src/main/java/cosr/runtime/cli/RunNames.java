package cosr.runtime.cli;

import cosr.config.UserError;
import cosr.protocol.KeyedRandom;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Names for runs: {@code brave-otter-11}, free in their folder; the number is the seed. */
final class RunNames {
  private static final List<String> ADJECTIVES =
      List.of(
          "able", "amber", "brave", "bright", "brisk", "calm", "clear", "clever", "coral", "crisp",
          "deft", "eager", "early", "fair", "fleet", "fresh", "gentle", "glad", "golden", "green",
          "happy", "honest", "jolly", "keen", "kind", "lively", "loyal", "lucid", "merry", "mild",
          "neat", "nimble", "noble", "patient", "plain", "proud", "quick", "quiet", "rapid",
          "ready", "sharp", "silver", "smart", "snug", "solid", "spry", "steady", "still", "sunny",
          "swift", "tidy", "true", "vivid", "warm", "wise", "witty");
  private static final List<String> NOUNS =
      List.of(
          "badger",
          "beaver",
          "bison",
          "crane",
          "curlew",
          "dolphin",
          "dormouse",
          "eagle",
          "falcon",
          "ferret",
          "finch",
          "fox",
          "gecko",
          "hare",
          "hawk",
          "hedgehog",
          "heron",
          "ibis",
          "jackdaw",
          "kestrel",
          "kite",
          "lark",
          "lemur",
          "lynx",
          "magpie",
          "marten",
          "mole",
          "moose",
          "newt",
          "octopus",
          "osprey",
          "otter",
          "owl",
          "panda",
          "pika",
          "plover",
          "puffin",
          "quail",
          "raven",
          "robin",
          "seal",
          "shrew",
          "sparrow",
          "squirrel",
          "stoat",
          "stork",
          "swallow",
          "swan",
          "tern",
          "thrush",
          "tortoise",
          "vole",
          "walrus",
          "weasel",
          "wombat",
          "wren");
  private static final int TRIES = 10_000;

  private RunNames() {}

  /** The first free name among those that the seed draws. */
  static String choose(Path folder, long seed) {
    for (int draw = 0; draw < TRIES; draw++) {
      KeyedRandom random = KeyedRandom.of(seed, "run-name", draw);
      String name =
          ADJECTIVES.get(random.nextInt(ADJECTIVES.size()))
              + "-"
              + NOUNS.get(random.nextInt(NOUNS.size()))
              + "-"
              + Long.toString(seed).replace('-', 'm');
      if (free(folder, name)) return name;
    }
    throw new UserError("no free name left in " + folder + "; give one with --name");
  }

  /** The given name, if a run can have it. */
  static String check(Path folder, String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"))
      throw new UserError(
          "--name %s: letters, digits, '.', '_' and '-', at most 64, first a letter or digit"
              .formatted(name));
    if (!free(folder, name))
      throw new UserError(
          "--name %s: %s is there already; ./cosr resume %s goes on with it"
              .formatted(name, folder.resolve(name), RunFolders.words(folder.resolve(name))));
    return name;
  }

  private static boolean free(Path folder, String name) {
    return !Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }
}
