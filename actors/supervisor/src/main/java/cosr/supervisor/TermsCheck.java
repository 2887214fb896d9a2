package cosr.supervisor;

import cosr.config.ResolvedSettings;
import cosr.config.UserError;
import cosr.protocol.Rules;
import cosr.protocol.Terms;
import java.util.ArrayList;
import java.util.List;

/** Compares what weights depend on. */
public final class TermsCheck {
  private TermsCheck() {}

  /** What differs, as sentences; empty where the same weights come out. */
  public static List<String> differences(Terms then, Terms now) {
    List<String> out = new ArrayList<>();
    differ(out, "settings", settings(then), settings(now));
    differ(out, "engine", then.engine(), now.engine());
    differ(out, "instruction set", then.instructionSet(), now.instructionSet());
    differ(out, "processor", then.processor(), now.processor());
    differ(out, "engine threads", String.valueOf(then.threads()), String.valueOf(now.threads()));
    differ(out, "the kernels of matrix products", then.kernels(), now.kernels());
    differ(
        out,
        "the number of COSR's rules",
        String.valueOf(Rules.of(then.codeVersion())),
        String.valueOf(Rules.of(now.codeVersion())));
    return out;
  }

  /** Digest of the settings with those that an older run does not name. */
  private static String settings(Terms terms) {
    try {
      return ResolvedSettings.parse(terms.settings()).digest();
    } catch (UserError e) {
      return terms
          .settingsDigest(); // Settings of another version, which have a digest of their own.
    }
  }

  private static void differ(List<String> out, String what, String then, String now) {
    if (!then.equals(now)) out.add(what + " was " + then + " and is " + now);
  }
}
