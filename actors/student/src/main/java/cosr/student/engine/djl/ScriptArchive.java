package cosr.student.engine.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive made of source text alone: a zip of stored entries that holds a module
 * {@code __torch__.LM} without parameters, whose methods are the text.
 */
final class ScriptArchive {
  /**
   * Version of the archive format that libtorch 2 writes: none of its older-version rules apply.
   */
  private static final String FORMAT = "10\n";

  /** 1980-01-02 UTC: a fixed date that zip can hold in every time zone. */
  private static final long DATE = 315_619_200_000L;

  private ScriptArchive() {}

  /** The archive of the methods. */
  static byte[] of(String methods) {
    String head =
        "class LM(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "archive/data.pkl", instance());
      put(zip, "archive/code/__torch__.py", (head + methods).getBytes(StandardCharsets.UTF_8));
      put(zip, "archive/constants.pkl", latin("\u0080\u0002)."));
      put(zip, "archive/version", latin(FORMAT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * The pickle of {@code LM()} with {@code training = True}: PROTO 2, GLOBAL, EMPTY_TUPLE, NEWOBJ,
   * EMPTY_DICT, MARK, BINUNICODE, NEWTRUE, SETITEMS, BUILD, STOP.
   */
  private static byte[] instance() {
    return latin("\u0080\u0002c__torch__\nLM\n)\u0081}(X\u0008\u0000\u0000\u0000training\u0088ub.");
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setCrc(crc.getValue());
    entry.setTime(DATE);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
