package io.daybook.cli.etl;

import io.daybook.cli.frame.Json;
import io.daybook.cli.frame.Session;
import io.daybook.cli.frame.Version;
import io.daybook.etl.contract.odcs.Contracts;
import io.daybook.etl.source.S3Settings;
import io.daybook.etl.task.LoadRequest;
import io.daybook.etl.task.LoadResult;
import io.daybook.etl.task.LoadTask;
import io.daybook.etl.task.RecordedLoad;
import io.daybook.kernel.config.Configuration;
import io.daybook.kernel.config.Key;
import io.daybook.kernel.postgres.Database;
import io.daybook.kernel.run.DateRange;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `daybook load`.
@Command(
    name = "load",
    description = {
      "Load a source's files of a business date: find them in the inbox, check them against the",
      "contract, enter the good rows under their date, keep the refused ones with their reasons.",
      "The same files again change nothing. Ends with 1 where a file is refused, with 75 where a",
      "required file is missing, with 99 where there is none and none is required."
    },
    footer = {
      "",
      "Example:",
      "  daybook load sales --date 2026-11-20",
      "  daybook load invoices --from 2010-12-01 --to 2010-12-07 --from-uri retail/invoices.csv"
    })
public final class LoadCommand implements Callable<Integer> {
  private static final int NOTHING_TO_DO = 99;

  private final Session session;

  @Spec private @Nullable CommandSpec command;

  @Parameters(paramLabel = "SOURCE", description = "The source, by its contract's id.")
  private String source = "";

  @Option(names = "--date", paramLabel = "DATE", description = "One business date, yyyy-MM-dd.")
  private @Nullable LocalDate date;

  @Option(names = "--from", paramLabel = "DATE", description = "First date of a range.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last date of a range.")
  private @Nullable LocalDate to;

  @Option(
      names = "--from-uri",
      paramLabel = "URI",
      description = "One file that holds all the dates, instead of the inbox's files.")
  private String fromUri = "";

  @Option(names = "--inbox", paramLabel = "PLACE", description = "Folder or s3://bucket/prefix.")
  private @Nullable String inbox;

  @Option(names = "--contracts", paramLabel = "DIR", description = "Folder of the contracts.")
  private @Nullable String contracts;

  @Option(names = "--dry-run", description = "Judge everything and leave everything as it is.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON object for each data set and date.")
  private boolean json;

  public LoadCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    DateRange dates = range();
    Configuration configuration = session.configuration(flags());
    S3Settings s3 =
        new S3Settings(
            configuration.value(Key.S3_ENDPOINT).orElse(""),
            configuration.value(Key.S3_REGION).orElse("us-east-1"));
    Contracts known = Contracts.read(configuration.contractsDir());
    known.of(source);
    try (Database warehouse = session.warehouse()) {
      LoadTask task =
          new LoadTask(warehouse, known, s3, session.run(), new LoadStory(session.console()));
      List<LoadResult> results =
          new RecordedLoad(task, Version.current())
              .load(new LoadRequest(source, dates, configuration.inbox(), fromUri, dryRun));
      results.forEach(this::print);
      if (results.isEmpty()) {
        session.console().event("nothing-to-do", "no file, and none is required: nothing to do");
      }
      return results.isEmpty() ? NOTHING_TO_DO : 0;
    }
  }

  private void print(LoadResult result) {
    session.console().result(json ? Json.line(result.fields()) : result.text());
  }

  private Map<Key, String> flags() {
    Map<Key, String> flags = new EnumMap<>(Key.class);
    if (inbox != null) {
      flags.put(Key.INBOX, inbox);
    }
    if (contracts != null) {
      flags.put(Key.CONTRACTS_DIR, contracts);
    }
    return flags;
  }

  private DateRange range() {
    if (date != null && from == null && to == null) {
      return DateRange.of(date);
    }
    if (date == null && from != null && to != null && !to.isBefore(from)) {
      return new DateRange(from, to);
    }
    CommandLine line = command == null ? new CommandLine(this) : command.commandLine();
    throw new ParameterException(line, "give --date DATE, or --from DATE --to DATE in order");
  }
}
