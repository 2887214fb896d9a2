package cosr.runtime.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.EntityStreamException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** The HTTP face: paths, methods, statuses. Thread-safe. */
final class Api {
  private static final String CHATS = "/v1/chat/completions";
  private static final String COMPLETIONS = "/v1/completions";
  private static final String MODELS = "/v1/models";
  private static final Duration AWAKE = Duration.ofSeconds(15);

  /** Pieces of a stream that its client may leave unread before it loses the rest. */
  private static final int UNREAD = 1024;

  private final Served served;
  private final Access access;
  private final Desk desk;
  private final AskReader chats;
  private final AskReader completions;
  private final Materializer streams;
  private final Executor executor;
  private final Consumer<Throwable> complaints;

  /**
   * @param rows answers that one request may ask for
   */
  Api(
      Served served,
      Access access,
      Desk desk,
      int rows,
      Materializer streams,
      Consumer<Throwable> complaints) {
    this.served = served;
    this.access = access;
    this.desk = desk;
    this.chats = new ChatReader(served, rows);
    this.completions = new CompletionReader(served, rows);
    this.streams = streams;
    this.executor = streams.executionContext()::execute;
    this.complaints = complaints;
  }

  /**
   * Answers a request; the stage never fails.
   *
   * @param caller hears of the job that it makes
   */
  CompletionStage<HttpResponse> handle(HttpRequest request, Consumer<Job> caller) {
    CompletionStage<HttpResponse> reply;
    try {
      access.check(
          request.getUri().host().address(),
          request.getHeader("Authorization").map(HttpHeader::value).orElse(""));
      reply = route(request, caller);
    } catch (ApiError e) {
      reply = Body.dropped(request, streams).handle((read, failure) -> error(e));
    }
    return reply.exceptionally(e -> error(cause(e)));
  }

  private CompletionStage<HttpResponse> route(HttpRequest request, Consumer<Job> caller) {
    String path = request.getUri().path();
    return switch (path) {
      case CHATS, COMPLETIONS -> {
        require(request, "POST");
        yield Body.json(request, streams, executor)
            .thenComposeAsync(json -> answer(path, json, caller), executor);
      }
      default -> {
        if (!path.equals(MODELS) && !path.startsWith(MODELS + "/"))
          throw ApiError.refused(
              404,
              null,
              "there is no %s here: there are %s, %s and %s"
                  .formatted(path.length() > 100 ? "such path" : path, MODELS, CHATS, COMPLETIONS));
        require(request, "GET");
        request.discardEntityBytes(streams);
        yield CompletableFuture.completedFuture(json(200, models(path)));
      }
    };
  }

  private static void require(HttpRequest request, String method) {
    if (!request.method().name().equals(method))
      throw ApiError.refused(405, null, request.getUri().path() + " takes " + method + " only");
  }

  private ObjectNode models(String path) {
    ObjectNode model =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", served.name())
            .put("object", "model")
            .put("created", served.created())
            .put("owned_by", "cosr")
            .put("max_model_len", served.context());
    if (!path.equals(MODELS)) {
      String name = path.substring(MODELS.length() + 1);
      if (name.equals(served.name())) return model;
      throw ApiError.refused(
          404,
          "model_not_found",
          "there is no such model here, only '%s'".formatted(served.name()));
    }
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
    list.putArray("data").add(model);
    return list;
  }

  private CompletionStage<HttpResponse> answer(String path, JsonNode json, Consumer<Job> caller) {
    boolean chat = path.equals(CHATS);
    Ask ask = (chat ? chats : completions).read(json);
    String id = (chat ? "chatcmpl-" : "cmpl-") + UUID.randomUUID().toString().replace("-", "");
    long now = Instant.now().getEpochSecond();
    Replies replies =
        chat ? new ChatReplies(served, ask, id, now) : new CompletionReplies(served, ask, id, now);
    return ask.stream() ? streamed(ask, replies, caller) : whole(ask, replies, caller);
  }

  private CompletionStage<HttpResponse> whole(Ask ask, Replies replies, Consumer<Job> caller) {
    Whole whole = new Whole(ask);
    Job job = new Job(ask, whole);
    caller.accept(job);
    desk.submit(job);
    return whole.answers().thenApplyAsync(answers -> json(200, replies.whole(answers)), executor);
  }

  private CompletionStage<HttpResponse> streamed(Ask ask, Replies replies, Consumer<Job> caller) {
    var feed = Source.<Said>queue(UNREAD).preMaterialize(streams);
    Job job = new Job(ask, new EventStream.Feed(feed.first()));
    caller.accept(job);
    try {
      desk.submit(job);
    } catch (ApiError e) {
      feed.first().complete();
      throw e;
    }
    EventStream events = new EventStream(replies);
    Source<ByteString, ?> bytes =
        feed.second()
            .watchTermination((nothing, done) -> done.whenComplete((ended, failure) -> job.leave()))
            .mapConcat(events::events)
            .keepAlive(AWAKE, () -> EventStream.COMMENT);
    return CompletableFuture.completedFuture(
        HttpResponse.create()
            .withEntity(
                HttpEntities.createChunked(MediaTypes.TEXT_EVENT_STREAM.toContentType(), bytes))
            .addHeader(RawHeader.create("Cache-Control", "no-cache")));
  }

  private ApiError cause(Throwable failure) {
    Throwable at = failure;
    while (at instanceof CompletionException && at.getCause() != null) at = at.getCause();
    if (at instanceof ApiError known) return known;
    if (at instanceof EntityStreamSizeException) return Body.tooLarge();
    if (at instanceof EntityStreamException)
      return String.valueOf(at.getMessage()).startsWith("Request too large")
          ? Body.tooLarge()
          : ApiError.refused(400, null, "the request's body can't be read");
    if (at instanceof TimeoutException)
      return ApiError.refused(408, null, "the request did not come in time");
    complaints.accept(at);
    return ApiError.failure();
  }

  private static HttpResponse error(ApiError e) {
    HttpResponse response = json(e.status(), e.json());
    return switch (e.status()) {
      case 401 -> response.addHeader(RawHeader.create("WWW-Authenticate", "Bearer"));
      case 429, 503 -> response.addHeader(RawHeader.create("Retry-After", "2"));
      default -> response;
    };
  }

  private static HttpResponse json(int status, ObjectNode json) {
    return HttpResponse.create()
        .withStatus(StatusCodes.get(status))
        .withEntity(
            HttpEntities.create(
                ContentTypes.APPLICATION_JSON, ByteString.fromString(json.toString())));
  }
}
