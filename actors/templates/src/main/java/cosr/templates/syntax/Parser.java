package cosr.templates.syntax;

import cosr.templates.syntax.Token.Kind;
import cosr.templates.value.Repr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a template. */
public final class Parser {
  private static final int DEPTH = 100;
  private final TokenStream stream;
  private final ExpressionParser expressions;
  private final TagParser tags;
  private final List<String> openTags = new ArrayList<>();
  private final List<List<String>> expectedEnds = new ArrayList<>();
  private @Nullable SyntaxException misplaced;

  private Parser(Source source) {
    this.stream = new TokenStream(Lexer.tokens(source));
    this.expressions = new ExpressionParser(stream);
    this.tags = new TagParser(stream, expressions, this);
  }

  /**
   * What was read.
   *
   * @param misplaced the first break or continue outside a loop, which Jinja refuses last
   */
  public record Parsed(List<Statement> statements, @Nullable SyntaxException misplaced) {}

  /** Reads a template; raises {@link SyntaxException}. */
  public static Parsed parse(Source source) {
    Parser parser = new Parser(source);
    return new Parsed(parser.body(List.of()), parser.misplaced);
  }

  void misplaced(SyntaxException control) {
    if (misplaced == null) {
      misplaced = control;
    }
  }

  /** The statements up to a tag with one of these names, which stays; the rest of a tag first. */
  List<Statement> until(String... ends) {
    stream.skip(Kind.COLON);
    stream.expect(Kind.BLOCK_END);
    List<Statement> body = body(List.of(ends));
    if (stream.is(Kind.EOF)) {
      expectedEnds.add(List.of(ends));
      throw lost(null, stream.current().at());
    }
    return body;
  }

  /** As {@link #until}, and takes the name of the closing tag. */
  List<Statement> through(String end) {
    List<Statement> body = until(end);
    stream.take();
    return body;
  }

  private List<Statement> body(List<String> ends) {
    if (!ends.isEmpty()) {
      expectedEnds.add(ends);
    }
    List<Statement> body = new ArrayList<>();
    while (!stream.is(Kind.EOF)) {
      Token token = stream.current();
      switch (token.kind()) {
        case DATA -> {
          stream.take();
          body.add(new Statement.Data(token.at(), token.text()));
        }
        case VARIABLE_BEGIN -> {
          stream.take();
          Expr node = expressions.tuple(true, false);
          stream.expect(Kind.VARIABLE_END);
          body.add(new Statement.Print(token.at(), node));
        }
        case BLOCK_BEGIN -> {
          stream.take();
          if (ends.stream().anyMatch(stream::isName)) {
            expectedEnds.remove(expectedEnds.size() - 1);
            return body;
          }
          body.addAll(statement());
          stream.expect(Kind.BLOCK_END);
        }
        default -> throw stream.fail("unexpected " + Repr.repr(token.words()));
      }
    }
    if (!ends.isEmpty()) {
      expectedEnds.remove(expectedEnds.size() - 1);
    }
    return body;
  }

  private List<Statement> statement() {
    Token token = stream.current();
    if (!token.is(Kind.NAME)) {
      throw stream.fail("tag name expected");
    }
    if (openTags.size() >= DEPTH) {
      throw stream.fail("too many statically nested blocks");
    }
    openTags.add(token.text());
    List<Statement> read = tags.read(token);
    openTags.remove(openTags.size() - 1);
    if (read == null) {
      throw lost(token.text(), token.at());
    }
    return read;
  }

  private SyntaxException lost(@Nullable String name, int at) {
    List<String> message = new ArrayList<>();
    message.add(
        name == null
            ? "Unexpected end of template."
            : "Encountered unknown tag " + Repr.repr(name) + ".");
    if (!expectedEnds.isEmpty()) {
      String looking =
          expectedEnds.get(expectedEnds.size() - 1).stream()
              .map(Repr::repr)
              .collect(Collectors.joining(" or "));
      boolean nesting = name != null && expectedEnds.stream().anyMatch(ends -> ends.contains(name));
      message.add(
          nesting
              ? "You probably made a nesting mistake. Jinja is expecting this tag, but currently"
                  + " looking for "
                  + looking
                  + "."
              : "Jinja was looking for the following tags: " + looking + ".");
    }
    if (!openTags.isEmpty()) {
      message.add(
          "The innermost block that needs to be closed is "
              + Repr.repr(openTags.get(openTags.size() - 1))
              + ".");
    }
    return new SyntaxException(String.join(" ", message), at);
  }
}
