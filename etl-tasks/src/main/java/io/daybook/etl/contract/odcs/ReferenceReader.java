package io.daybook.etl.contract.odcs;

import io.daybook.etl.contract.Reference;
import io.daybook.etl.tree.Keys;
import io.daybook.etl.tree.Tree;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `relationships`: parents in the same contract as `customers.customer_code`, in another as
/// `sales.odcs.yaml#schema/customers/properties/customer_code`.
final class ReferenceReader {
  private static final Pattern SHORT = Pattern.compile("(\\w+)\\.(\\w+)");
  private static final Pattern FULL =
      Pattern.compile("(?:([\\w-]+)\\.odcs\\.yaml#)?/?schema/(\\w+)/properties/(\\w+)");

  private final String source;
  private final String dataSet;
  private final Problems problems;

  ReferenceReader(String source, String dataSet, Problems problems) {
    this.source = source;
    this.dataSet = dataSet;
    this.problems = problems;
  }

  /// What a column says about its parent.
  List<Reference> ofColumn(String column, Keys keys) {
    List<Reference> references = new ArrayList<>();
    for (Tree item : keys.items("relationships")) {
      Keys one = new Keys(item, "the relationship", problems);
      one.oneOf("type", "foreignKey", "foreignKey");
      boolean warning = warning(one);
      List<Target> to = List.of(target(one.text("to"), one.at("to"), one));
      one.nothingElse();
      references.add(reference(List.of(column), to, warning, one));
    }
    return references;
  }

  /// What a data set says about a parent that several columns name together.
  List<Reference> ofDataSet(Keys keys) {
    List<Reference> references = new ArrayList<>();
    for (Tree item : keys.items("relationships")) {
      Keys one = new Keys(item, "the relationship", problems);
      one.oneOf("type", "foreignKey", "foreignKey");
      boolean warning = warning(one);
      List<Target> from = targets(one, "from");
      List<Target> to = targets(one, "to");
      one.nothingElse();
      boolean ours = from.stream().allMatch(t -> t.dataSet().equals(dataSet));
      if (from.isEmpty() || from.size() != to.size() || !ours) {
        one.problem(
            "CONTRACT-005",
            "the relationship does not lead from columns of " + dataSet + " to as many of a parent",
            one.at(),
            "from and to are lists of equal length");
      } else {
        references.add(reference(from.stream().map(Target::column).toList(), to, warning, one));
      }
    }
    return references;
  }

  private record Target(String source, String dataSet, String column) {}

  private Reference reference(
      List<String> columns, List<Target> to, boolean warning, Keys relationship) {
    Target first = to.getFirst();
    return new Reference(
        columns,
        first.source(),
        first.dataSet(),
        to.stream().map(Target::column).toList(),
        warning,
        relationship.at());
  }

  private List<Target> targets(Keys one, String key) {
    List<Target> targets = new ArrayList<>();
    for (Tree item : one.items(key)) {
      targets.add(target(one.text(key, item), item.at(), one));
    }
    return targets;
  }

  private Target target(String text, Location at, Keys keys) {
    Matcher brief = SHORT.matcher(text);
    if (brief.matches()) {
      return new Target(source, brief.group(1), brief.group(2));
    }
    Matcher full = FULL.matcher(text);
    if (full.matches()) {
      String other = full.group(1) == null ? source : full.group(1);
      return new Target(other, full.group(2), full.group(3));
    }
    if (!text.isEmpty()) {
      keys.problem(
          "CONTRACT-005",
          "the relationship leads to \"" + text + "\"",
          at,
          "customers.customer_code, or sales.odcs.yaml#schema/customers/properties/customer_code");
    }
    return new Target(source, dataSet, "");
  }

  private boolean warning(Keys one) {
    Keys custom = CustomProperties.of(one, "the relationship", problems);
    boolean warning = custom.oneOf("severity", "error", "error", "warning").equals("warning");
    custom.nothingElse();
    return warning;
  }
}
