package cosr.adapter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "cosr.adapter", importOptions = ImportOption.DoNotIncludeTests.class)
class AdapterArchitectureTest {
  @ArchTest
  static final ArchRule ADAPTER_IMPORTS_NO_OTHER_ROLE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cosr.curator..", "cosr.student..", "cosr.verifier..", "cosr.supervisor..");

  @ArchTest
  static final ArchRule CORE_HAS_NO_DOOR_TO_THE_OUTSIDE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.pekko..", "java.io..", "java.nio.file..", "java.net..", "java.time..")
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

  @ArchTest
  static final ArchRule EXTRACTORS_NEVER_SEE_A_CHECK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("cosr.protocol.Check")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("cosr.protocol.Task");
}
