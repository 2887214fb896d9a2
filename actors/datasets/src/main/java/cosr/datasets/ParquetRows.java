package cosr.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.config.UserError;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The rows of a parquet file as JSON values; lists, structures and maps at any depth. */
final class ParquetRows {
  /** The library tells of its choices on the error stream; held, since loggers are weakly kept. */
  private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static {
    LIBRARY.setLevel(Level.WARNING);
  }

  private ParquetRows() {}

  static void each(DatasetFile file, Predicate<Entry> consumer) {
    try (ParquetFileReader reader =
            ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file.bytes())));
        RowReader rows = reader.rowReader()) {
      for (int row = 1; rows.hasNext(); row++) {
        rows.next();
        if (!consumer.test(new Entry.Row(row, structure(rows)))) return;
      }
    } catch (UserError e) {
      throw e;
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new UserError(
          "%s is no parquet file that can be read: %s"
              .formatted(file.name(), String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
          e);
    }
  }

  private static ObjectNode structure(StructAccessor of) {
    ObjectNode out = JSON.objectNode();
    for (int i = 0; i < of.getFieldCount(); i++)
      out.set(of.getFieldName(i), of.isNull(i) ? JSON.nullNode() : value(of.getValue(i)));
    return out;
  }

  private static JsonNode value(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case String text -> JSON.textNode(text);
      case byte[] bytes -> JSON.textNode(new String(bytes, StandardCharsets.UTF_8));
      case Boolean truth -> JSON.booleanNode(truth);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Float number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      case BigDecimal number -> JSON.numberNode(number);
      case PqStruct structure -> structure(structure);
      case PqList list -> {
        ArrayNode out = JSON.arrayNode();
        for (Object member : list.values()) out.add(value(member));
        yield out;
      }
      case PqMap map -> {
        ObjectNode out = JSON.objectNode();
        map.getEntries().forEach(e -> out.set(String.valueOf(e.getKey()), value(e.getValue())));
        yield out;
      }
      default -> JSON.textNode(String.valueOf(value));
    };
  }
}
