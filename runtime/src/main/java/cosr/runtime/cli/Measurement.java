package cosr.runtime.cli;

/**
 * A subcommand of {@code cosr bench} that another module brings; found with {@link
 * java.util.ServiceLoader}.
 */
public interface Measurement {
  /** A class with picocli's {@code @Command} and a public constructor that takes the scene. */
  Class<? extends Verb> command();
}
