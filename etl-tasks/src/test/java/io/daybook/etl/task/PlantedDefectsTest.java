package io.daybook.etl.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.etl.generate.Defect;
import io.daybook.etl.generate.FolderInbox;
import io.daybook.etl.generate.Generator;
import io.daybook.etl.generate.company.Scale;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.run.DateRange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the generator breaks, the load finds.
@Tag("slow")
class PlantedDefectsTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 4);
  private static final String[] SOURCES = {"sales", "operations", "finance", "invoices"};

  @TempDir Path inbox;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BAD_UTF8             |            | customers bad-utf8
          NUL_BYTE             |            | customers nul-byte
          UNCLOSED_QUOTE       | sales 1    | order_lines unclosed-quote
          COLUMN_COUNT         |            | deliveries column-count
          UNKNOWN_HEADER       | sales 1    | orders unknown-header
          MISSING_HEADER       | finance 1  | fx_rates missing-header
          EMPTY_REQUIRED       |            | order_lines unknown-parent, orders empty-required
          BAD_TYPE             |            | deliveries bad-type
          OUT_OF_RANGE         |            | deliveries out-of-range
          NOT_IN_LIST          |            | order_lines unknown-parent, orders not-in-list
          PATTERN              |            | customers pattern
          DUPLICATE_IN_FILE    |            | order_lines duplicate-in-file
          UNKNOWN_PARENT       |            | deliveries unknown-parent
          CROSS_FIELD          |            | order_lines cross-field
          WRONG_PARTITION_DATE |            | invoices wrong-partition-date
          MISSING_FILE         | sales 75   |
          EMPTY_FILE           | sales 1    | order_lines missing-header
          HEADER_ONLY          | sales 1    |
          UNBALANCED_ENTRY     | finance 1  | journal_lines cross-field
          TRIAL_BALANCE_GAP    | finance 1  | trial_balance cross-field
          ROLL_FORWARD_BREAK   |            | inventory_snapshots cross-field
          ORDER_TOTAL_MISMATCH | sales 1    |
          ORPHAN_DELIVERY      |            |
          TOO_MANY_REJECTS     | operations 1 | deliveries out-of-range
          NEW_COLUMN           | sales 1    | products unknown-header
          BOM_CRLF             |            |
          PRICE_OUTLIER        |            |
          CATEGORY_CASE        | finance 1  | gl_accounts not-in-list
          """)
  void leadsToWhatTheDomainSays(Defect defect, String fails, String codes) {
    new Generator(Generator.SEED, Scale.of(BigDecimal.ONE), new FolderInbox(inbox))
        .writeBroken(DateRange.of(DATE), defect, _ -> {});
    try (Warehouse warehouse = new Warehouse(inbox)) {
      String failed = "";
      for (String source : SOURCES) {
        try {
          warehouse.load(source, DATE.toString());
        } catch (FailureException e) {
          failed = source + " " + e.exitCode();
          break;
        }
      }

      assertEquals(fails == null ? "" : fails, failed);
      assertEquals(
          codes == null ? "null" : codes,
          warehouse.query(
              """
              select string_agg(distinct dataset || ' ' || code, ', ' order by dataset || ' ' || code)
              from daybook.reject
              inner join daybook.load_run using (load_id)
              """));
    }
  }
}
