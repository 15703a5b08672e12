package io.daybook.cli.models;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.kernel.run.Run;
import io.daybook.models.artifact.Json;
import io.daybook.models.compile.Event;
import io.daybook.models.compile.Story;
import io.daybook.models.compile.Workspace;
import io.daybook.models.draft.Strictness;
import io.daybook.models.draft.Warning;
import io.daybook.models.draft.WarningLog;
import io.daybook.models.node.Fields;
import io.daybook.models.project.Environment;
import io.daybook.models.project.Invocation;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The log of `models` in dbt's shape: lines for people or JSON events on standard output, and the
/// file `dbt.log`.
@SuppressWarnings("EnumOrdinal") // levels are told apart by their order
final class ModelsStory implements Story, AutoCloseable {
  private static final DateTimeFormatter TIME = formatter("HH:mm:ss");
  private static final DateTimeFormatter MICROS = formatter("HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter STAMP = formatter("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

  private static final int WIDTH = 80;

  /// dbt's ten mebibytes.
  private static final long LARGEST = 10L * 1024 * 1024;

  private final Console console;
  private final Run run;
  private final Environment secrets;
  private final boolean prints;
  private final @Nullable LogFile file;
  private final Form form;
  private final Form fileForm;
  private final int least;
  private final int leastInFile;
  private final WarningLog warnings;
  private final int width;
  private final boolean namesAll;

  private enum Form {
    TEXT,
    DEBUG,
    JSON,
    OURS
  }

  /// @param invocation its flags say how much is told, and where the file is
  ModelsStory(Session session, Invocation invocation) {
    this.console = session.console();
    this.run = session.run();
    this.secrets = new Environment(invocation.environment()).secrets();
    Fields flags = invocation.flags();
    this.prints = !Boolean.FALSE.equals(flags.get("print"));
    this.form = form(flags);
    this.fileForm = fileForm(flags);
    String level = flags.isTrue("debug") ? "debug" : word(flags, "log_level", "info");
    this.least = flags.isTrue("quiet") ? Event.Level.ERROR.ordinal() : least(level);
    this.leastInFile =
        least(word(flags, "log_level_file", flags.has("log_level") ? level : "debug"));
    this.file = file(invocation);
    this.warnings = new WarningLog(new Strictness(flags));
    this.width = flags.get("printer_width") instanceof Number said ? said.intValue() : WIDTH;
    this.namesAll = flags.isTrue("require_event_names_in_deprecations");
  }

  private Form form(Fields flags) {
    String said = flags.text("log_format");
    if (said.equals("json") || console.isJsonChosen()) {
      return Form.JSON;
    }
    if (console.format() != Console.LogFormat.TEXT) {
      return Form.OURS;
    }
    return said.equals("debug") || flags.isTrue("debug") ? Form.DEBUG : Form.TEXT;
  }

  private Form fileForm(Fields flags) {
    String said = flags.text("log_format_file");
    boolean json = said.equals("json") || (said.isEmpty() && form == Form.JSON);
    return json ? Form.JSON : said.equals("text") ? Form.TEXT : Form.DEBUG;
  }

  private static String word(Fields flags, String name, String otherwise) {
    return flags.has(name) ? flags.text(name).toLowerCase(Locale.ROOT) : otherwise;
  }

  /// The ordinal of the least level that is told.
  private static int least(String level) {
    return switch (level) {
      case "debug" -> Event.Level.DEBUG.ordinal();
      case "warn" -> Event.Level.WARN.ordinal();
      case "error" -> Event.Level.ERROR.ordinal();
      case "none" -> Integer.MAX_VALUE;
      default -> Event.Level.INFO.ordinal();
    };
  }

  private @Nullable LogFile file(Invocation invocation) {
    if (leastInFile == Integer.MAX_VALUE || isDbtListening()) {
      return null;
    }
    String path = invocation.flags().text("log_path");
    Path folder =
        path.isEmpty() ? invocation.projectDir().resolve("logs") : Path.of(path).toAbsolutePath();
    Object largest = invocation.flags().get("log_file_max_bytes");
    try {
      return new LogFile(folder, largest instanceof Number number ? number.longValue() : LARGEST);
    } catch (UncheckedIOException e) {
      console.event("log", "there is no log file: " + e.getMessage());
      return null;
    }
  }

  /// Whether dbt, which has a log of its own, runs us as its parser.
  private boolean isDbtListening() {
    return console.format() == Console.LogFormat.OTEL;
  }

  /// The first lines.
  void begin() {
    if (isDbtListening()) {
      return;
    }
    if (file != null && fileForm != Form.JSON) {
      String bar = "=".repeat(30);
      file.line("\n\n" + bar + " " + MICROS.format(run.now()) + " | " + run.id() + " " + bar);
    }
    String version = "=" + Workspace.DBT_VERSION;
    tell(
        Event.info(
            "MainReportVersion",
            "A001",
            "Running with dbt" + version,
            Map.of("version", version, "log_version", 3)));
    tell(
        Event.info(
            "AdapterRegistered",
            "E034",
            "Registered adapter: postgres=1.11.0",
            Map.of("adapter_name", "postgres", "adapter_version", "=1.11.0")));
  }

  @Override
  public void tell(Event event) {
    Instant now = run.now();
    if (file != null && event.level().ordinal() >= leastInFile) {
      file.line(rendered(event, fileForm, now));
    }
    if (event.level().ordinal() < least) {
      return;
    }
    if (form == Form.OURS) {
      String name = event.level() == Event.Level.WARN ? "warning" : "models";
      console.event(name, secrets.masked(event.message()), Map.of());
    } else {
      console.result(rendered(event, form, now));
    }
  }

  private String rendered(Event event, Form how, Instant now) {
    return secrets.masked(
        switch (how) {
          case JSON -> json(event, now);
          case DEBUG ->
              "%s [%-5s] [%s]: %s"
                  .formatted(
                      MICROS.format(now),
                      event.level().name().toLowerCase(Locale.ROOT),
                      Thread.currentThread().getName(),
                      event.message());
          case TEXT, OURS -> TIME.format(now) + "  " + event.message();
        });
  }

  private String json(Event event, Instant now) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("category", "");
    info.put("code", event.code());
    info.put("extra", Map.of());
    info.put("invocation_id", run.id().toString());
    info.put("level", event.level().name().toLowerCase(Locale.ROOT));
    info.put("msg", event.message());
    info.put("name", event.name());
    info.put("pid", ProcessHandle.current().pid());
    info.put("thread", Thread.currentThread().getName());
    info.put("ts", STAMP.format(now));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("data", event.data());
    line.put("info", info);
    return Json.line(line);
  }

