package io.daybook.cli.etl;

import io.daybook.cli.frame.Session;
import io.daybook.etl.generate.Defect;
import io.daybook.etl.generate.Generator;
import io.daybook.etl.generate.Inbox;
import io.daybook.etl.generate.company.Scale;
import io.daybook.etl.source.S3Settings;
import io.daybook.kernel.config.Configuration;
import io.daybook.kernel.config.Key;
import io.daybook.kernel.run.DateRange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `daybook generate`: mock files for business dates.
@Command(
    name = "generate",
    description = {
      "Write mock files for business dates into the inbox: <inbox>/<source>/<yyyyMMdd>/<dataset>.csv",
      "for sales, operations, finance and invoices. The same seed, scale and date give the same",
      "bytes, whatever else was generated."
    },
    footer = {
      "",
      "Example:",
      "  daybook generate --date 2026-03-02 --inbox /tmp/inbox",
      "  daybook generate --from 2026-03-01 --to 2026-03-31 --scale 0.1",
      "  daybook generate --date 2026-03-02 --broken bad-type"
    })
public final class GenerateCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec command;

  @Option(names = "--date", paramLabel = "DATE", description = "One business date, yyyy-MM-dd.")
  private @Nullable LocalDate date;

  @Option(names = "--from", paramLabel = "DATE", description = "First date of a range.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last date of a range.")
  private @Nullable LocalDate to;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "" + Generator.SEED,
      description = "Another company for another number (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--scale",
      paramLabel = "X",
      defaultValue = "1",
      description = "Volume; 1 is about 2,000 order lines a day, from 0.001 to 500.")
  private BigDecimal scale = BigDecimal.ONE;

  @Option(
      names = "--inbox",
      paramLabel = "PLACE",
      description = "A folder or s3://bucket/prefix to write into (default: the configured inbox).")
  private @Nullable String inbox;

  @Option(
      names = "--broken",
      paramLabel = "KIND",
      description = "Plant a defect; docs/reference/broken-kinds.md lists the kinds.")
  private @Nullable String broken;

  public GenerateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    DateRange dates = range();
    try (Inbox open = inbox()) {
      Generator generator = new Generator(seed, scale(), open);
      if (broken == null) {
        generator.write(dates, this::tell);
      } else {
        generator.writeBroken(dates, Defect.of(broken), this::tell);
      }
    }
    return 0;
  }

  private void tell(Generator.Written day) {
    session
        .console()
        .event(
            "generated",
            "generated %s: %d files, %,d bytes".formatted(day.date(), day.files(), day.bytes()),
            Map.of("date", day.date(), "files", day.files(), "bytes", day.bytes()));
  }

  private Inbox inbox() {
    Map<Key, String> flags = inbox == null ? Map.of() : Map.of(Key.INBOX, inbox);
    Configuration configuration =
        Configuration.read(flags, session.environment(), Path.of("").toAbsolutePath());
    return Inbox.open(
        configuration.inbox(),
        new S3Settings(
            configuration.value(Key.S3_ENDPOINT).orElse(""),
            configuration.value(Key.S3_REGION).orElse("us-east-1")));
  }

  private Scale scale() {
    try {
      return Scale.of(scale);
    } catch (IllegalArgumentException | ArithmeticException _) {
      throw usage(
          "--scale is "
              + scale
              + "; it is a number from "
              + Scale.SMALLEST
              + " to "
              + Scale.LARGEST
              + " with at most three decimals");
    }
  }

  private DateRange range() {
    if (date != null && from == null && to == null) {
      return DateRange.of(date);
    }
    if (date == null && from != null && to != null && !to.isBefore(from)) {
      return new DateRange(from, to);
    }
    throw usage("give --date DATE, or --from DATE --to DATE in order");
  }

  private ParameterException usage(String fact) {
    CommandLine line = command == null ? new CommandLine(this) : command.commandLine();
    return new ParameterException(line, fact);
  }
}
