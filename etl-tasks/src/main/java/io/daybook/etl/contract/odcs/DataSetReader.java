package io.daybook.etl.contract.odcs;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.ColumnType;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Delivery;
import io.daybook.etl.contract.GroupCheck;
import io.daybook.etl.contract.Partitioning;
import io.daybook.etl.contract.Reference;
import io.daybook.etl.contract.RejectCode;
import io.daybook.etl.contract.Rule;
import io.daybook.etl.rule.Expression;
import io.daybook.etl.rule.Expression.Kind;
import io.daybook.etl.rule.ExpressionParser;
import io.daybook.etl.rule.Scope;
import io.daybook.etl.tree.Keys;
import io.daybook.etl.tree.Tree;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one entry of `schema`. Data sets are read in the order of the file, so that a check can
/// name the columns of a parent before it.
final class DataSetReader {
  private final String source;
  private final Keys defaults;
  private final Map<String, DataSet> before;
  private final Problems problems;
  private final Keys keys;
  private final String name;
  private final Keys custom;

  DataSetReader(
      String source, Keys defaults, Map<String, DataSet> before, Tree tree, Problems problems) {
    this.source = source;
    this.defaults = defaults;
    this.before = before;
    this.problems = problems;
    this.keys =
        new Keys(tree, "the data set", problems)
            .ignoring("id", "businessName", "tags", "dataGranularityDescription");
    this.name = keys.text("name");
    this.custom = CustomProperties.of(keys, "the data set " + name, problems);
  }

  DataSet read() {
    // One statement per key of the standard, in its order: every key is read once, so that what is
    // left over is unknown.
    String table = keys.text("physicalName");
    if (!table.equals(source + "__" + name)) {
      keys.problem(
          "CONTRACT-005",
          "the table of " + name + " is called \"" + table + "\"",
          keys.at("physicalName"),
          "physicalName: " + source + "__" + name);
    }
    keys.oneOf("physicalType", "table", "table");
    keys.oneOf("logicalType", "object", "object");
    String description = keys.text("description");
    DeliveryReader delivery = new DeliveryReader(name, custom, defaults, problems);
    Delivery delivered = delivery.read();
    List<Column> columns = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    Partitioning partitioning = readColumns(delivery, columns, references);
    references.addAll(new ReferenceReader(source, name, problems).ofDataSet(keys));
    List<Rule> rules = rules(columns);
    List<GroupCheck> groupChecks = groupChecks(columns);
    List<String> uniqueAcross = known(custom.texts("uniqueAcross"), columns, "uniqueAcross");
    custom.nothingElse();
    keys.nothingElse();
    return new DataSet(
        name,
        table,
        description,
        delivered,
        partitioning,
        columns,
        references,
        rules,
        groupChecks,
        uniqueAcross,
        keys.at());
  }

  private Partitioning readColumns(
      DeliveryReader delivery, List<Column> columns, List<Reference> references) {
    Partitioning partitioning = delivery.partitioning();
    List<Tree> items = keys.items("properties");
    if (items.isEmpty()) {
      keys.problem(
          "CONTRACT-003",
          "the data set " + name + " has no columns",
          keys.at(),
          "add properties, a list of columns");
    }
    Set<String> names = new HashSet<>();
    for (Tree item : items) {
      ColumnReader reader = new ColumnReader(item, partitioning.zone(), problems);
      Column column = reader.read();
      if (!names.add(column.name()) || !names.add("table " + column.physicalName())) {
        keys.problem(
            "CONTRACT-004",
            "the column " + column.name() + " stands twice in " + name,
            item.at(),
            "keep one of the two");
      }
      columns.add(column);
      references.addAll(
          new ReferenceReader(source, name, problems).ofColumn(column.name(), reader.keys()));
    }
    checkPartition(partitioning, columns);
    return partitioning;
  }

  private void checkPartition(Partitioning partitioning, List<Column> columns) {
    if (!partitioning.fromColumn()) {
      return;
    }
    boolean dated =
        columns.stream()
            .filter(c -> c.name().equals(partitioning.column()) && c.required())
            .anyMatch(
                c -> c.type() instanceof ColumnType.Day || c.type() instanceof ColumnType.Moment);
    if (!dated) {
      keys.problem(
          "CONTRACT-005",
          "partitionFrom names \"" + partitioning.column() + "\"",
          custom.at("partitionFrom"),
          "it is path, or a required column of type date or timestamp");
    }
  }

  private List<Rule> rules(List<Column> columns) {
    List<Rule> rules = new ArrayList<>();
    for (Tree item : custom.items("rules")) {
      Keys rule = new Keys(item, "the rule", problems);
      String ruleName = rule.text("name");
      String column = rule.optionalText("column").orElse("");
      if (!column.isEmpty()) {
        known(List.of(column), columns, "the rule " + ruleName);
      }
      Optional<RejectCode> code = RejectCode.of(rule.optionalText("code").orElse("cross-field"));
      if (code.isEmpty()) {
        rule.problem(
            "CONTRACT-005",
            "there is no such reject code",
            rule.at("code"),
            "docs/reference/reject-codes.md lists them");
      }
      check(rule, Scope.ofRow(kinds(columns)))
          .ifPresent(checked ->
              rules.add(
                  new Rule(
                      ruleName,
                      column,
                      code.orElse(RejectCode.CROSS_FIELD),
                      checked.text(),
                      checked.expression())));
      rule.nothingElse();
    }
    return rules;
  }

  private List<GroupCheck> groupChecks(List<Column> columns) {
    List<GroupCheck> checks = new ArrayList<>();
    for (Tree item : custom.items("groupChecks")) {
      Keys group = new Keys(item, "the group check", problems);
      String checkName = group.text("name");
      List<String> by = known(group.texts("by"), columns, "the group check " + checkName);
      String parent = group.optionalText("parent").orElse("");
      DataSet parentSet = before.get(parent);
      if (!parent.isEmpty() && parentSet == null) {
        group.problem(
            "CONTRACT-007",
            "there is no data set " + parent + " before " + name,
            group.at("parent"),
            "name one that stands before this one in the same contract");
      }
      boolean refusesFile =
          group
              .oneOf("onFailure", "refuse-rows", "refuse-rows", "refuse-file")
              .equals("refuse-file");
      Map<String, Kind> parentKinds = parentSet == null ? Map.of() : kinds(parentSet.columns());
      check(group, new Scope(kinds(columns), parentKinds, true))
          .ifPresent(checked ->
              checks.add(
                  new GroupCheck(
                      checkName, by, parent, checked.text(), checked.expression(), refusesFile)));
      group.nothingElse();
    }
    return checks;
  }

  private record Checked(String text, Expression expression) {}

  private Optional<Checked> check(Keys keys, Scope scope) {
    if (!(keys.required("check").orElse(null) instanceof Tree.Scalar scalar)) {
      return Optional.empty();
    }
    Location.FilePlace at = scalar.textAt();
    return ExpressionParser.parse(scalar.text(), at, scope, problems)
        .map(expression -> new Checked(scalar.text(), expression));
  }

  private List<String> known(List<String> names, List<Column> columns, String what) {
    for (String column : names) {
      if (columns.stream().noneMatch(c -> c.name().equals(column))) {
        keys.problem(
            "CONTRACT-007",
            what + " names a column \"" + column + "\" that " + name + " does not have",
            keys.at(),
            "name a column of the data set");
      }
    }
    return names;
  }

  private static Map<String, Kind> kinds(List<Column> columns) {
    Map<String, Kind> kinds = new HashMap<>();
    columns.forEach(c -> kinds.put(c.name(), c.type().kind()));
    return kinds;
  }
}
