package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.kernel.postgres.TestDatabase;
import io.daybook.ledger.TestLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `daybook load` says and the number it leaves with, which is what a scheduler goes by.
class LoadCommandTest {
  @TempDir Path inbox;

  private final TestDatabase test = TestLedger.create();
  private Pipeline pipeline;

  @BeforeEach
  void open() {
    pipeline = new Pipeline(inbox, test.url());
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void tellsWhatWasEnteredAndThatTheSameFileChangesNothing() {
    pipeline.generate("--date", "2026-11-20");

    Invocation first = load("invoices", "2026-11-20");
    Invocation second = load("invoices", "2026-11-20", "--json");

    assertEquals(
        "invoices.invoices of 2026-11-20: loaded, read 86, loaded 86, refused 0", first.results());
    assertEquals(
        """
        {"source":"invoices","dataset":"invoices","date":"2026-11-20","rows_read":86,"rows_loaded":86,"rows_rejected":0,"digest":"…","state":"unchanged"}\
        """,
        second.results().replaceFirst("\"digest\":\"[0-9a-f]+\"", "\"digest\":\"…\""));
    assertEquals(List.of(0, 0), List.of(first.exitCode(), second.exitCode()));
  }

  @Test
  void aRefusedHeaderIsToldWithTheChangeThatWouldMakeItRight() {
    pipeline.generate("--date", "2026-11-20");
    pipeline.generate("--date", "2026-11-20", "--broken", "unknown-header");

    Invocation refused = load("sales", "2026-11-20");

    assertEquals(
        """
        1
        order_lines is not judged: orders is refused
        if the sender means it, the contract changes so:
        @@ schema: orders @@
        -      - name: customer_code
        +      - name: customer
        +        physicalName: customer_code
        error[LOAD-005]: sales.orders of 2026-11-20 is refused: the contract has no column "customer"; the file has no column "customer_code"
          --> INBOX/sales/20261120/orders.csv
        hint: daybook rejects show --source sales --dataset orders --date 2026-11-20 shows the refused rows; correct the file and load again\
        """,
        told(refused));
  }

  @Test
  void aFileThatHasNotComeYetIsTriedAgainLater() {
    assertEquals(
        """
        75
        error[LOAD-001]: the file has not arrived
          --> INBOX/invoices/20261224/invoices.csv
        hint: try again when it is there; arrival: optional in the contract makes it optional\
        """,
        told(load("invoices", "2026-12-24")));
  }

  @Test
  void aDayOnWhichTheSourceIsClosedHasNothingToDo() {
    Invocation closed = load("invoices", "2026-12-25");

    assertEquals("99\nno file, and none is required: nothing to do", told(closed));
    assertEquals("", closed.results());
  }

  private Invocation load(String source, String date, String... more) {
    List<String> words = new ArrayList<>(List.of("load", source, "--date", date));
    words.addAll(List.of(more));
    return Invocation.daybook(pipeline.environment(), words.toArray(String[]::new));
  }

  private String told(Invocation invocation) {
    return invocation.exitCode() + "\n" + invocation.story().replace(inbox.toString(), "INBOX");
  }
}
