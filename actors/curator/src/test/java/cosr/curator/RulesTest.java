package cosr.curator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final JavaClasses CURATOR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cosr.curator");

  @Test
  void theCuratorKnowsNoOtherRole() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "cosr.student..",
            "cosr.adapter..",
            "cosr.verifier..",
            "cosr.supervisor..",
            "cosr.runtime..")
        .check(CURATOR);
  }

  @Test
  void theCuratorIsPure() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.pekko..", "java.nio.file..", "java.net..", "java.sql..")
        .check(CURATOR);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.(Random|SplittableRandom|UUID|Date)"
                + "|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.time\\.Clock")
        .check(CURATOR);
    noClasses()
        .that()
        .resideInAPackage("cosr.curator")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(HashMap|HashSet)")
        .check(CURATOR);
    noClasses()
        .should()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Instant.class, "now", Clock.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(CURATOR);
  }

  @Test
  void decisionsUseStrictArithmetic() {
    for (String name : new String[] {"log", "exp", "sqrt", "sin", "cos"})
      noClasses().should().callMethod(Math.class, name, double.class).check(CURATOR);
    noClasses().should().callMethod(Math.class, "pow", double.class, double.class).check(CURATOR);
  }
}
