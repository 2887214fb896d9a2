package cosr.protocol;

/**
 * Everything that crosses between actors. Every message names its run; every command and reply also
 * its key, so that a lost, doubled or late one changes nothing. Serialised it stays under 200 kB.
 */
public interface Message extends Wired {
  /** The run that the message belongs to. */
  String run();

  /** The role that it is sent to. */
  Role to();
}
