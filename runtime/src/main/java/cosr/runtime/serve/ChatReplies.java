package cosr.runtime.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Replies of {@code /v1/chat/completions}. */
final class ChatReplies extends Replies {
  private final BitSet begun = new BitSet();

  ChatReplies(Served served, Ask ask, String id, long created) {
    super(served, ask, id, created);
  }

  @Override
  String kind() {
    return "chat.completion";
  }

  @Override
  String chunkKind() {
    return "chat.completion.chunk";
  }

  @Override
  ObjectNode choice(Piece whole) {
    ObjectNode choice = JsonNodeFactory.instance.objectNode().put("index", whole.row());
    choice
        .putObject("message")
        .put("role", "assistant")
        .put("content", whole.text())
        .putNull("refusal");
    logprobs(choice, whole.tokens());
    return choice.put("finish_reason", whole.finish().orElse(null));
  }

  /** The role, the text, and the reason for the end, each by itself. */
  @Override
  List<ObjectNode> choices(Piece piece) {
    List<ObjectNode> all = new ArrayList<>();
    if (!begun.get(piece.row())) {
      begun.set(piece.row());
      ObjectNode first = part(piece.row(), Optional.empty());
      first.withObject("delta").put("role", "assistant").put("content", "").putNull("refusal");
      all.add(first);
    }
    if (!piece.text().isEmpty() || ask.top() >= 0 && !piece.tokens().isEmpty()) {
      ObjectNode part = part(piece.row(), Optional.empty());
      part.withObject("delta").put("content", piece.text());
      logprobs(part, piece.tokens());
      all.add(part);
    }
    if (piece.finish().isPresent()) all.add(part(piece.row(), piece.finish()));
    return all;
  }

  private static ObjectNode part(int row, Optional<String> finish) {
    ObjectNode part = JsonNodeFactory.instance.objectNode().put("index", row);
    part.putObject("delta");
    return part.putNull("logprobs").put("finish_reason", finish.orElse(null));
  }

  private void logprobs(ObjectNode choice, List<Piece.Token> tokens) {
    if (ask.top() < 0) {
      choice.putNull("logprobs");
      return;
    }
    ObjectNode logprobs = choice.putObject("logprobs");
    ArrayNode content = logprobs.putArray("content");
    for (Piece.Token token : tokens) {
      ObjectNode entry = content.addObject();
      entry(entry, token);
      ArrayNode likely = entry.putArray("top_logprobs");
      if (ask.top() > 0) entry(likely.addObject(), token);
    }
    logprobs.putNull("refusal");
  }

  private void entry(ObjectNode entry, Piece.Token token) {
    String text = text(token.id());
    entry.put("token", text).put("logprob", token.logProb());
    bytes(entry, text);
  }
}
