package io.daybook.cli;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.kernel.postgres.Database;
import io.daybook.kernel.run.DateRange;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Partition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// The script behind `daybook demo`: types commands, tells one line a stage, shows what came of it.
final class Demo {
  private static final List<String> SOURCES = List.of("sales", "operations", "finance", "invoices");

  /// The defect of the day in the middle: an account type in the wrong case, which in the system
  /// that Daybook replaces made every cost zero without a word.
  private static final String DEFECT = "category-case";

  private static final String KPIS =
      """
      select
          calendar_date as date,
          max(case when kpi_code = 'K02' then round(value) end) as revenue_eur,
          max(case when kpi_code = 'K03' then round(value) end) as orders,
          max(case when kpi_code = 'K04' then round(value, 2) end) as average_order_eur,
          max(case when kpi_code = 'K15' then round(100 * value, 1) end) as gross_margin_pct,
          max(case when kpi_code = 'K10' then round(100 * value, 1) end) as target_pct,
          max(case when kpi_code = 'K26' then round(100 * value, 1) end) as otif_pct,
          max(case when kpi_code = 'K31' then round(value, 1) end) as stock_turns
      from marts.kpi_daily
      where cut_name = 'all' and calendar_date between '%s' and '%s'
      group by calendar_date
      order by calendar_date\
      """;

  private final Session session;
  private final Console console;
  private final DateRange dates;
  private final String project;
  private final Ledger ledger = new Ledger();

  Demo(Session session, DateRange dates) {
    this.session = session;
    this.console = session.console();
    this.dates = dates;
    this.project = session.configuration().modelsDir().toString();
  }

  /// Plays it.
  ///
  /// @return the exit code: that of the first command that did not do as expected, else 0
  int play() {
    console.line(
        "Daybook demo: %d business dates, %s to %s"
            .formatted(dates.days(), dates.first(), dates.last()));
    int exitCode = stage("database", 0, "db", "up");
    if (exitCode != 0) {
      return exitCode;
    }
    List<Partition> before = partitions();
    exitCode = enter(before);
    if (exitCode != 0) {
      return exitCode;
    }
    boolean changed = !partitions().equals(before);
    exitCode = stage("models", 0, "models", "build", "--project-dir", project);
    if (exitCode != 0) {
      return exitCode;
    }
    show(changed);
    return 0;
  }

  private int enter(List<Partition> before) {
    String from = dates.first().toString();
    int exitCode =
        stage("generate", 0, "generate", "--from", from, "--to", dates.last().toString());
    LocalDate broken = dates.first().plusDays(dates.days() / 2);
    boolean knowsIt =
        before.stream()
            .anyMatch(p -> p.key().source().equals("finance") && p.key().date().equals(broken));
    for (LocalDate date : dates.dates()) {
      if (exitCode == 0 && date.equals(broken) && !knowsIt) {
        exitCode = breakAndRepair(date);
      }
      if (exitCode == 0) {
        exitCode = load(date);
      }
    }
    return exitCode;
  }

  private int breakAndRepair(LocalDate date) {
    String day = date.toString();
    int exitCode = expect(0, Typed.in(session, "generate", "--date", day, "--broken", DEFECT));
    if (exitCode != 0) {
      return exitCode;
    }
    Typed refused = Typed.in(session, "load", "finance", "--date", day);
    exitCode = expect(1, refused);
    if (exitCode != 0) {
      return exitCode;
    }
    console.line(
        "  " + day + "  finance arrives with an account type in the wrong case and is refused:");
    console.line(refused.story().indent(6).stripTrailing());
    console.line(
        Typed.in(session, "rejects", "list", "--date", day).results().indent(6).stripTrailing());
    console.line("      the sender sends the file again, corrected:");
    return expect(0, Typed.in(session, "generate", "--date", day));
  }

  private int load(LocalDate date) {
    Instant start = session.run().now();
    for (String source : SOURCES) {
      console.progress("  " + date + "  " + source);
      int exitCode = expect(0, Typed.in(session, "load", source, "--date", date.toString()));
      if (exitCode != 0) {
        return exitCode;
      }
    }
    StringJoiner rows = new StringJoiner("  ");
    for (String source : SOURCES) {
      long loaded =
          partitions(DateRange.of(date)).stream()
              .filter(p -> p.key().source().equals(source))
              .mapToLong(Partition::rowsLoaded)
              .sum();
      rows.add("%s %,d".formatted(source, loaded));
    }
    tell(date.toString(), rows.toString(), start);
    return 0;
  }

  private void show(boolean changed) {
    if (!changed) {
      console.line(
          "Nothing changed: every file was known, every partition kept its load and its digest.");
    }
    console.line("");
    Typed kpis =
        Typed.in(
            session,
            "models",
            "show",
            "--project-dir",
            project,
            "--quiet",
            "--limit",
            "-1",
            "--inline",
            KPIS.formatted(dates.first(), dates.last()));
    console.result(kpis.results());
    console.line("");
    console.result(Typed.in(session, "status", "--days", Long.toString(dates.days())).results());
    console.line("");
    console.line("Where to look next:");
    console.line("  psql \"$(./daybook db url)\"       the marts: select * from marts.kpi_daily");
    console.line("  ./daybook rejects list           what was refused, and why");
    console.line("  ./daybook status --date " + dates.last() + "   one day in full");
    console.line(
        "  make airflow                     the same pipeline as a DAG, in the Airflow UI");
    console.line("The files are in " + session.configuration().inbox() + ".");
  }

  private int stage(String name, int expected, String... words) {
    Instant start = session.run().now();
    console.progress("  " + name);
    Typed typed = Typed.in(session, words);
    int exitCode = expect(expected, typed);
    if (exitCode == 0) {
      tell(name, typed.lastLine(), start);
    }
    return exitCode;
  }

  private void tell(String stage, String what, Instant start) {
    double seconds = Duration.between(start, session.run().now()).toMillis() / 1000.0;
    console.line(String.format(Locale.ROOT, "  %-10s  %-72s %5.1f s", stage, what, seconds));
  }

  /// 0 where the command ended as the script expects; otherwise says what it said and fails.
  private int expect(int expected, Typed typed) {
    if (typed.exitCode() == expected) {
      return 0;
    }
    console.line(typed.story());
    return typed.exitCode() == 0 ? 70 : typed.exitCode();
  }

  private List<Partition> partitions() {
    return partitions(dates);
  }

  private List<Partition> partitions(DateRange range) {
    try (Database warehouse = session.warehouse()) {
      return warehouse.inTransaction(connection -> ledger.partitions(connection, range));
    }
  }
}
