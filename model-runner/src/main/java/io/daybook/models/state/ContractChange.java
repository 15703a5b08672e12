package io.daybook.models.state;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Column;
import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What of an enforced contract a change breaks, in dbt's words: columns and types that others may
/// rely on, and constraints that PostgreSQL enforces. What is added breaks nothing.
final class ContractChange {
  private static final Set<String> ENFORCED =
      Set.of("check", "not_null", "unique", "primary_key", "foreign_key");
  private static final String NEXT = "\n    - ";

  private final Fields old;
  private final Fields now;
  private final Map<String, Column> columns = new LinkedHashMap<>();

  ContractChange(Fields old, Fields now) {
    this.old = old;
    this.now = now;
    Column.all(now.fields("columns")).forEach(column -> columns.put(column.name(), column));
  }

  static boolean isEnforced(Fields model) {
    return model.fields("contract").isTrue("enforced");
  }

  /// True where both enforce the same contract, or neither enforces one.
  boolean isNone() {
    if (!isEnforced(old)) {
      return !isEnforced(now);
    }
    return isEnforced(now)
        && Objects.equals(
            old.fields("contract").get("checksum"), now.fields("contract").get("checksum"));
  }

  /// Each broken promise; empty where the contract has only grown.
  List<String> breaks() {
    if (!isEnforced(old) || isNone()) {
      return List.of();
    }
    List<String> breaks = new ArrayList<>();
    if (!isEnforced(now)) {
      breaks.add(
          "Contract enforcement was removed: Previously, this model had an enforced contract. It is"
              + " no longer configured to enforce its contract, and this is a breaking change.");
    }
    List<String> removed = new ArrayList<>();
    List<String> types = new ArrayList<>();
    List<String> constraints = new ArrayList<>();
    Map<String, Column> before = new TreeMap<>();
    Column.all(old.fields("columns")).forEach(column -> before.put(column.name(), column));
    before.values().forEach(column -> compare(column, removed, types, constraints));
    say(breaks, "Columns were removed: ", removed);
    say(breaks, "Columns with data_type changes: ", types);
    say(breaks, "Enforced column level constraints were removed: ", constraints);
    say(breaks, "Enforced model level constraints were removed: ", ofTheModel());
    boolean constrained =
        !old.list("constraints").isEmpty()
            || before.values().stream().anyMatch(column -> !column.constraints().isEmpty());
    if (isTable(old) && !isTable(now) && constrained) {
      String change = materialized(old) + " -> " + materialized(now);
      say(breaks, "Materialization changed with enforced constraints: ", List.of(change));
    }
    return breaks;
  }

  private void compare(
      Column column, List<String> removed, List<String> types, List<String> constraints) {
    Column after = columns.get(column.name());
    if (after == null) {
      removed.add(column.name());
      return;
    }
    if (!Objects.equals(base(column.dataType()), base(after.dataType()))) {
      types.add("%s (%s -> %s)".formatted(column.name(), type(column), type(after)));
    }
    if (isTable(old)) {
      for (Fields constraint : column.constraints()) {
        if (!after.constraints().contains(constraint) && isEnforcedHere(constraint)) {
          constraints.add(named(constraint) + " constraint on column " + column.name());
        }
      }
    }
  }

  private List<String> ofTheModel() {
    List<String> lost = new ArrayList<>();
    List<Fields> after = now.each("constraints");
    for (Fields constraint : isTable(old) ? old.each("constraints") : List.<Fields>of()) {
      if (!after.contains(constraint) && isEnforcedHere(constraint)) {
        List<String> on =
            constraint.texts("columns").stream().map(column -> "'" + column + "'").toList();
        lost.add(named(constraint) + " constraint on columns " + on);
      }
    }
    return lost;
  }

  private static boolean isEnforcedHere(Fields constraint) {
    return ENFORCED.contains(constraint.text("type"));
  }

  private static String named(Fields constraint) {
    return "'"
        + (constraint.has("name")
            ? constraint.text("name")
            : "ConstraintType." + constraint.text("type"))
        + "'";
  }

  private static void say(List<String> breaks, String what, List<String> each) {
    if (!each.isEmpty()) {
      breaks.add(what + NEXT + String.join(NEXT, each));
    }
  }

  private static String type(Column column) {
    return Objects.requireNonNullElse(column.dataType(), "None");
  }

  /// A type without its length, precision and scale, whose change breaks nothing.
  private static @Nullable String base(@Nullable String type) {
    return type == null ? null : type.replaceFirst("\\(.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static String materialized(Fields model) {
    return model.fields("config").text("materialized");
  }

  private static boolean isTable(Fields model) {
    return Set.of("table", "incremental").contains(materialized(model));
  }

  /// What a model that is gone or disabled breaks.
  static List<String> removed(Fields model, boolean disabled) {
    if (!isEnforced(model)) {
      return List.of();
    }
    String how = disabled ? "disabled." : "deleted or renamed.";
    return List.of("Contracted model '" + model.text("unique_id") + "' was " + how);
  }

  /// dbt's warning about a model without versions.
  static String warning(Fields model, List<String> breaks) {
    return "Breaking change to contracted, unversioned model %s (%s)\nWhile comparing to previous project state, dbt detected a breaking change to an unversioned model.\n  - %s\n"
        .formatted(
            model.text("name"), model.text("original_file_path"), String.join("\n  - ", breaks));
  }

  /// dbt's refusal of a change to a model with versions.
  static FailureException refusal(Fields model, List<String> breaks) {
    String fact =
        "While comparing to previous project state, dbt detected a breaking change to an enforced contract.\n  - "
            + String.join("\n  - ", breaks)
            + "\nConsider making an additive (non-breaking) change instead, if possible.";
    return new FailureException(
        new Failure.Usage(
            "SELECT-005",
            "Breaking change to contract Error in model %s (%s)\n%s"
                .formatted(
                    model.text("name"),
                    model.text("original_file_path"),
                    fact.indent(2).stripTrailing()),
            Location.NONE,
            "create a new model version: https://docs.getdbt.com/docs/collaborate/govern/model-versions"));
  }
}
