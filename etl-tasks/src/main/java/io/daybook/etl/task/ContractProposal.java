package io.daybook.etl.task;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.RejectCode;
import io.daybook.etl.row.Header;
import io.daybook.etl.row.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// How the contract would have to change for a refused header to be right. It is a proposal: only
/// people can tell whether the sender means it.
final class ContractProposal {
  private ContractProposal() {}

  /// The change as the lines of a diff; empty where the header is refused for something else than
  /// its names.
  static Optional<String> of(Header header) {
    DataSet dataSet = header.dataSet();
    List<String> unknown =
        columns(header, RejectCode.UNKNOWN_HEADER).stream()
            .filter(name -> dataSet.column(name).isEmpty())
            .toList();
    List<Column> missing =
        columns(header, RejectCode.MISSING_HEADER).stream()
            .flatMap(name -> dataSet.column(name).stream())
            .toList();
    if (unknown.isEmpty() && missing.isEmpty()) {
      return Optional.empty();
    }
    StringJoiner diff = new StringJoiner("\n");
    diff.add("@@ schema: " + dataSet.name() + " @@");
    if (unknown.size() == 1 && missing.size() == 1) {
      renamed(missing.getFirst(), unknown.getFirst(), diff);
    } else {
      missing.forEach(column -> absent(column, diff));
      unknown.forEach(name -> added(name, diff));
    }
    return Optional.of(diff.toString());
  }

  private static List<String> columns(Header header, RejectCode code) {
    return header.refusals().stream()
        .filter(refusal -> refusal.code() == code)
        .map(Refusal::column)
        .toList();
  }

  /// The table keeps its column.
  private static void renamed(Column column, String name, StringJoiner diff) {
    diff.add("-      - name: " + column.name());
    diff.add("+      - name: " + name);
    diff.add("+        physicalName: " + column.physicalName());
  }

  private static void absent(Column column, StringJoiner diff) {
    diff.add((column.required() ? "-" : " ") + "      - name: " + column.name());
    if (!column.required()) {
      diff.add("+        customProperties: [{property: optional, value: true}]");
    }
  }

  private static void added(String name, StringJoiner diff) {
    diff.add("+      - name: " + name);
    diff.add("+        description: to be told by the sender");
    diff.add("+        logicalType: string");
    diff.add("+        physicalType: text");
  }
}
