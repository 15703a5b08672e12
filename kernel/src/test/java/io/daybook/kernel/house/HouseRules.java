package io.daybook.kernel.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The rules of the house that a machine can check, written once and run by each room's
/// `…HouseRulesTest`. Each says what to do instead.
public final class HouseRules {
  private static final String CLI = "io.daybook.cli..";
  private static final String BUILD = "io.daybook.build..";
  private static final String RUN = "io.daybook.kernel.run..";
  private static final String GENERATED = "io.daybook.ledger.jooq..";

  private HouseRules() {}

  /// Checks a room: its classes, and the sources of the module in whose folder the test runs.
  ///
  /// @param room the room's package
  /// @param minimum how many classes it has at least: a rule that looks at nothing is always kept
  public static void check(String room, int minimum) {
    check(room, minimum, Path.of("src/main/java"));
  }

  /// Checks a room from the folder of another one.
  ///
  /// @param sources where the room's sources are
  public static void check(String room, int minimum, Path sources) {
    checkClasses(room, minimum);
    SourceRules.check(sources, SourceRules.Limits.HOUSE);
  }

  /// Checks a room that was built in haste: all but the number of types in a package and the
  /// comment that a method above thirty lines needs. A room that is put in order moves to {@link
  /// #check}.
  ///
  /// @param sources where they are
  public static void checkUnfinished(String room, int minimum, Path sources) {
    checkClasses(room, minimum);
    SourceRules.check(sources, SourceRules.Limits.UNFINISHED);
  }

  private static void checkClasses(String room, int minimum) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes"))
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(room)
            .that(DescribedPredicate.not(resideInAPackage(GENERATED)));
    if (classes.size() < minimum) {
      throw new AssertionError(
          "only " + classes.size() + " classes in " + room + ", expected " + minimum);
    }
    Stream.of(names(room), habits(), arrows(), List.of(cycles(room)))
        .flatMap(List::stream)
        .forEach(rule -> rule.allowEmptyShould(true).check(classes));
    noMockingLibrary();
  }

  private static List<ArchRule> names(String room) {
    return List.of(
        noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Common|Misc|Impl)(\\$.*)?")
            .because("a name says what a thing is: name the noun it keeps or the verb it does"),
        noClasses()
            .should()
            .resideInAnyPackage(
                "..util..", "..common..", "..helper..", "..misc..", "..impl..", "..manager..")
            .because("a package is a concept: name it after that, singular, in one word"),
        classes()
            .should()
            .resideInAnyPackage(room, room + ".*", room + ".*.*")
            .because("two levels below io.daybook are enough to find a thing"));
  }

  private static List<ArchRule> habits() {
    return List.of(
        noClasses()
            .that()
            .resideOutsideOfPackages(CLI, BUILD, RUN)
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethodWhere(Calls.readTheClock())
            .because("only the cli reads the environment and only the run the clock: ask for them"),
        noClasses()
            .that()
            .resideOutsideOfPackages(CLI, BUILD)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("only the cli speaks: hand out a value, an event or a failure"),
        codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages(CLI, BUILD)
            .should(Calls.catchNoException())
            .because("catch what you can act on; what nobody expects belongs to the cli"),
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.daybook.kernel.postgres..",
                "io.daybook.ledger..",
                "io.daybook.etl.load..",
                "io.daybook.models.postgres..",
                BUILD)
            .should()
            .dependOnClassesThat(Calls.areForStatements())
            .because(
                "SQL is spoken in load, ledger and postgres: hand the connection to one of them"));
  }

  private static List<ArchRule> arrows() {
    return List.of(
        noClasses()
            .that()
            .resideInAPackage("io.daybook.kernel..")
            .should()
            .dependOnClassesThat(strangers("io.daybook.kernel.."))
            .because("the kernel is the ground: it knows no room"),
        noClasses()
            .that()
            .resideInAPackage("io.daybook.jinja..")
            .should()
            .dependOnClassesThat(strangers("io.daybook.jinja.."))
            .because("the template language can be carried away: it knows nothing of ours"),
        noClasses()
            .that()
            .resideInAPackage("io.daybook.ledger..")
            .should()
            .dependOnClassesThat(strangers("io.daybook.ledger..", "io.daybook.kernel.."))
            .because(
                "the ledger knows only the kernel: let the caller hand over what is to be written"),
        noClasses()
            .that()
            .resideInAPackage("io.daybook.etl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.daybook.models..", "io.daybook.jinja..", CLI, GENERATED)
            .because("the ETL tasks meet the models in the database and in the DAG"),
        noClasses()
            .that()
            .resideInAPackage("io.daybook.models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.daybook.etl..", CLI, GENERATED)
            .because("the models meet the ETL tasks in the database and in the DAG"),
        noClasses()
            .that()
            .resideOutsideOfPackage("io.daybook.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(GENERATED)
            .because("generated classes stay in the ledger: it hands out records"));
  }

  private static ArchRule cycles(String room) {
    return slices()
        .matching(room + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("a room that needs its own user cannot be understood alone");
  }

  private static DescribedPredicate<JavaClass> strangers(String... known) {
    return resideInAPackage("io.daybook..")
        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(known)))
        .as("of other rooms");
  }

  private static void noMockingLibrary() {
    for (String library : List.of("org.mockito.Mockito", "org.easymock.EasyMock", "mockit.Mock")) {
      try {
        Class.forName(library);
        throw new AssertionError(library + " is here: write a small fake of our own interface");
      } catch (ClassNotFoundException good) {
        // as it should be
      }
    }
  }
}
