package io.daybook.etl.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.Contract;
import io.daybook.etl.contract.odcs.Contracts;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is generated is what the contracts promise.
final class ContractHeaderTest {
  private static final Contracts CONTRACTS = Contracts.read(Repository.resolve("contracts"));

  @ParameterizedTest
  @ValueSource(strings = {"sales", "operations", "finance", "invoices"})
  void dataSetsAndHeadersAreThoseOfTheContract(String source) {
    Contract contract = CONTRACTS.of(source);
    List<DataSet> generated =
        Stream.of(DataSet.values()).filter(set -> set.source().equals(source)).toList();

    assertEquals(
        new TreeSet<>(contract.dataSets().stream().map(set -> set.name()).toList()),
        new TreeSet<>(generated.stream().map(DataSet::title).toList()));
    for (DataSet dataSet : generated) {
      List<String> promised =
          contract.dataSet(dataSet.title()).orElseThrow().columns().stream()
              .map(Column::name)
              .toList();
      assertEquals(promised, dataSet.columns(), dataSet.toString());
    }
  }
}
