package cosr.runtime.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.util.ByteString;

/**
 * The server-sent events of a streamed request: {@code data: JSON} for each part, at the end {@code
 * data: [DONE]}.
 */
final class EventStream {
  /** Says nothing, and keeps a connection awake. */
  static final ByteString COMMENT = ByteString.fromString(": still at work\n\n");

  private static final ByteString DONE = ByteString.fromString("data: [DONE]\n\n");

  private final Replies replies;
  private long count;

  EventStream(Replies replies) {
    this.replies = replies;
  }

  /** The events for what was said, in order. */
  List<ByteString> events(Said said) {
    return switch (said) {
      case Said.Part part -> {
        count += part.piece().count();
        yield replies.chunks(part.piece()).stream().map(EventStream::event).toList();
      }
      case Said.End end -> {
        List<ByteString> last = new ArrayList<>();
        replies.last(count).map(EventStream::event).ifPresent(last::add);
        last.add(DONE);
        yield last;
      }
      case Said.Broken broken -> List.of(event(broken.error().json()));
    };
  }

  private static ByteString event(ObjectNode json) {
    return ByteString.fromString("data: " + json + "\n\n");
  }

  /** Hears of answers and passes them on to a stream; what the stream doesn't take ends them. */
  record Feed(BoundedSourceQueue<Said> queue) implements Job.Listener {
    @Override
    public boolean piece(Piece piece) {
      return queue.offer(new Said.Part(piece)) == QueueOfferResult.enqueued();
    }

    @Override
    public void done() {
      queue.offer(new Said.End());
      queue.complete();
    }

    @Override
    public void failed(ApiError error) {
      queue.offer(new Said.Broken(error));
      queue.complete();
    }
  }
}
