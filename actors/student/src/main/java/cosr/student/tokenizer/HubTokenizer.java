package cosr.student.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import cosr.config.UserError;
import cosr.student.hub.ModelFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A {@code tokenizer.json} through Hugging Face's own library, with the parts of {@code
 * tokenizer_config.json} that transformers obeys: which tokens are special, and whether a beginning
 * and an end mark are added. Calls from several threads run beside each other; closing waits for
 * them.
 */
public final class HubTokenizer implements TextTokenizer {
  private static final String FILE = "tokenizer.json";

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final HuggingFaceTokenizer library;
  private final Vocabulary vocabulary;
  private final SpecialTokens special;
  private final Decoders decoder;
  private final boolean cleanUp;
  private final @Nullable Marks marks;
  private boolean closed;

  /** What is put around a text in place of what the tokenizer's file says. */
  private record Marks(int[] before, int[] after) {}

  private HubTokenizer(
      HuggingFaceTokenizer library, Vocabulary vocabulary, SpecialTokens special, JsonNode config) {
    this.library = library;
    this.vocabulary = vocabulary;
    this.special = special;
    this.decoder = Decoders.of(vocabulary.decoder());
    this.marks = marks(config);
    // It was made for WordPiece and spoils what others decode: transformers 5 leaves BPE alone.
    this.cleanUp =
        config.path("clean_up_tokenization_spaces").asBoolean()
            && !vocabulary.model().equals("BPE");
  }

  /**
   * The tokenizer of a model's folder.
   *
   * @throws UserError with one line, if there is none or it can't be read
   */
  public static HubTokenizer of(ModelFolder folder) {
    byte[] file =
        folder
            .bytes(FILE)
            .orElseThrow(
                () ->
                    new UserError(
                        folder.path()
                            + " has no "
                            + FILE
                            + ": fetch it from where the weights are, or make it with"
                            + " AutoTokenizer.from_pretrained(FOLDER).save_pretrained(FOLDER)"));
    JsonNode config = folder.json("tokenizer_config.json").orElse(MissingNode.getInstance());
    try {
      return of(file, SpecialTokens.of(folder), config);
    } catch (IllegalArgumentException e) {
      throw new UserError(folder.path().resolve(FILE) + " " + e.getMessage(), e);
    }
  }

  static HubTokenizer of(byte[] tokenizerJson, SpecialTokens special, JsonNode config) {
    try {
      Vocabulary vocabulary = Vocabulary.of(tokenizerJson);
      special.named().values().forEach(vocabulary::makeSpecial);
      special.more().forEach(vocabulary::makeSpecial);
      HuggingFaceTokenizer library =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(tokenizerJson),
              Map.of("addSpecialTokens", "true", "padding", "false", "truncation", "false"));
      return new HubTokenizer(library, vocabulary, special, config);
    } catch (IOException | RuntimeException e) {
      String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new IllegalArgumentException("can't be read: " + said, e);
    }
  }

  private @Nullable Marks marks(JsonNode config) {
    if (!config.has("add_bos_token") && !config.has("add_eos_token")) return null;
    return new Marks(
        mark(config.path("add_bos_token").asBoolean(), "bos_token"),
        mark(config.path("add_eos_token").asBoolean(), "eos_token"));
  }

  private int[] mark(boolean added, String part) {
    OptionalInt id = added ? id(special.part(part).orElse("")) : OptionalInt.empty();
    return id.isPresent() ? new int[] {id.getAsInt()} : new int[0];
  }

  @Override
  public int[] encode(String text, boolean addSpecial) {
    if (marks == null || !addSpecial) return ids(text, addSpecial);
    int[] middle = ids(text, false);
    int before = marks.before().length;
    int[] all = new int[before + middle.length + marks.after().length];
    System.arraycopy(marks.before(), 0, all, 0, before);
    System.arraycopy(middle, 0, all, before, middle.length);
    System.arraycopy(marks.after(), 0, all, before + middle.length, marks.after().length);
    return all;
  }

  /** Half of a character outside the basic plane, alone, is no text: it is replaced. */
  private int[] ids(String text, boolean addSpecial) {
    String whole = text.codePoints().anyMatch(HubTokenizer::half) ? mended(text) : text;
    lock.readLock().lock();
    try {
      // Encoding would fetch tokens, masks and spans too, which takes as long again.
      long encoding = TokenizersLibrary.LIB.encode(handle(), whole, addSpecial);
      try {
        long[] wide = TokenizersLibrary.LIB.getTokenIds(encoding);
        int[] ids = new int[wide.length];
        for (int i = 0; i < ids.length; i++) ids[i] = (int) wide[i];
        return ids;
      } finally {
        TokenizersLibrary.LIB.deleteEncoding(encoding);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  private static boolean half(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static String mended(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(half(c) ? 0xfffd : c));
    return out.toString();
  }

  /** The text of the ids; an id without a token is left out. */
  @Override
  public String decode(int[] ids, boolean skipSpecial) {
    long[] wide = new long[ids.length];
    int count = 0;
    for (int id : ids) if (id >= 0 && !(skipSpecial && special(id))) wide[count++] = id;
    long[] kept = Arrays.copyOf(wide, count);
    lock.readLock().lock();
    try {
      String text = TokenizersLibrary.LIB.decode(handle(), kept, skipSpecial);
      return cleanUp ? cleaned(text) : text;
    } finally {
      lock.readLock().unlock();
    }
  }

  private static String cleaned(String text) {
    return text.replace(" .", ".")
        .replace(" ?", "?")
        .replace(" !", "!")
        .replace(" ,", ",")
        .replace(" ' ", "'")
        .replace(" n't", "n't")
        .replace(" 'm", "'m")
        .replace(" 's", "'s")
        .replace(" 've", "'ve")
        .replace(" 're", "'re");
  }

  private long handle() {
    if (closed) throw new IllegalStateException("the tokenizer is closed");
    return library.getHandle();
  }

  @Override
  public int size() {
    return vocabulary.size();
  }

  @Override
  public boolean special(int id) {
    return vocabulary.special(id);
  }

  @Override
  public Optional<String> token(int id) {
    return Optional.ofNullable(vocabulary.token(id));
  }

  @Override
  public OptionalInt id(String token) {
    Integer id = vocabulary.id(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The tokens that have a part. */
  public SpecialTokens specialTokens() {
    return special;
  }

  /**
   * The tokens that end an answer: those of {@code generation_config.json}, or of {@code
   * config.json} where that names none, and the tokenizer's own end mark.
   */
  public SortedSet<Integer> endIds(ModelFolder folder) {
    SortedSet<Integer> ends = new TreeSet<>();
    for (String file : new String[] {"generation_config.json", ModelFolder.CONFIG}) {
      JsonNode ids = folder.json(file).orElse(MissingNode.getInstance()).path("eos_token_id");
      if (ids.isInt()) ends.add(ids.asInt());
      for (JsonNode id : ids) if (id.isInt()) ends.add(id.asInt());
      if (!ends.isEmpty()) break;
    }
    special.part("eos_token").map(this::id).ifPresent(id -> id.ifPresent(ends::add));
    return ends;
  }

  @Override
  public TextStream stream(boolean skipSpecial) {
    return cleanUp
        ? new WholeStream(this, skipSpecial)
        : decoder.stream(this, vocabulary, skipSpecial);
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) library.close();
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