  @Override
  public void info(String line) {
    tell(Event.line(Event.Level.INFO, line));
  }

  @Override
  public void error(String line) {
    tell(Event.line(Event.Level.ERROR, line));
  }

  @Override
  public void debug(String line) {
    tell(Event.line(Event.Level.DEBUG, line));
  }

  @Override
  public void warn(String line) {
    tell(Event.line(Event.Level.WARN, "[WARNING]: " + line));
  }

  /// What dbt warns of: unless it is silenced, of deprecations the first of each kind.
  @Override
  public void warn(Warning warning) {
    if (warnings.hears(warning)) {
      told(warning);
    }
  }

  private void told(Warning warning) {
    Map<String, Object> data = new LinkedHashMap<>(warning.data());
    data.put("msg", warning.message());
    tell(new Event(warning.name(), "", Event.Level.WARN, warning.told(width, namesAll), data));
  }

  @Override
  public int width() {
    return width;
  }

  /// The last lines: how many deprecations there were.
  @Override
  public void close() {
    warnings.summary().ifPresent(this::told);
  }

  @Override
  public void print(String text) {
    if (prints) {
      result(text);
    }
  }

  /// A line that was asked for, whatever the flags say of the log.
  void result(String text) {
    if (form == Form.JSON) {
      Event printed = Event.info("PrintEvent", "Z052", text, Map.of("msg", text));
      console.result(rendered(printed, form, run.now()));
    } else {
      console.result(secrets.masked(text));
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
