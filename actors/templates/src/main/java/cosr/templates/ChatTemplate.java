package cosr.templates;

import cosr.templates.runtime.Budget;
import cosr.templates.runtime.Filters;
import cosr.templates.runtime.Rendering;
import cosr.templates.runtime.Tests;
import cosr.templates.syntax.NameCheck;
import cosr.templates.syntax.Parser;
import cosr.templates.syntax.Scopes;
import cosr.templates.syntax.Source;
import cosr.templates.syntax.Statement;
import cosr.templates.syntax.SyntaxException;
import cosr.templates.value.Convert;
import cosr.templates.value.PyException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template of Jinja in the dialect of transformers' apply_chat_template. It is immutable and can
 * be rendered from any thread.
 */
public final class ChatTemplate {
  private final Source source;
  private final List<Statement> statements;
  private final Scopes scopes;

  private ChatTemplate(Source source, List<Statement> statements, Scopes scopes) {
    this.source = source;
    this.statements = statements;
    this.scopes = scopes;
  }

  /**
   * Reads a template.
   *
   * @param name how errors name the template, a file for example
   * @throws TemplateException if it is not Jinja, or uses what is left out here
   */
  public static ChatTemplate parse(String text, String name) {
    Source source = Source.of(name, text);
    try {
      Parser.Parsed parsed = Parser.parse(source);
      List<Statement> statements = parsed.statements();
      Scopes scopes = new Scopes(statements);
      NameCheck.require(statements, Filters.names(), Tests.names());
      if (parsed.misplaced() != null) {
        throw parsed.misplaced();
      }
      return new ChatTemplate(source, statements, scopes);
    } catch (SyntaxException e) {
      throw failure(source, e);
    } catch (StackOverflowError e) {
      throw failure(
          source,
          TemplateException.Kind.LIMIT,
          "RecursionError",
          "the template is nested too deeply",
          0);
    }
  }

  /** How errors name the template. */
  public String name() {
    return source.name();
  }

  /**
   * The uses of filters, tests and functions that there are not, which only fail when they are
   * reached. A template without any cannot fail for want of one.
   */
  public List<TemplateException> check() {
    return NameCheck.all(statements, Filters.supported(), Tests.names(), Rendering.functions())
        .stream()
        .map(problem -> failure(source, problem))
        .toList();
  }

  /**
   * Renders the template.
   *
   * @param variables maps, lists, strings, numbers, booleans and nulls
   * @param now what strftime_now shows
   * @throws TemplateException if the template refuses the variables or fails on them
   */
  public Rendered render(Map<String, ? extends @Nullable Object> variables, LocalDateTime now) {
    return render(variables, now, Budget.standard());
  }

  /** Renders within a budget; see {@link #render(Map, LocalDateTime)}. */
  public Rendered render(
      Map<String, ? extends @Nullable Object> variables, LocalDateTime now, Budget budget) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends @Nullable Object> variable : variables.entrySet()) {
      given.put(variable.getKey(), Convert.from(variable.getValue()));
    }
    Rendering rendering = new Rendering(source, statements, scopes, given, now, budget);
    try {
      String text = rendering.run();
      List<Rendered.Span> spans =
          rendering.generations().stream()
              .map(span -> new Rendered.Span(span.from(), span.to()))
              .toList();
      return new Rendered(text, spans);
    } catch (PyException e) {
      throw failure(source, kind(e.type()), e.type(), e.text(), rendering.at());
    } catch (StackOverflowError e) {
      throw failure(
          source,
          TemplateException.Kind.FAILED,
          "RecursionError",
          "maximum recursion depth exceeded",
          rendering.at());
    }
  }

  private static TemplateException.Kind kind(String type) {
    return switch (type) {
      case "TemplateError" -> TemplateException.Kind.RAISED;
      case "Unsupported" -> TemplateException.Kind.UNSUPPORTED;
      case "Limit" -> TemplateException.Kind.LIMIT;
      default -> TemplateException.Kind.FAILED;
    };
  }

  private static TemplateException failure(Source source, SyntaxException problem) {
    TemplateException.Kind kind =
        problem.isUnsupported()
            ? TemplateException.Kind.UNSUPPORTED
            : TemplateException.Kind.SYNTAX;
    return failure(source, kind, "TemplateSyntaxError", problem.text(), problem.at());
  }

  private static TemplateException failure(
      Source source, TemplateException.Kind kind, String type, String text, int at) {
    return new TemplateException(
        kind, type, text, source.name(), source.line(at), source.column(at));
  }
}
