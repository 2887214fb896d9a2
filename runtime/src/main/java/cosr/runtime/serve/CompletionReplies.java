package cosr.runtime.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Replies of {@code /v1/completions}. */
final class CompletionReplies extends Replies {
  /** Characters of the tokens so far, by the answer. */
  private final int[] offsets;

  CompletionReplies(Served served, Ask ask, String id, long created) {
    super(served, ask, id, created);
    this.offsets = new int[ask.rows()];
  }

  @Override
  String kind() {
    return "text_completion";
  }

  @Override
  String chunkKind() {
    return kind();
  }

  @Override
  List<ObjectNode> choices(Piece piece) {
    return List.of(choice(piece));
  }

  @Override
  ObjectNode choice(Piece piece) {
    ObjectNode choice =
        JsonNodeFactory.instance.objectNode().put("index", piece.row()).put("text", piece.text());
    logprobs(choice, piece);
    return choice.put("finish_reason", piece.finish().orElse(null));
  }

  private void logprobs(ObjectNode choice, Piece piece) {
    if (ask.top() < 0) {
      choice.putNull("logprobs");
      return;
    }
    ObjectNode logprobs = choice.putObject("logprobs");
    ArrayNode tokens = logprobs.putArray("tokens");
    ArrayNode values = logprobs.putArray("token_logprobs");
    ArrayNode likely = ask.top() > 0 ? logprobs.putArray("top_logprobs") : null;
    ArrayNode offsets = logprobs.putArray("text_offset");
    for (Piece.Token token : piece.tokens()) {
      String text = text(token.id());
      tokens.add(text);
      values.add(token.logProb());
      if (likely != null) likely.addObject().put(text, token.logProb());
      offsets.add(this.offsets[piece.row()]);
      this.offsets[piece.row()] += text.length();
    }
  }
}
