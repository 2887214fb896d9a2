package cosr.student.hub;

import cosr.config.UserError;
import cosr.student.engine.checkpoint.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder holds, for the record of a run; each a SHA-256 in hex.
 *
 * @param config of {@code config.json}
 * @param tokenizer over the names and SHA-256s of what turns messages into tokens
 * @param weights over the name-sorted SHA-256s of the tensors as they are stored
 */
public record FolderDigest(String config, String tokenizer, String weights) {
  private static final List<String> TOKENIZER =
      List.of(
          "chat_template.jinja",
          "chat_template.json",
          "generation_config.json",
          "special_tokens_map.json",
          "tokenizer.json",
          "tokenizer_config.json");

  /** Whether what a small file says counts: others, such as a page on the model, may change. */
  public static boolean looksAt(String file) {
    return file.equals(ModelFolder.CONFIG)
        || file.equals(AdapterFolder.CONFIG)
        || TOKENIZER.contains(file);
  }

  /** Reads the whole folder, the weights piece by piece. */
  public static FolderDigest of(ModelFolder folder) {
    MessageDigest tokenizer = Digests.sha256();
    for (String name : TOKENIZER)
      folder
          .bytes(name)
          .ifPresent(
              bytes -> {
                tokenizer.update(name.getBytes(StandardCharsets.UTF_8));
                tokenizer.update(Digests.sha256().digest(bytes));
              });
    SortedMap<String, byte[]> hashes = new TreeMap<>();
    try {
      for (String name : folder.tensors().keySet()) {
        MessageDigest digest = Digests.sha256();
        folder.stored(name).feed().into(digest::update);
        hashes.put(name, digest.digest());
      }
    } catch (IOException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
    byte[] config = folder.bytes(ModelFolder.CONFIG).orElseThrow();
    return new FolderDigest(
        HexFormat.of().formatHex(Digests.sha256().digest(config)),
        HexFormat.of().formatHex(tokenizer.digest()),
        Digests.ofHashes(hashes));
  }
}
