package cosr.smt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  private static final String NAMES =
      "(declare-const x Int) (declare-fun y () Int) (declare-const p Bool)"
          + " (declare-const a (_ BitVec 8)) (declare-const |b c| (_ BitVec 8))";
  private static final String REST = ", p = true, a = #x00, b c = #x00";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(=> (> x 2) (> x 1))",
        "(or p (not p))",
        "(= (* x (+ y 1)) (+ (* x y) x))",
        "(=> (distinct x y) (or (< x y) (> x y)))",
        "(= (bvadd a |b c|) (bvadd |b c| a))",
        "(= (bvudiv a #x00) #xff)",
        "(let ((z (+ x 1))) (> z x))",
        "(=> (and (<= 0 x 3) (not (= x 0 )) (not (= x 1))) (or (= x 2) (= x 3)))",
        "(= (mod x 3) (mod (+ x 3) 3))",
        "(bvule (bvlshr a #x01) #x7f)",
        "(= (concat ((_ extract 7 4) a) ((_ extract 3 0) a)) a)",
      })
  void whatIsValidIsRightlySaidToBeAndHasNoCounterModel(String formula) {
    assertThat(decide(formula, "valid")).isEqualTo(new Decision.Right());
    assertThat(decide(formula, "x = 3, y = -4" + REST)).isEqualTo(new Decision.Wrong("satisfied"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(=> (> x 1) (> x 2)) ; x = 2, y = 0",
        "(= (div x y) 2) ; x = -7, y = 2",
        "(not (= (div x y) (- 4))) ; x = -7, y = 2",
        "(not (= (mod x y) 1)) ; x = -7, y = -2",
        "(not p) ; x = 0, y = 0",
        "(< x y 3) ; x = 1, y = 1",
        "(=> p (> x 0) (> y 0)) ; x = 1, y = 0",
        "(xor p (= x y) (= x 1)) ; x = 1, y = 2",
        "(distinct x y 2) ; x = 1, y = 2",
        "(ite (= y 0) false (= (div x y) 1)) ; x = 1, y = 0",
        "(bvslt a #x00) ; x = 1, y = 0",
        "(= (bvneg a) #x01) ; x = 1, y = 0",
        "(> (abs x) 3) ; x = -3, y = 0",
      })
  void anAssignmentThatMakesItFalseIsRight(String formula, String model) {
    assertThat(decide(formula, model + REST)).isEqualTo(new Decision.Right());
    assertThat(decide("(not " + formula + ")", model + REST))
        .isEqualTo(new Decision.Wrong("satisfied"));
    assertThat(decide(formula, "valid")).isEqualTo(new Decision.Wrong("not-valid"));
  }

  @Test
  void whatASolverPrintsIsReadToo() {
    String model =
        "(model (define-fun x () Int (- 3)) (define-fun y () Int 2) (define-fun p () Bool false)"
            + " (define-fun a () (_ BitVec 8) #x0f) (define-fun |b c| () (_ BitVec 8) #b00000001))";
    assertThat(decide("(or p (> x 0))", model)).isEqualTo(new Decision.Right());
    assertThat(decide("(or p (> x 0))", model.substring(7, model.length() - 1)))
        .isEqualTo(new Decision.Right());
    assertThat(decide("(or p (> x 0))", "(" + model.substring(7))).isEqualTo(new Decision.Right());
    assertThat(decide("(> x y)", "x = (- 3)\ny = 2\np = true;a = #b00000001, b c = (_ bv5 8)\n"))
        .isEqualTo(new Decision.Right());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x = 3 ; missing",
        "'' ; missing",
        "() ; missing",
        "x = 3, y = 4, z = 5 ; unknown-name",
        "x = 3, x = 3 ; twice",
        "x = true ; sort",
        "a = #x0f0 ; sort",
        "p = 1 ; sort",
        "x = y ; form",
        "x = (+ 1 2) ; form",
        "x = 1 2 ; form",
        "x = 03 ; form",
        "x = 1.5 ; form",
        "x = --3 ; form",
        "x == 3 ; form",
        "x ; form",
        "Valid. ; form",
        "not valid ; form",
        "x = #b ; form",
        "x = #b02 ; form",
        "x = ) ; form",
        "x = (((( ; form",
        "(define-fun x () Int (+ 1 2)) ; form",
        "(define-fun x ((y Int)) Int 2) ; form",
        "(declare-const x Int) ; form",
        "(assert false) ; form",
        "(define-fun x () Bool 3) (define-fun x () Int 3) ; twice",
      })
  void whatIsNoAssignmentIsWrongInItsWay(String answer, String code) {
    assertThat(decide("(> x y)", answer)).isEqualTo(new Decision.Wrong(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(> x z) ; 'z' is not declared",
        "(> x p) ; '>' of [Int, Bool]",
        "(+ x 1) ; a term of the sort Int",
        "(forall ((z Int)) (> z x)) ; 'forall' is not among",
        "(exists ((z Int)) p) ; 'exists' is not among",
        "(f x) ; 'f' is not among",
        "(> x 1.5) ; '1.5' is not declared",
        "(> x 1 ; closing bracket is missing",
        "(> x 1)) ; closing bracket too many",
        "p p ; not one formula but 2",
        "'' ; not one formula but 0",
        "() ; empty brackets",
        "(= ((_ extract 8 0) a) a) ; 'extract' of",
        "(= ((_ extract 1) a) a) ; 'extract' is not among",
        "(let ((z)) p) ; let is",
        "(bvult a #x0) ; 'bvult' of",
        "(= \"s\" \"s\") ; the character",
      })
  void whatIsNoFormulaIsRefusedWithTheReason(String formula, String reason) {
    assertThat(Formula.read(NAMES, formula))
        .isInstanceOfSatisfying(
            Formula.Rejected.class, rejected -> assertThat(rejected.reason()).contains(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x ; no declaration",
        "(declare-const x Real) ; sorts are",
        "(declare-const x (_ BitVec 0)) ; from 1 to",
        "(declare-const x (_ BitVec 65)) ; from 1 to",
        "(declare-const 3 Int) ; no name",
        "(declare-const and Bool) ; no name",
        "(declare-const x Int)(declare-const x Int) ; declared twice",
        "(declare-fun x (Int) Int) ; declarations are",
        "(assert true) ; declarations are",
      })
  void whatIsNoDeclarationIsRefusedWithTheReason(String declarations, String reason) {
    assertThat(Formula.read(declarations, "true"))
        .isInstanceOfSatisfying(
            Formula.Rejected.class, rejected -> assertThat(rejected.reason()).contains(reason));
  }

  @Test
  void whatHangsOnADivisionByZeroIsNotKnown() {
    assertThat(decide("(= (div x y) 0)", "x = 1, y = 0" + REST))
        .isEqualTo(new Decision.Unknown("division-by-zero"));
  }

  @Test
  void whatTheSolverCannotSayIsNotKnown() {
    String fermat = "(=> (and (> x 0) (> y 0)) (distinct (+ (* x x x) (* y y y)) (* 33 33 33)))";
    Formula formula = accepted(NAMES, fermat);
    assertThat(formula.decide("valid", new Limits(1_000, 100, 5_000)))
        .isEqualTo(new Decision.Unknown("solver"));
  }

  @Test
  void workIsLimited() {
    StringBuilder squares = new StringBuilder("(let ((z x)) ");
    for (int i = 0; i < 30; i++) squares.append("(let ((z (* z z))) ");
    String formula = squares + "(= z y)" + ")".repeat(31);
    assertThat(decide(formula, "x = 3, y = 2" + REST)).isEqualTo(new Decision.Exhausted("digits"));
    Formula long_ = accepted(NAMES, "(= x y" + " x".repeat(2_000) + ")");
    assertThat(long_.decide("x = 1, y = 1" + REST, new Limits(1_000, 1_000, 1_000)))
        .isEqualTo(new Decision.Exhausted("steps"));
    assertThat(Formula.read(NAMES, "(not ".repeat(30_000) + "p" + ")".repeat(30_000)))
        .isInstanceOf(Formula.Rejected.class);
    assertThat(decide("p", "(".repeat(60_000))).isEqualTo(new Decision.Wrong("form"));
    StringBuilder shared = new StringBuilder();
    for (int i = 0; i < 150; i++) shared.append("(let ((p (and p p))) ");
    assertThat(
            decide(shared + "p" + ")".repeat(150), "x = 0, y = 0" + REST.replace("true", "false")))
        .isEqualTo(new Decision.Right());
  }

  @Test
  void aRowOfTruthValuesIsReadWhereAllVariablesAreTruthValues() {
    Formula formula = accepted("(declare-const p Bool)(declare-const q Bool)", "(=> p q)");
    assertThat(formula.decide("tf", Limits.SMALL)).isEqualTo(new Decision.Right());
    assertThat(formula.decide("tt", Limits.SMALL)).isEqualTo(new Decision.Wrong("satisfied"));
    assertThat(formula.decide("tff", Limits.SMALL)).isEqualTo(new Decision.Wrong("form"));
    assertThat(formula.decide("p = true, q = false", Limits.SMALL)).isEqualTo(new Decision.Right());
    assertThat(decide("p", "tffff")).isEqualTo(new Decision.Wrong("form"));
  }

  @Test
  void thisMachineHasASolver() {
    assertThat(Solver.missing()).isEmpty();
  }

  @Test
  void onlyFormulasOfOtherThingsThanTruthValuesNeedTheSolver() {
    assertThat(accepted("(declare-const p Bool)", "(or p (not p))").needsSolver()).isFalse();
    assertThat(accepted("(declare-const x Int)", "(= x x)").needsSolver()).isTrue();
    assertThat(accepted("", "(< 1 2)").needsSolver()).isTrue();
  }

  private static Decision decide(String formula, String answer) {
    return accepted(NAMES, formula).decide(answer, Limits.SMALL);
  }

  private static Formula accepted(String declarations, String formula) {
    return switch (Formula.read(declarations, formula)) {
      case Formula.Accepted accepted -> accepted.formula();
      case Formula.Rejected rejected -> throw new AssertionError(rejected.reason());
    };
  }
}
