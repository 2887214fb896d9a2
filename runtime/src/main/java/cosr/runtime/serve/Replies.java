package cosr.runtime.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the answers to one request. For one thread. */
abstract sealed class Replies permits ChatReplies, CompletionReplies {
  private static final char REPLACEMENT = '\ufffd';

  final Served served;
  final Ask ask;
  private final String id;
  private final long created;

  /**
   * @param id of the reply
   * @param created in seconds since 1970
   */
  Replies(Served served, Ask ask, String id, long created) {
    this.served = served;
    this.ask = ask;
    this.id = id;
    this.created = created;
  }

  /** The reply to a request that isn't streamed. */
  final ObjectNode whole(List<Answer> answers) {
    ObjectNode root = root(kind());
    ArrayNode choices = root.putArray("choices");
    long count = 0;
    for (int row = 0; row < answers.size(); row++) {
      choices.add(choice(answers.get(row).whole(row)));
      count += answers.get(row).count();
    }
    root.set("usage", usage(count));
    return root;
  }

  /** What a stream says of a piece. */
  final List<ObjectNode> chunks(Piece piece) {
    List<ObjectNode> all = new ArrayList<>();
    for (ObjectNode choice : choices(piece)) {
      ObjectNode root = root(chunkKind());
      root.putArray("choices").add(choice);
      if (ask.usage()) root.putNull("usage");
      all.add(root);
    }
    return all;
  }

  /** The last that a stream says, if it was asked for. */
  final Optional<ObjectNode> last(long count) {
    if (!ask.usage()) return Optional.empty();
    ObjectNode root = root(chunkKind());
    root.putArray("choices");
    root.set("usage", usage(count));
    return Optional.of(root);
  }

  private ObjectNode root(String kind) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("object", kind)
        .put("created", created)
        .put("model", served.name());
  }

  private ObjectNode usage(long count) {
    long prompt = ask.promptTokens();
    return JsonNodeFactory.instance
        .objectNode()
        .put("prompt_tokens", prompt)
        .put("completion_tokens", count)
        .put("total_tokens", prompt + count);
  }

  /** A token by itself; where it is a part of a character, with a replacement character. */
  final String text(int token) {
    String text = served.tokenizer().decode(new int[] {token}, false);
    // Decoders of pieces take the space off the first one.
    boolean space = served.tokenizer().token(token).orElse("").startsWith("▁");
    return space && !text.startsWith(" ") ? " " + text : text;
  }

  /** Bytes of a token's text; null where it is a part of a character. */
  static void bytes(ObjectNode entry, String text) {
    if (text.indexOf(REPLACEMENT) >= 0) {
      entry.putNull("bytes");
      return;
    }
    ArrayNode bytes = entry.putArray("bytes");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) bytes.add(b & 0xff);
  }

  abstract String kind();

  abstract String chunkKind();

  /** The whole answer as one of the choices. */
  abstract ObjectNode choice(Piece whole);

  /** Parts of a stream for a piece. */
  abstract List<ObjectNode> choices(Piece piece);
}
