package io.daybook.jinja;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The rules of this room, which depends on nothing and therefore brings its own.
class HouseTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.daybook.jinja");

  @Test
  void theRoomDependsOnNothing() {
    assertTrue(CLASSES.size() > 100);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "io.daybook.jinja..",
            "java.io..",
            "java.lang..",
            "java.math..",
            "java.nio..",
            "java.util..",
            "org.jspecify..")
        .because("the language is usable alone: offer what it needs through a host object")
        .check(CLASSES);
  }

  @Test
  void itsPartsDoNotNeedOneAnother() {
    slices()
        .matching("io.daybook.jinja.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a part that needs its own user cannot be understood alone")
        .check(CLASSES);
  }
}
