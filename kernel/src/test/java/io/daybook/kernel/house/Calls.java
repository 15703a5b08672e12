package io.daybook.kernel.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Set;

/// What code does, as the rules of the house ask for it.
final class Calls {
  private static final Set<String> STATEMENTS =
      Set.of(
          Statement.class.getName(),
          PreparedStatement.class.getName(),
          CallableStatement.class.getName(),
          ResultSet.class.getName(),
          "org.postgresql.copy.CopyManager");

  private static final Set<String> CLOCKS =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.lang.System.currentTimeMillis");

  private Calls() {}

  static DescribedPredicate<JavaMethodCall> readTheClock() {
    return DescribedPredicate.describe(
        "reads the clock", call -> CLOCKS.contains(name(call)) && hasNoClock(call));
  }

  static DescribedPredicate<JavaClass> areForStatements() {
    return DescribedPredicate.describe(
        "are JDBC statements or results", type -> STATEMENTS.contains(type.getName()));
  }

  static ArchCondition<JavaCodeUnit> catchNoException() {
    return new ArchCondition<>("not catch Exception") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        for (TryCatchBlock block : unit.getTryCatchBlocks()) {
          if (block.getCaughtThrowables().stream()
              .anyMatch(t -> t.isEquivalentTo(Exception.class))) {
            events.add(
                SimpleConditionEvent.violated(
                    unit, "Exception is caught at " + block.getSourceCodeLocation()));
          }
        }
      }
    };
  }

  private static String name(JavaAccess<?> call) {
    return call.getTargetOwner().getName() + "." + call.getTarget().getName();
  }

  /// `Instant.now(clock)` asks the caller's clock.
  private static boolean hasNoClock(JavaMethodCall call) {
    return call.getTarget().getRawParameterTypes().isEmpty();
  }
}
