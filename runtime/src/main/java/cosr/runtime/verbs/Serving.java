package cosr.runtime.verbs;

import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Interrupts;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.Listening;
import cosr.runtime.cli.Verbs.ServeRequest;
import cosr.runtime.serve.Access;
import cosr.runtime.serve.Served;
import cosr.runtime.serve.Server;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The verb serve: a model behind a port, until Ctrl-C. */
final class Serving {
  private Serving() {}

  static int serve(ServeRequest request, Console console) {
    Listening at = request.listening();
    Access access =
        Access.of(at.host(), at.tokenFile(), Optional.ofNullable(System.getenv(Access.TOKEN)));
    Server.Limits limits = new Server.Limits(at.port(), request.together(), request.waiting());
    try (Served served = ServedModels.open(request);
        Server server = Server.start(served, access, limits, e -> complain(console, e))) {
      CountDownLatch end = new CountDownLatch(1);
      Interrupts.handle(end::countDown);
      announce(served, server.address(), request, access, console);
      end.await();
      if (!request.json()) console.err().println("stopping; what is in flight ends first");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exit.INTERRUPTED;
    }
    return Exit.OK;
  }

  private static void announce(
      Served served,
      InetSocketAddress address,
      ServeRequest request,
      Access access,
      Console console) {
    String host = address.getAddress().getHostAddress();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    String url = "http://%s:%d/v1".formatted(shown, address.getPort());
    if (request.json())
      console.line(
          Json.line(
              Json.object(
                  "address", url,
                  "model", served.name(),
                  "context", served.context(),
                  "token", access.token().isPresent())));
    else
      console.text(
          "serving %s at %s  (context %,d tokens%s); Ctrl-C ends it"
              .formatted(
                  served.name(),
                  url,
                  served.context(),
                  access.token().isPresent() ? ", with a token" : ""),
          2);
    console.out().flush();
  }

  private static void complain(Console console, Throwable failure) {
    console.err().println("cosr: a request failed: " + failure);
    console.err().flush();
    LoggerFactory.getLogger(Serving.class).error("a request failed", failure);
  }
}
