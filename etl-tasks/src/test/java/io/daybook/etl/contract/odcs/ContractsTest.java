package io.daybook.etl.contract.odcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.etl.contract.Contract;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Ddl;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class ContractsTest {
  public static final Path OURS = Path.of("..", "contracts");

  @TempDir Path folder;

  @Test
  void readsTheContractsOfThisRepository() {
    Contracts contracts = Contracts.read(OURS);

    List<String> sources = contracts.all().stream().map(Contract::source).toList();
    assertEquals(List.of("finance", "invoices", "operations", "sales"), sources);
    assertEquals(17, contracts.all().stream().mapToInt(c -> c.dataSets().size()).sum());
    DataSet lines = contracts.of("sales").dataSet("order_lines").orElseThrow();
    assertEquals("sales/20261120/order_lines.csv", deliveryPath(lines));
    assertEquals(2, lines.key().size());
    assertEquals("order_date", lines.partitioning().column());
    assertEquals("net-amount", lines.rules().getFirst().name());
  }

  private static String deliveryPath(DataSet dataSet) {
    return dataSet.delivery().path(LocalDate.of(2026, 11, 20));
  }

  @Test
  void reportsAllProblemsOfAFileAtOnceWithTheirPlaces() throws IOException {
    Path file = folder.resolve("tiny.odcs.yaml");
    Files.writeString(
        file,
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: tiny
        name: Tiny
        version: one
        status: active
        description: {purpose: A test.}
        customProperties:
          - {property: path, value: 'tiny/{yyyyMMdd}/{dataset}.csv'}
          - {property: maxRejectPercent, value: many}
          - {property: arival, value: required}
          - {property: closedOn, value: ['12-25', '31-02']}
        schema:
          - name: things
            physicalName: tiny__things
            physicalType: table
            logicalType: object
            description: One row per thing.
            customProperties:
              - property: rules
                value:
                  - {name: positive, check: 'amount > nought'}
            properties:
              - name: thing_code
                description: Code.
                logicalType: string
                physicalType: text
                primaryKey: true
                relationships: [{to: others.code}]
              - name: amount
                logicalType: number
                physicalType: numeric(40,2)
                requierd: true
        """);

    FailureException e = assertThrows(FailureException.class, () -> Contracts.read(folder));

    assertEquals(
        """
        error[CONTRACT-005]: the version is "one"
          --> F:5:10
        hint: three numbers, such as 1.0.0
        error[CONTRACT-003]: the contract has no "team"
          --> F:1:1
        hint: add the key team
        error[CONTRACT-005]: closedOn names "31-02"
          --> F:12:33
        hint: it is a list of days of the year, such as ['01-01', '12-25']
        error[CONTRACT-002]: "maxRejectPercent" is text; it must be a number
          --> F:10:41
        hint: write a number
        error[CONTRACT-005]: the key column thing_code is not required
          --> F:28:21
        hint: add required: true
        error[CONTRACT-003]: the column has no "description"
          --> F:30:9
        hint: add the key description
        error[CONTRACT-005]: the column amount is number as numeric(40,2)
          --> F:32:23
        hint: one of: string text, integer integer, integer bigint, number numeric(p,s) with p up to 18, date date, timestamp timestamptz, time time, boolean boolean
        error[CONTRACT-001]: the column has an unknown key "requierd"
          --> F:33:9
        hint: did you mean "required"?
        error[CONTRACT-006]: the check "amount > nought" cannot be read: there is no column nought
          --> F:22:47
        hint: docs/reference/contract.md lists what a check may say
        error[CONTRACT-001]: customProperties of the contract has an unknown key "arival"
          --> F:11:16
        hint: did you mean "arrival"?\
        """,
        Rendering.text(e.failures()).replace(file.toString(), "F"));
    assertEquals(2, e.exitCode());
  }

  @Test
  void refusesAReferenceThatLeadsNowhere() throws IOException {
    String sales = Files.readString(OURS.resolve("sales.odcs.yaml"));
    Files.writeString(
        folder.resolve("sales.odcs.yaml"),
        sales.replace("to: orders.order_number", "to: orders.number"));

    FailureException e = assertThrows(FailureException.class, () -> Contracts.read(folder));

    assertTrue(e.getMessage().contains("sales.orders has no column number"), e.getMessage());
  }

  @Test
  void writesTheTableOfADataSet() {
    DataSet rates = Contracts.read(OURS).of("finance").dataSet("fx_rates").orElseThrow();

    String ddl = Ddl.of(rates);

    assertEquals(
        """
        create table if not exists raw."finance__fx_rates" (
            "rate_date" date not null,
            "currency_code" text not null,
            "rate_eur" numeric(18,8) not null,
            _partition_date date not null,
            _load_id uuid not null,
            _record bigint not null,
            _line bigint not null
        );
        create index if not exists "finance__fx_rates_date" on raw."finance__fx_rates" (_partition_date);
        comment on table raw."finance__fx_rates" is 'One row per day and currency.';
        comment on column raw."finance__fx_rates"."rate_date" is 'Day of the rate; a weekend has Friday''s.';
        comment on column raw."finance__fx_rates"."currency_code" is 'Currency by ISO 4217; EUR is present.';
        comment on column raw."finance__fx_rates"."rate_eur" is 'EUR for one unit of the currency.';
        """,
        ddl);
  }
}
