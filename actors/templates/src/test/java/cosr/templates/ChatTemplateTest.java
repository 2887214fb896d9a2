package cosr.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cosr.templates.runtime.Budget;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTemplateTest {
  private static String render(String template, Map<String, ?> variables) {
    return ChatTemplate.parse(template, "t").render(variables, Cases.NOW).text();
  }

  private static TemplateException refusal(String template) {
    return catchThrowableOfType(
        TemplateException.class, () -> render(template, Map.of("a", List.of(1))));
  }

  @Test
  void textOfMessagesIsNeverInterpreted() {
    String hostile = "{{ 7 * 7 }}{% raw %}{# x #}\\n\\u0041 {{ raise_exception('no') }} %}";

    assertThat(
            render(
                "[{{ m.content }}]{{ m['content'] | trim }}",
                Map.of("m", Map.of("content", hostile))))
        .isEqualTo("[" + hostile + "]" + hostile);
  }

  @Test
  void keysOfMessagesDoNotReachMethods() {
    Map<String, Object> tool = Map.of("items", "own", "get", "mine");

    assertThat(
            render(
                "{{ t['items'] }} {{ t.get('get') }} {{ t.items() | length }}", Map.of("t", tool)))
        .isEqualTo("own mine 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      value = {
        "a\\n  {{ b | nope }}§2§10§No filter named 'nope'.",
        "{% if a is nope %}x{% endif %}{% for b in a if b is odd1 %}{% endfor %}§1§50§No test named 'odd1'.",
        "{% for a in b %}§1§17§Unexpected end of template. Jinja was looking for the following tags: 'endfor' or 'else'. The innermost block that needs to be closed is 'for'.",
        "x\\n\\n{{ 'a' + }}§3§10§unexpected 'end of print statement'",
        "{% do a.append(1) %}§1§4§Encountered unknown tag 'do'.",
        "{{ (a]) }}§1§6§unexpected ']', expected ')'",
        "{% break %}§1§4§'break' outside loop",
      })
  void aTemplateThatIsNotJinjaIsRefusedByPosition(
      String template, int line, int column, String message) {
    TemplateException refused =
        catchThrowableOfType(
            TemplateException.class,
            () -> ChatTemplate.parse(template.replace("\\n", "\n"), "chat_template.jinja"));

    assertThat(refused.kind()).isEqualTo(TemplateException.Kind.SYNTAX);
    assertThat(refused.text()).isEqualTo(message);
    assertThat(refused).hasMessage("chat_template.jinja:" + line + ":" + column + ": " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% include 'other' %}",
        "{% extends 'other' %}",
        "{% import 'other' as o %}",
        "{% from 'other' import x %}",
        "{% autoescape true %}x{% endautoescape %}",
      })
  void whatNeedsOtherFilesIsRefusedByName(String template) {
    TemplateException refused = refusal(template);

    assertThat(refused.kind()).isEqualTo(TemplateException.Kind.UNSUPPORTED);
    assertThat(refused.text()).contains("not supported");
    assertThat(refused.line()).isEqualTo(1);
  }

  @Test
  void anUnknownFilterWithinAnIfIsFoundByTheCheckAndFailsOnlyWhenReached() {
    ChatTemplate template = ChatTemplate.parse("{% if x %}\n{{ x | nope }}{% endif %}y", "t");

    assertThat(template.check()).extracting(TemplateException::line).containsExactly(2);
    assertThat(template.render(Map.of(), Cases.NOW).text()).isEqualTo("y");
    assertThat(
            catchThrowableOfType(
                TemplateException.class, () -> template.render(Map.of("x", 1), Cases.NOW)))
        .hasMessage("t:2:8: No filter named 'nope' found.");
  }

  @Test
  void theCheckNamesAllThatThereIsNot() {
    ChatTemplate template =
        ChatTemplate.parse(
            "{% macro own(f) %}{{ f() }}{{ caller() }}{% endmacro %}{{ own(range) }}{{ now() }}"
                + "{% if x is odd %}{{ x | random }}{{ x is purple }}{{ x.f() }}{% endif %}",
            "t");

    assertThat(template.check())
        .extracting(TemplateException::text)
        .containsExactly(
            "No function named 'now'.", "No filter named 'random'.", "No test named 'purple'.");
  }

  @Test
  void anErrorWhileRenderingNamesItsPlace() {
    TemplateException failed = refusal("a\n{% for x in a %}\n  {{ x.y.z }}{% endfor %}");

    assertThat(failed.type()).isEqualTo("UndefinedError");
    assertThat(failed).hasMessage("t:3:9: 'int object' has no attribute 'y'");
  }

  @Test
  void aRefusalOfTheTemplateItselfKeepsItsText() {
    TemplateException raised = refusal("{{ raise_exception('Roles: ' ~ a) }}");

    assertThat(raised.kind()).isEqualTo(TemplateException.Kind.RAISED);
    assertThat(raised.text()).isEqualTo("Roles: [1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% set ns = namespace(s='xx') %}{% for i in range(99) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
        "{{ 'x' * 99999999999 }}",
        "{{ 'x'.ljust(99999999999) }}",
        "{{ '%99999999d' % 1 }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ [1] * 99999999999 }}",
        "{{ 9 ** 99999999 }}",
        "{% set ns = namespace(l=[1]) %}{% for i in range(99) %}{% set ns.l = ns.l + ns.l %}{% endfor %}",
        "{% set ns = namespace(a=[], b=[]) %}{% for i in range(99) %}{% set ns.a = [ns.a, ns.a] %}"
            + "{% set ns.b = [ns.b, ns.b] %}{% endfor %}{{ ns.a == ns.b }}",
        "{% set ns = namespace(a=()) %}{% for i in range(99) %}{% set ns.a = (ns.a, ns.a) %}"
            + "{% endfor %}{{ {ns.a: 1} }}",
        "{% set ns = namespace(a=[]) %}{% for i in range(99) %}{% set ns.a = [ns.a, ns.a] %}"
            + "{% endfor %}{{ ns.a | tojson }}",
        "{% for i in range(99999) %}{{ 'x' * 9999 }}{% endfor %}",
        "{% for i in range(9999) %}{{ ('x' * 99999) | replace('x', 'y' * 999) | length }}{% endfor %}",
      })
  void aTemplateThatWantsTooMuchIsStopped(String template) {
    TemplateException stopped = refusal(template);

    assertThat(stopped.kind()).isEqualTo(TemplateException.Kind.LIMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
      })
  void recursionWithoutEndIsStoppedAsInPython(String template) {
    assertThat(refusal(template).text()).isEqualTo("maximum recursion depth exceeded");
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThat(refusal("{{ " + "(".repeat(5000) + " }}").kind())
        .isEqualTo(TemplateException.Kind.SYNTAX);
    assertThat(refusal("{{ " + "-".repeat(100_000) + "1 }}").kind())
        .isEqualTo(TemplateException.Kind.SYNTAX);
    assertThat(refusal("{% if 1 %}".repeat(5000)).kind()).isEqualTo(TemplateException.Kind.SYNTAX);
    assertThat(refusal("{{ 1 " + "+ 1".repeat(100_000) + " }}").type()).isEqualTo("RecursionError");
  }

  @Test
  void aSmallBudgetEndsASmallTemplate() {
    ChatTemplate template = ChatTemplate.parse("{% for i in range(9) %}{{ i }}{% endfor %}", "t");

    assertThat(template.render(Map.of(), Cases.NOW, new Budget(100, 100)).text())
        .isEqualTo("012345678");
    assertThat(
            catchThrowableOfType(
                    TemplateException.class,
                    () -> template.render(Map.of(), Cases.NOW, new Budget(10, 100)))
                .kind())
        .isEqualTo(TemplateException.Kind.LIMIT);
  }

  @Test
  void theTimeIsTheOneGiven() {
    LocalDateTime time = LocalDateTime.of(2031, 12, 5, 17, 4, 9);

    String shown =
        ChatTemplate.parse(
                "{{ strftime_now('%d %b %Y|%-d|%A|%I %p|%j|%y-%m-%dT%H:%M:%S|%%') }}", "t")
            .render(Map.of(), time)
            .text();

    assertThat(shown).isEqualTo("05 Dec 2031|5|Friday|05 PM|339|31-12-05T17:04:09|%");
  }

  @Test
  void partsWithinGenerationTagsAreNamed() {
    Rendered rendered =
        ChatTemplate.parse(
                "{% for m in ms %}<{% generation %}{{ m }}.{% endgeneration %}>{% endfor %}", "t")
            .render(Map.of("ms", List.of("ab", "🙂")), Cases.NOW);

    assertThat(rendered.text()).isEqualTo("<ab.><🙂.>");
    assertThat(rendered.generations())
        .extracting(span -> rendered.text().substring(span.from(), span.to()))
        .containsExactly("ab.", "🙂.");
  }

  @Test
  void numbersOfJsonKeepTheirForm() {
    Map<String, Object> variables = new HashMap<>();
    variables.put(
        "v",
        Cases.json(
            "{\"a\": 1, \"b\": 1.0, \"c\": 123456789012345678901234567890, \"d\": 1e30, \"e\": null, \"f\": [true, -0.0]}"));

    assertThat(render("{{ v | tojson }} {{ v }}", variables))
        .isEqualTo(
            "{\"a\": 1, \"b\": 1.0, \"c\": 123456789012345678901234567890, \"d\": 1e+30, \"e\": null,"
                + " \"f\": [true, -0.0]} {'a': 1, 'b': 1.0, 'c': 123456789012345678901234567890, 'd':"
                + " 1e+30, 'e': None, 'f': [True, -0.0]}");
  }

  @Test
  void theSameTemplateCanBeRenderedByManyThreads() {
    ChatTemplate template =
        ChatTemplate.parse(
            "{% set ns = namespace(n=0) %}{% for i in range(n) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
            "t");

    List<String> results =
        java.util.stream.IntStream.range(0, 200)
            .parallel()
            .mapToObj(n -> template.render(Map.of("n", n), Cases.NOW).text())
            .toList();

    assertThat(results.get(199)).isEqualTo("19701");
    assertThat(results.get(0)).isEqualTo("0");
  }
}
