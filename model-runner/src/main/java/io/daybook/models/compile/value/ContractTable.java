package io.daybook.models.compile.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a model's columns differ from its contract, as a text table in the order of their names.
public final class ContractTable {
  private static final List<String> HEADER =
      List.of("column_name", "definition_type", "contract_type", "mismatch_reason");

  private static final int WIDEST = 50;

  private ContractTable() {}

  public static String of(Map<String, String> contract, Map<String, String> definition) {
    Map<String, List<String>> rows = new TreeMap<>();
    definition.forEach((name, type) -> {
      String wanted = contract.get(name);
      if (wanted == null) {
        rows.put(name, List.of(name, shown(type), "", "missing in contract"));
      } else if (!wanted.equalsIgnoreCase(type)) {
        rows.put(name, List.of(name, shown(type), shown(wanted), "data type mismatch"));
      }
    });
    contract.forEach((name, type) -> {
      if (!definition.containsKey(name)) {
        rows.put(name, List.of(name, "", shown(type), "missing in definition"));
      }
    });
    List<List<Object>> body = new ArrayList<>();
    rows.values().forEach(row -> body.add(List.copyOf(row)));
    return Grid.of(HEADER, body, WIDEST);
  }

  /// dbt's name of a type: what the driver calls STRING is text.
  private static String shown(String type) {
    return type.equals("STRING") ? "TEXT" : type;
  }
}
