package cosr.python.syntax;

import cosr.python.value.RefusedException;
import java.util.List;
import java.util.Set;

/**
 * A program as written.
 *
 * @param annotations names of types that annotations mention, which the program may not rebind
 */
public record Tree(List<Stmt> body, Set<String> annotations) {
  /** Characters of a program, and no more. */
  private static final int LONGEST = 1 << 16;

  /**
   * Reads a program.
   *
   * @throws RefusedException what is not in the subset
   */
  public static Tree parse(String source) {
    return new StatementParser(Lexer.program(bounded(source))).program();
  }

  /**
   * Reads one expression, which may not go over the end of its line outside of brackets.
   *
   * @throws RefusedException what is not in the subset
   */
  public static Expr expression(String source) {
    ExpressionParser parser = new ExpressionParser(Lexer.fragment(bounded(source), 1));
    Expr e = parser.expression();
    parser.want(Token.Kind.END);
    return e;
  }

  private static String bounded(String source) {
    if (source.length() > LONGEST) throw new RefusedException("length", 1, "a long program");
    return source;
  }
}
