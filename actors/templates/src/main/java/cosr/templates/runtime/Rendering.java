package cosr.templates.runtime;

import cosr.templates.syntax.Scopes;
import cosr.templates.syntax.Source;
import cosr.templates.syntax.Statement;
import cosr.templates.value.Limits;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One rendering of a template. Not for more than one thread; raises {@link
 * cosr.templates.value.PyException}, after which {@link #at} is the place.
 */
public final class Rendering {
  /** Where text of the model itself begins and ends, in chars of the rendered text. */
  public record Span(int from, int to) {}

  private final Statements statements;
  private final Frame root;
  private final List<Statement> template;
  private final Expressions expressions;
  private final List<Span> generations = new ArrayList<>();
  private StringBuilder out = new StringBuilder();
  private int buffers;

  /** A rendering with these variables, at this time, within this budget. */
  public Rendering(
      Source source,
      List<Statement> template,
      Scopes scopes,
      Map<String, Object> given,
      LocalDateTime now,
      Budget budget) {
    Map<String, Object> all = new HashMap<>(Globals.of(now));
    all.putAll(given);
    Variables variables = new Variables(all);
    this.template = template;
    this.expressions = new Expressions(budget, source::line);
    this.statements = new Statements(this, expressions, scopes, variables, budget);
    this.root = new Frame(scopes.root(), null, variables);
  }

  /** The functions that every template has. */
  public static Set<String> functions() {
    return Globals.NAMES;
  }

  /** The rendered text. */
  public String run() {
    statements.run(template, root);
    return out.toString();
  }

  /** The parts within generation tags. */
  public List<Span> generations() {
    return List.copyOf(generations);
  }

  /** The place in the source that was worked on last. */
  public int at() {
    return expressions.at();
  }

  void write(String text) {
    out.append(text);
    Limits.check(out.length());
  }

  void generated(String text) {
    if (buffers == 0) {
      generations.add(new Span(out.length(), out.length() + text.length()));
    }
    write(text);
  }

  /** The text that an action writes, which goes nowhere else. */
  String captured(Runnable action) {
    StringBuilder outside = out;
    out = new StringBuilder();
    buffers++;
    try {
      action.run();
      return out.toString();
    } finally {
      out = outside;
      buffers--;
    }
  }
}
