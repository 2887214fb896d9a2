package cosr.templates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.LocalDateTime;

@AnalyzeClasses(packages = "cosr.templates", importOptions = ImportOption.DoNotIncludeTests.class)
class TemplatesArchitectureTest {
  @ArchTest
  static final ArchRule THE_LIBRARY_KNOWS_NOTHING_OF_COSR =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of other modules",
                  other ->
                      other.getPackageName().startsWith("cosr.")
                          && !other.getPackageName().startsWith("cosr.templates")));

  @ArchTest
  static final ArchRule A_TEMPLATE_REACHES_NOTHING_OUTSIDE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "cosr.templates.runtime", "cosr.templates.syntax", "cosr.templates.value")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "com.fasterxml..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);
}
