package cosr.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single columns of a row; what is not there as it should be is a {@link BadRow}. */
record Columns(ObjectNode row) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  /** Whether the row has a value in each of these columns. */
  boolean have(List<String> names) {
    return names.stream().allMatch(name -> row.hasNonNull(name));
  }

  /** Text that is not blank. */
  String text(String column) {
    JsonNode value = present(row, column, column);
    if (!value.isTextual())
      throw new BadRow(column, "%s, and text is wanted".formatted(JsonLines.named(value)));
    return notBlank(value.asText(), column);
  }

  /** Text, a number or a truth value, as it is written. */
  String scalar(String column) {
    return scalar(present(row, column, column), column);
  }

  /** The same of a member of a structure. */
  String scalar(String column, String member) {
    String path = column + "." + member;
    JsonNode structure = present(row, column, column);
    if (!structure.isObject())
      throw new BadRow(
          column,
          "%s, and an object with '%s' is wanted".formatted(JsonLines.named(structure), member));
    return scalar(present(structure, member, path), path);
  }

  private static String scalar(JsonNode value, String column) {
    if (!value.isValueNode())
      throw new BadRow(
          column, "%s, and text or a number is wanted".formatted(JsonLines.named(value)));
    return notBlank(
        value.isFloatingPointNumber() ? value.decimalValue().toPlainString() : value.asText(),
        column);
  }

  /** Text, or empty where the column is not there. */
  String textOrEmpty(String column) {
    JsonNode value = row.path(column);
    return value.isTextual() ? value.asText() : "";
  }

  /** The members of a list of texts, at least one. */
  List<String> texts(String column) {
    JsonNode list = present(row, column, column);
    if (!list.isArray() || list.isEmpty())
      throw new BadRow(column, "no list of texts with a member");
    List<String> out = new ArrayList<>();
    for (JsonNode member : list) {
      if (!member.isTextual()) throw new BadRow(column, "a member of the list is no text");
      out.add(member.asText());
    }
    return out;
  }

  /**
   * Text, or messages {@code [{role, content}, …]}: of a user's single message its content, of
   * several each after its role.
   */
  String prompt(String column) {
    JsonNode value = present(row, column, column);
    if (value.isTextual()) return notBlank(value.asText(), column);
    if (!value.isArray() || value.isEmpty())
      throw new BadRow(column, JsonLines.named(value) + ", and text or messages are wanted");
    List<String> turns = new ArrayList<>();
    for (JsonNode message : value) {
      JsonNode role = message.path("role");
      JsonNode content = message.path("content");
      if (!role.isTextual() || !content.isTextual())
        throw new BadRow(column, "a message without the texts 'role' and 'content'");
      boolean alone = value.size() == 1 && role.asText().equals("user");
      turns.add(alone ? content.asText() : role.asText() + ": " + content.asText());
    }
    if (value.get(value.size() - 1).path("role").asText().equals("assistant"))
      throw new BadRow(column, "the last message is the assistant's: nothing is asked");
    return notBlank(String.join("\n\n", turns), column);
  }

  /** A label, where the row has one. */
  Optional<String> label(String column) {
    JsonNode value = row.path(column);
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? Optional.of(value.asText().strip())
        : Optional.empty();
  }

  /** The first number of a label such as {@code Level 3}. */
  OptionalInt level(String column) {
    Matcher number = NUMBER.matcher(label(column).orElse(""));
    return number.find() ? OptionalInt.of(Integer.parseInt(number.group())) : OptionalInt.empty();
  }

  private JsonNode present(JsonNode in, String name, String column) {
    JsonNode value = in.get(name);
    if (value == null)
      throw new BadRow(
          column, "it is not there; the columns of the row are " + String.join(", ", names()));
    if (value.isNull()) throw new BadRow(column, "there is nothing in it");
    return value;
  }

  /** The names of the row's columns, in its order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    row.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String notBlank(String text, String column) {
    if (text.isBlank()) throw new BadRow(column, "the text is empty");
    return text;
  }
}
