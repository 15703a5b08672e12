package io.daybook.kernel.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The rules of the house that a machine can check, written once and run by each room's
/// `HouseTest`. Each says what to do instead.
public final class HouseRules {
  private static final String[] DOORS = {"io.daybook.cli..", "io.daybook.build.."};

  private HouseRules() {}

  /// Checks the classes of a package and those below it.
  ///
  /// @param minimum how many classes there are at least: a rule that looks at nothing is always
  ///   kept
  public static void check(String basePackage, int minimum) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(basePackage);
    if (classes.size() < minimum) {
      throw new AssertionError(
          "only " + classes.size() + " classes in " + basePackage + ", expected " + minimum);
    }
    for (ArchRule rule : rules(basePackage)) {
      rule.allowEmptyShould(true).check(classes);
    }
  }

  private static List<ArchRule> rules(String basePackage) {
    return List.of(
        noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("a name says what a thing is: name the noun it keeps or the verb it does"),
        noClasses()
            .that()
            .resideOutsideOfPackages(DOORS)
            .and()
            .resideOutsideOfPackage("io.daybook.kernel.run..")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .because("only the cli reads the environment and only the run the clock: ask for them"),
        slices()
            .matching(basePackage + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room that needs its own user cannot be understood alone"));
  }
}
