package cosr.runtime.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arrows and invariants of the design, over all modules. */
class ArrowsTest {
  private static final JavaClasses COSR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cosr");

  private static final String[] ROLES = {
    "cosr.curator..", "cosr.student..", "cosr.adapter..", "cosr.verifier..", "cosr.supervisor.."
  };

  /** Folds, decisions and handlers: no door to the world, no clock, no hidden randomness. */
  private static final DescribedPredicate<JavaClass> CORES =
      resideInAnyPackage(
              "cosr.curator..",
              "cosr.adapter..",
              "cosr.student.core..",
              "cosr.student.algorithm..",
              "cosr.student.sampling..",
              "cosr.verifier..",
              "cosr.supervisor..")
          .and(not(resideInAnyPackage("cosr.verifier.pool..")))
          .and(not(topLevelNamed("SupervisorActor")))
          .as("cores");

  private static final Set<String> DOORS =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.identityHashCode",
          "java.util.Collections.shuffle");

  private static DescribedPredicate<JavaClass> topLevelNamed(String name) {
    return DescribedPredicate.describe(
        "are " + name,
        c -> {
          JavaClass top = c;
          while (top.getEnclosingClass().isPresent()) top = top.getEnclosingClass().get();
          return simpleName(name).test(top);
        });
  }

  @Test
  void everyModuleIsLookedAt() {
    for (String part :
        List.of(
            "config",
            "protocol",
            "persistence",
            "curator",
            "student",
            "adapter",
            "verifier",
            "supervisor",
            "runtime"))
      assertThat(COSR.that(resideInAnyPackage("cosr." + part + ".."))).as(part).isNotEmpty();
    assertThat(COSR.that(CORES)).hasSizeGreaterThan(60);
  }

  @Test
  void noRoleDependsOnAnother() {
    slices().matching("cosr.(*)..").should().beFreeOfCycles().check(COSR);
    for (String role : ROLES) {
      String[] others = List.of(ROLES).stream().filter(r -> !r.equals(role)).toArray(String[]::new);
      check(
          noClasses()
              .that()
              .resideInAPackage(role)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(others));
    }
  }

  @Test
  void theGroundDependsOnNothingAboveIt() {
    check(onlyKnows("cosr.config..", "cosr.config.."));
    check(onlyKnows("cosr.protocol..", "cosr.protocol.."));
    check(
        onlyKnows("cosr.persistence..", "cosr.persistence..", "cosr.config..", "cosr.protocol.."));
  }

  private static ArchRule onlyKnows(String part, String... known) {
    return noClasses()
        .that()
        .resideInAPackage(part)
        .should()
        .dependOnClassesThat(resideInAnyPackage("cosr..").and(not(resideInAnyPackage(known))));
  }

  @Test
  void noRoleDependsOnTheRuntime() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ROLES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("cosr.runtime.."));
  }

  @Test
  void messagesHaveNoBehaviourOfActorsOrStores() {
    check(
        noClasses()
            .that()
            .resideInAPackage("cosr.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.apache.pekko..", "java.io..", "java.nio.file..", "java.sql.."));
  }

  @Test
  void coresKnowNoActorNoFileAndNoClock() {
    check(noActorNoFileAndNoClock(CORES));
  }

  private static ArchRule noActorNoFileAndNoClock(DescribedPredicate<JavaClass> which) {
    return noClasses()
        .that(which)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "org.apache.pekko..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.sql..",
                    "java.time..",
                    "cosr.persistence.sql..")
                .or(
                    named(
                        "java.io.File",
                        "java.io.FileInputStream",
                        "java.io.FileOutputStream",
                        "java.io.RandomAccessFile",
                        "java.util.Random",
                        "java.util.SplittableRandom",
                        "java.util.concurrent.ThreadLocalRandom",
                        "java.security.SecureRandom",
                        "java.util.UUID",
                        "java.util.Date",
                        "cosr.persistence.Blobs",
                        "cosr.persistence.RoleActor")));
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    Set<String> all = Set.of(names);
    return DescribedPredicate.describe("are " + all, c -> all.contains(c.getFullName()));
  }

  @Test
  void coresReadNeitherClockNorEnvironmentNorChance() {
    check(noClockNoEnvironmentAndNoChance(CORES));
  }

  @Test
  void theRulesSeeWhatTheyForbid() {
    for (String shell : List.of("cosr.student.actor..", "cosr.verifier.pool..")) {
      DescribedPredicate<JavaClass> which = resideInAnyPackage(shell);
      assertThat(noActorNoFileAndNoClock(which).evaluate(COSR).hasViolation()).isTrue();
      assertThat(noClockNoEnvironmentAndNoChance(which).evaluate(COSR).hasViolation()).isTrue();
    }
    assertThat(onlyKnows("cosr.supervisor..", "cosr.supervisor..").evaluate(COSR).hasViolation())
        .isTrue();
  }

  private static ArchRule noClockNoEnvironmentAndNoChance(DescribedPredicate<JavaClass> which) {
    return noClasses()
        .that(which)
        .should()
        .accessTargetWhere(
            DescribedPredicate.<JavaAccess<?>>describe(
                "is one of " + DOORS,
                access ->
                    DOORS.contains(
                        access.getTargetOwner().getFullName() + "." + access.getName())));
  }

  @Test
  void onlyTheRuntimeAssemblesANode() {
    check(
        classes()
            .that(
                DescribedPredicate.describe(
                    "know cluster sharding",
                    c ->
                        c.getDirectDependenciesFromSelf().stream()
                            .anyMatch(
                                d ->
                                    d.getTargetClass()
                                        .getPackageName()
                                        .startsWith("org.apache.pekko.cluster"))))
            .should()
            .resideInAPackage("cosr.runtime.."));
  }

  private static void check(ArchRule rule) {
    rule.check(COSR);
  }
}
