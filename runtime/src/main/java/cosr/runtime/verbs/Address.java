package cosr.runtime.verbs;

import cosr.config.UserError;
import cosr.runtime.node.Node;
import cosr.runtime.node.RunFolder;
import java.io.IOException;
import java.nio.file.Files;

/** The note in a run's folder that says where the node that leads the run is, while it does. */
final class Address implements AutoCloseable {
  private final RunFolder folder;

  private Address(RunFolder folder) {
    this.folder = folder;
  }

  /** Writes the note where other nodes can join the run. */
  static Address keep(RunFolder folder, Node node) {
    try {
      if (folder.source().shared()) Files.writeString(folder.address(), node.address() + "\n");
      return new Address(folder);
    } catch (IOException e) {
      throw new UserError("the file " + folder.address() + " cannot be written: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.address());
    } catch (IOException e) {
      // The next process that leads the run writes it anew.
    }
  }
}
