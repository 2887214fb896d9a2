package cosr.runtime.serve;

import com.typesafe.config.ConfigFactory;
import cosr.config.UserError;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Flow;

/** A model behind a port. Whoever starts it closes it, and the model after it. */
public final class Server implements AutoCloseable {
  private static final String CONNECTIONS = "pekko.http.server.max-connections";
  private static final Duration END = Duration.ofSeconds(3);
  private static final Duration LAST_WORDS = Duration.ofMillis(200);
  private static final HttpHeader LAST = Connection.create("close");

  private final Set<Caller> callers = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  private final ActorSystem system;
  private final Desk desk;
  private final Api api;
  private ServerBinding binding;

  /** Of one client. */
  private static final class Caller {
    final Set<Job> jobs = ConcurrentHashMap.newKeySet();

    /** Requests that are not answered. */
    final AtomicInteger open = new AtomicInteger();

    final CompletableFuture<Void> ended = new CompletableFuture<>();
  }

  /**
   * @param port 0: the system picks one
   * @param together answers that are made at once
   * @param waiting answers that may wait for their turn
   */
  public record Limits(int port, int together, int waiting) {
    /** More than are served or may wait, so that those beyond are told. */
    int connections() {
      return together + waiting + 256;
    }
  }

  private Server(Served served, Access access, Limits limits, Consumer<Throwable> complaints) {
    this.system =
        ActorSystem.create(
            "cosr-serve",
            ConfigFactory.load(
                ConfigFactory.parseMap(Map.of(CONNECTIONS, limits.connections()))
                    .withFallback(
                        ConfigFactory.parseResources(
                            Server.class.getClassLoader(), "cosr-serve.conf"))));
    this.desk = new Desk(served, limits.together(), limits.waiting(), complaints);
    this.api =
        new Api(
            served, access, desk, limits.waiting(), Materializer.matFromSystem(system), complaints);
    try {
      this.binding = bind(access.host(), limits.port());
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  /**
   * Begins to listen.
   *
   * @param complaints hears of failures that are no request's fault
   * @throws UserError if the address can't be listened at
   */
  public static Server start(
      Served served, Access access, Limits limits, Consumer<Throwable> complaints) {
    return new Server(served, access, limits, complaints);
  }

  private ServerBinding bind(String host, int port) {
    try {
      return Http.get(system)
          .newServerAt(host, port)
          .bindFlow(Flow.fromMaterializer((streams, attributes) -> connection()))
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      String said = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
      throw new UserError(
          "%s port %d can't be listened at (%s): choose another with --port, or --port 0"
              .formatted(host, port, said.lines().findFirst().orElse("")),
          e);
    }
  }

  /** One connection: when its client goes, the answers that it waits for end. */
  private Flow<HttpRequest, HttpResponse, NotUsed> connection() {
    Caller caller = new Caller();
    return Flow.of(HttpRequest.class)
        .watchTermination(
            (nothing, done) -> {
              callers.add(caller);
              done.whenComplete(
                  (ended, failure) -> {
                    callers.remove(caller);
                    caller.ended.complete(null);
                    caller.jobs.forEach(Job::leave);
                  });
              return nothing;
            })
        // Reads on while a request is answered, as pipelining-limit allows it to.
        .buffer(1, OverflowStrategy.backpressure())
        .mapAsync(1, request -> handle(request, caller));
  }

  private CompletionStage<HttpResponse> handle(HttpRequest request, Caller caller) {
    caller.open.incrementAndGet();
    return api.handle(
            request,
            job -> {
              if (!job.ask().stream()) caller.jobs.add(job);
            })
        .thenApply(
            response -> {
              // Closed by its last answer, a connection is known to have written it.
              if (stopping) return response.addHeader(LAST);
              caller.open.decrementAndGet();
              return response;
            });
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /** For tests. */
  int atWork() {
    return desk.atWork();
  }

  /** Takes no more requests, ends the open ones and returns when all is quiet. */
  @Override
  public void close() {
    stopping = true;
    binding.unbind();
    List<CompletableFuture<?>> busy =
        callers.stream()
            .filter(c -> c.open.get() > 0)
            .<CompletableFuture<?>>map(c -> c.ended)
            .toList();
    desk.close();
    try {
      settled(CompletableFuture.allOf(busy.toArray(CompletableFuture<?>[]::new)));
      // What was answered just before may be on its way still.
      if (!callers.isEmpty()) LockSupport.parkNanos(LAST_WORDS.toNanos());
      quiet(binding.terminate(END));
    } finally {
      end();
    }
  }

  /** Waits, but not for ever. */
  private static void settled(CompletableFuture<?> ended) {
    try {
      ended.get(END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // It was waited for.
    }
  }

  private void end() {
    desk.close();
    system.terminate();
    quiet(system.getWhenTerminated());
  }

  private static void quiet(CompletionStage<?> ended) {
    try {
      ended.toCompletableFuture().get(END.toSeconds() * 3, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the server does not end", e);
    }
  }
}
