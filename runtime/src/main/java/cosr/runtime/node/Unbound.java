package cosr.runtime.node;

import cosr.config.Deployment;
import cosr.config.UserError;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.apache.pekko.remote.RemoteTransportException;

/** Says in one line why a node cannot listen where its settings say. */
final class Unbound {
  private Unbound() {}

  /** The failure of the system's start as its user can mend it, or that failure itself. */
  static RuntimeException orSo(Deployment.Node node, RuntimeException e) {
    boolean transport = false;
    String why = "";
    for (Throwable t = e; t != null; t = t.getCause()) {
      transport |= t instanceof RemoteTransportException;
      if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException)
        why = "the name is not known";
      else if (t instanceof SocketException) why = line(t);
    }
    if (!transport && why.isEmpty()) return e;
    return new UserError(
        "node.host, node.port: this node cannot listen at %s:%d (%s): name an address of this machine and a port that is free, or 0 for one that the system picks"
            .formatted(node.host(), node.port(), why.isEmpty() ? line(e) : why),
        e);
  }

  private static String line(Throwable t) {
    String text = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
    return text.lines().findFirst().orElse("");
  }
}
