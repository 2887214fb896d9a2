package cosr.proof;

import cosr.proof.Statement.Assertion;
import cosr.proof.Statement.Hypothesis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a source from its top and checks every proof where it stands. Used once. */
final class DatabaseReader {
  private static final int[] NONE = {};

  private final Scanner scanner;
  private final Limits limits;
  private final Symbols symbols = new Symbols();
  private final Scope scope = new Scope();
  private final Map<String, Statement> labels = new HashMap<>();
  private final List<Assertion> assertions = new ArrayList<>();
  private String label = "";

  DatabaseReader(String source, Limits limits) {
    scanner = new Scanner(source);
    this.limits = limits;
  }

  /** The label of the statement that is being read, for complaints; empty where it has none. */
  String label() {
    return label;
  }

  int line() {
    return scanner.line();
  }

  Database read() {
    String token = scanner.next();
    while (token != null) {
      label = "";
      switch (token) {
        case "$c" -> constants();
        case "$v" -> variables();
        case "$d" -> disjoint();
        case "${" -> scope.open();
        case "$}" -> scope.close();
        case "$[" -> throw ProofException.of("include");
        default -> labelled(token);
      }
      token = scanner.next();
    }
    if (!scope.isOutermost()) throw ProofException.of("scope");
    return new Database(symbols, scope, labels, assertions);
  }

  private void constants() {
    if (!scope.isOutermost()) throw ProofException.of("scope");
    for (String name = symbol(); name != null; name = symbol()) {
      if (symbols.find(name) != null || labels.containsKey(name))
        throw ProofException.of("declared");
      symbols.declare(name, false);
    }
  }

  private void variables() {
    for (String name = symbol(); name != null; name = symbol()) {
      Integer known = symbols.find(name);
      if (labels.containsKey(name)) throw ProofException.of("declared");
      int variable = known == null ? symbols.declare(name, true) : known;
      if (!symbols.isVariable(variable) || !scope.activate(variable))
        throw ProofException.of("declared");
    }
  }

  private void disjoint() {
    int[] all = expression("$.");
    for (int i = 0; i < all.length; i++)
      for (int j = 0; j < i; j++) {
        if (all[i] == all[j] || !symbols.isVariable(all[i]) || !symbols.isVariable(all[j]))
          throw ProofException.of("disjoint");
        scope.setDisjoint(all[i], all[j]);
      }
  }

  private void labelled(String name) {
    label = name;
    if (!Labels.isLabel(name)) throw ProofException.of("label");
    if (labels.containsKey(name) || symbols.find(name) != null) throw ProofException.of("declared");
    switch (scanner.required()) {
      case "$f" -> hypothesis(true);
      case "$e" -> hypothesis(false);
      case "$a" -> add(create(true, typed(expression("$."))));
      case "$p" -> {
        Assertion theorem = create(false, typed(expression("$=")));
        prove(theorem);
        add(theorem);
      }
      default -> throw ProofException.of("statement");
    }
  }

  private void hypothesis(boolean floating) {
    int[] symbolsOf = expression("$.");
    if (floating
        && (symbolsOf.length != 2
            || symbols.isVariable(symbolsOf[0])
            || !symbols.isVariable(symbolsOf[1]))) throw ProofException.of("type");
    Hypothesis hypothesis =
        new Hypothesis(
            label, floating, scope.isOutermost(), floating ? symbolsOf : typed(symbolsOf));
    scope.add(hypothesis);
    labels.put(label, hypothesis);
  }

  private Assertion create(boolean axiom, int[] conclusion) {
    return Assertions.create(label, assertions.size(), axiom, conclusion, symbols, scope);
  }

  private void add(Assertion assertion) {
    assertions.add(assertion);
    labels.put(assertion.label(), assertion);
  }

  private void prove(Assertion theorem) {
    Machine machine = new Machine(symbols, scope::isDisjoint, limits);
    String token = scanner.required();
    if (token.equals("(")) {
      List<Statement> listed = new ArrayList<>();
      for (token = scanner.required(); !token.equals(")"); token = scanner.required()) {
        Statement statement = active(token);
        for (Hypothesis mandatory : theorem.hypotheses())
          if (mandatory == statement) throw ProofException.of("compressed");
        listed.add(statement);
      }
      CompressedProof proof = new CompressedProof(machine, theorem, listed);
      for (token = scanner.required(); !token.equals("$."); token = scanner.required())
        proof.letters(token);
      proof.finish();
    } else {
      for (; !token.equals("$."); token = scanner.required()) machine.step(active(token));
    }
    machine.finish(raw(theorem));
  }

  private Statement active(String name) {
    Statement statement = labels.get(name);
    if (statement == null) throw ProofException.of(Labels.unknown(name));
    if (statement instanceof Hypothesis hypothesis && !scope.isHypothesis(hypothesis))
      throw ProofException.of("not-allowed");
    return statement;
  }

  /** The conclusion with its variables as symbols. */
  private static int[] raw(Assertion theorem) {
    int[] out = theorem.conclusion().clone();
    for (int i = 0; i < out.length; i++)
      if (out[i] < 0) out[i] = theorem.hypotheses()[~out[i]].symbols()[1];
    return out;
  }

  private int[] typed(int[] expression) {
    if (expression.length == 0 || symbols.isVariable(expression[0]))
      throw ProofException.of("type");
    for (int symbol : expression)
      if (symbols.isVariable(symbol) && scope.type(symbol) == null) throw ProofException.of("type");
    return expression;
  }

  /** Symbols up to the token that ends them. */
  private int[] expression(String end) {
    int[] out = NONE;
    int size = 0;
    for (String name = scanner.required(); !name.equals(end); name = scanner.required()) {
      Integer symbol = symbols.find(name);
      if (symbol == null || (symbols.isVariable(symbol) && !scope.isActive(symbol)))
        throw ProofException.of("undeclared");
      if (size == out.length) out = java.util.Arrays.copyOf(out, Math.max(8, 2 * size));
      out[size++] = symbol;
    }
    return java.util.Arrays.copyOf(out, size);
  }

  /** The next name of a declaration, or null behind the last one. */
  private @Nullable String symbol() {
    String name = scanner.required();
    if (name.equals("$.")) return null;
    if (name.indexOf('$') >= 0) throw ProofException.of("character");
    return name;
  }
}
