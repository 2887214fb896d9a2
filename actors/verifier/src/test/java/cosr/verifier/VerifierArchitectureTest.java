package cosr.verifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "cosr.verifier", importOptions = ImportOption.DoNotIncludeTests.class)
class VerifierArchitectureTest {
  @ArchTest
  static final ArchRule VERIFIER_IMPORTS_NO_OTHER_ROLE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cosr.curator..", "cosr.student..", "cosr.adapter..", "cosr.supervisor..");

  @ArchTest
  static final ArchRule CORE_HAS_NO_DOOR_TO_THE_OUTSIDE =
      noClasses()
          .that()
          .resideOutsideOfPackage("cosr.verifier.pool..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.pekko..",
              "java.io..",
              "java.nio.file..",
              "java.net..",
              "java.time..",
              "cosr.verifier.pool..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);
}
