package io.daybook.etl.task;

import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Ddl;
import io.daybook.etl.contract.odcs.Contracts;
import io.daybook.etl.load.Parents;
import io.daybook.etl.load.Staging;
import java.util.HashMap;
import java.util.Map;

/// Parents of one source's load: those of the same load stand in their staging tables.
final class DayParents implements Parents {
  private final Contracts contracts;
  private final Map<String, Staging> staged = new HashMap<>();

  DayParents(Contracts contracts) {
    this.contracts = contracts;
  }

  /// From now on the data set's rows are looked for in its staging table.
  void add(String source, Staging staging) {
    staged.put(source + "." + staging.dataSet().name(), staging);
  }

  @Override
  public DataSet dataSet(String source, String name) {
    return contracts
        .of(source)
        .dataSet(name)
        .orElseThrow(() -> new IllegalArgumentException(source + "." + name));
  }

  @Override
  public String relation(String source, String name) {
    Staging staging = staged.get(source + "." + name);
    return staging == null ? Ddl.table(dataSet(source, name)) : staging.relation();
  }
}
