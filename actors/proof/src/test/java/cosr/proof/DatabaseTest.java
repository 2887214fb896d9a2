package cosr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
  /** The book's example of arithmetic, with a comment. */
  private static final String DEMO =
      """
      $c 0 + = -> ( ) term wff |- $.
      $v t r s P Q $.
      tt $f term t $. tr $f term r $. ts $f term s $. wp $f wff P $. wq $f wff Q $.
      tze $a term 0 $.
      tpl $a term ( t + r ) $.
      weq $a wff t = r $.
      wim $a wff ( P -> Q ) $.
      a1 $a |- ( t = r -> ( t = s -> r = s ) ) $.
      a2 $a |- ( t + 0 ) = t $.
      ${ min $e |- P $. maj $e |- ( P -> Q ) $. mp $a |- Q $. $}
      $( Equality is reflexive. $)
      """;

  private static final String TH1 =
      "th1 $p |- t = t $= tt tze tpl tt weq tt tt weq tt a2 tt tze tpl tt weq tt tze tpl tt weq tt"
          + " tt weq wim tt a2 tt tze tpl tt tt a1 mp mp $.";

  @ParameterizedTest
  @ValueSource(strings = {"propositional", "letters"})
  void theDatabasesThatComeWithItHoldNoWrongProof(String name) {
    assertThat(Databases.NAMES).contains(name);
    assertThat(Databases.named(name).orElseThrow().axioms()).isGreaterThan(4);
  }

  @Test
  void thePropositionalCalculusHasALadderOfTheorems() {
    Database database = Databases.named("propositional").orElseThrow();
    assertThat(database.theorems()).isGreaterThan(100);
    assertThat(database.labels())
        .startsWith("wn", "wi", "ax-mp", "ax-1", "ax-2", "ax-3", "mp2")
        .contains("id", "syl", "com12", "notnotr", "con3", "pm2.61i", "peirce");
    assertThat(Databases.named("sets")).isEmpty();
  }

  @Test
  void aNormalAndACompressedProofAreRead() {
    assertThat(read(DEMO + TH1)).isInstanceOf(Database.Accepted.class);
    assertThat(
            read(
                DEMO
                    + "th1 $p |- t = t $= ( tze tpl weq a2 wim a1 mp ) ABCZADZAADZAEZJJKFLIA"
                    + "AGHH $."))
        .isInstanceOf(Database.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "th $p |- t = t $= ? $. ; incomplete",
        "th $p |- t = t $= tt ? $. ; incomplete",
        "th $p |- t = t $= ( ) A? $. ; incomplete",
        "th $p |- t = t $= $. ; empty",
        "th $p |- t = t $= tt a2 $. ; wrong-conclusion",
        "th $p |- t = t $= tt tt $. ; left-over",
        "th $p |- t = t $= weq $. ; stack",
        "th $p |- t = t $= wp tt weq $. ; mismatch",
        "th $p |- t = t $= tt tt weq tt tt weq tt a2 tt a2 mp $. ; mismatch",
        "th $p |- t = t $= nothing $. ; unknown-label",
        "th $p |- t = t $= th $. ; unknown-label",
        "th $p |- t = t $= $a $. ; not-a-label",
        "th $p |- t = t $= min $. ; not-allowed",
        "th $p |- t = t $= ( ) B $. ; compressed",
        "th $p |- t = t $= ( tt ) A $. ; compressed",
        "th $p |- t = t $= ( ) ZA $. ; compressed",
        "th $p |- t = t $= ( ) AZZ $. ; compressed",
        "th $p |- t = t $= ( ) AU $. ; compressed",
        "th $p |- t = t $= ( ) a $. ; compressed",
        "th $p |- t = t $= ( ) UUUUUUUUUUUUUUUUUUUUUUA $. ; compressed",
        "th $p |- t = t $= ( $. ; not-a-label",
        "th $p |- t = t $= tt ; end",
        "th $a |- t = u $. ; undeclared",
        "th $a t = t $. ; type",
        "th $a $. ; type",
        "$v u $. th $a |- u = t $. ; type",
        "$v u $. tu $f t u $. ; type",
        "tu $f term 0 $. ; type",
        "tt2 $f term t $. ; type",
        "tt $a |- t = t $. ; declared",
        "term $a |- t = t $. ; declared",
        "$c t $. ; declared",
        "$c 0 $. ; declared",
        "$c tt $. ; declared",
        "$v 0 $. ; declared",
        "$v t $. ; declared",
        "$v tt $. ; declared",
        "$c a$b $. ; character",
        "$c ä $. ; character",
        "${ $c u $. $} ; scope",
        "$} ; scope",
        "${ ; scope",
        "$d t t $. ; disjoint",
        "$d t 0 $. ; disjoint",
        "$[ set.mm $] ; include",
        "t,h $a |- t = t $. ; label",
        "th $= |- t = t $. ; statement",
        "th $a |- t = t ; end",
        "$( open ; comment",
        "$( $( $) ; comment",
      })
  void whatIsNoDatabaseIsRefusedWithItsCode(String more, String code) {
    assertThat(read(DEMO + more))
        .isInstanceOfSatisfying(
            Database.Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(code));
  }

  @Test
  void aRefusalNamesStatementAndLine() {
    assertThat(read(DEMO + "\n" + TH1.replace("mp mp", "mp")))
        .isEqualTo(new Database.Rejected("left-over", "th1", 13));
  }

  @Test
  void aVariableOfAnInnerScopeEndsWithIt() {
    assertThat(read(DEMO + "${ $v u $. tu $f term u $. x $a |- u = u $. $} y $a |- u = u $."))
        .isEqualTo(new Database.Rejected("undeclared", "y", 12));
    assertThat(read(DEMO + "${ $v u $. tu $f term u $. $} ${ $v u $. uu $f term u $. $}"))
        .isInstanceOf(Database.Accepted.class);
  }

  @Test
  void disjointVariablesAreGivenDisjointExpressions() {
    String axiom = "${ $d t r $. ax $a |- t = r $. $} ";
    assertThat(read(DEMO + axiom + "th $p |- t = r $= tt tr ax $."))
        .isEqualTo(new Database.Rejected("disjoint", "th", 12));
    assertThat(read(DEMO + axiom + "$d t r $. th $p |- t = r $= tt tr ax $."))
        .isInstanceOf(Database.Accepted.class);
    assertThat(read(DEMO + axiom + "th $p |- t = t $= tt tt ax $."))
        .isEqualTo(new Database.Rejected("disjoint", "th", 12));
    assertThat(read(DEMO + axiom + "$d t r $. th $p |- ( t + s ) = r $= tt ts tpl tr ax $."))
        .isEqualTo(new Database.Rejected("disjoint", "th", 12));
    assertThat(
            read(DEMO + axiom + "$d t r $. $d r s $. th $p |- ( t + s ) = r $= tt ts tpl tr ax $."))
        .isInstanceOf(Database.Accepted.class);
    assertThat(read(DEMO + axiom + "th $p |- t = 0 $= tt tze ax $."))
        .isInstanceOf(Database.Accepted.class);
  }

  @Test
  void aDisjointPairEndsWithItsScope() {
    String axiom = "${ $d t r $. ax $a |- t = r $. $} ${ $d t r $. $} ";
    assertThat(read(DEMO + axiom + "th $p |- t = r $= tt tr ax $."))
        .isEqualTo(new Database.Rejected("disjoint", "th", 12));
  }

  @Test
  void thousandsOfScopesOneInTheOtherAreRead() {
    assertThat(read("${ ".repeat(100_000) + "$} ".repeat(100_000)))
        .isInstanceOf(Database.Accepted.class);
  }

  private static Database.Reading read(String source) {
    return Database.read(source, Limits.LARGE);
  }

  static List<String> labels() {
    return Databases.named("propositional").orElseThrow().labels();
  }
}
