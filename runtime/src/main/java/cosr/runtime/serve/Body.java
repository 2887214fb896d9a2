package cosr.runtime.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.util.ByteString;

/**
 * The body of a request. What is too long is read on and thrown away before it is refused: a client
 * that still writes when its connection is closed never sees why.
 */
final class Body {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Duration TIME = Duration.ofSeconds(30);

  /** Bytes that are kept. */
  private static final long KEPT = 8L << 20;

  /** So many bytes came, and those of them that are kept. */
  private record Read(ByteString kept, long length) {
    private static final Read NOTHING = new Read(ByteString.emptyByteString(), 0);

    Read and(ByteString more) {
      long now = length + more.size();
      return new Read(now > KEPT ? ByteString.emptyByteString() : kept.concat(more), now);
    }
  }

  private Body() {}

  /**
   * Reads the body whole.
   *
   * @throws ApiError if it is not said to be JSON; the stage fails with it if it is none or too
   *     long
   */
  static CompletionStage<JsonNode> json(
      HttpRequest request, Materializer streams, Executor executor) {
    if (!request.entity().getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON))
      throw ApiError.refused(415, null, "the request must be of Content-Type application/json");
    return request
        .entity()
        .getDataBytes()
        .completionTimeout(TIME)
        .runFold(Read.NOTHING, Read::and, streams)
        .thenApplyAsync(Body::parsed, executor);
  }

  /**
   * Reads a refused request and keeps nothing: before all of it has come its sender would lose the
   * connection, not read why. The stage also ends, or fails, when that takes too long. A sender who
   * waits to be asked for the body is not.
   */
  static CompletionStage<Done> dropped(HttpRequest request, Materializer streams) {
    if (request.getHeader("Expect").isPresent())
      return CompletableFuture.completedFuture(Done.getInstance());
    return request.entity().getDataBytes().completionTimeout(TIME).runWith(Sink.ignore(), streams);
  }

  private static JsonNode parsed(Read read) {
    if (read.length() > KEPT) throw tooLarge();
    try {
      return JSON.readTree(new String(read.kept().toArrayUnsafe(), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw ApiError.bad(null, "the request is no JSON: " + e.getOriginalMessage());
    }
  }

  /** What a body is refused with that is longer than is kept, or than is read. */
  static ApiError tooLarge() {
    return ApiError.refused(
        413,
        null,
        "the request is larger than the %d MiB that this server reads".formatted(KEPT >> 20));
  }
}
