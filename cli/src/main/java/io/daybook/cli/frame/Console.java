package io.daybook.cli.frame;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.Rendering;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where a command speaks: results go to standard output, the story to standard error. The story is
/// lines of text for people or, with `--log-format json`, one JSON object a line for machines. Safe
/// for use by several threads; a line is never torn.
public final class Console {
  /// How the story is told.
  public enum LogFormat {
    /// Lines for people.
    TEXT,
    /// One JSON object a line.
    JSON,
    /// One log record a line in the form that dbt-core 1.12 hears from its `--v2-parser`.
    OTEL
  }

  private static final int INFO = 9;
  private static final int WARNING = 13;
  private static final int ERROR = 17;

  private final PrintStream results;
  private final PrintStream story;
  private final boolean terminal;
  private volatile LogFormat format;
  private volatile boolean chosen;
  private boolean progressShown;

  /// A console on any two streams.
  ///
  /// @param terminal whether a person watches the story, so that a progress line may be redrawn
  public Console(PrintStream results, PrintStream story, LogFormat format, boolean terminal) {
    this.results = results;
    this.story = story;
    this.format = format;
    this.terminal = terminal;
  }

  /// The console of this process.
  public static Console ofProcess(Map<String, String> environment) {
    boolean json = "json".equalsIgnoreCase(environment.getOrDefault("DAYBOOK_LOG_FORMAT", "text"));
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        json ? LogFormat.JSON : LogFormat.TEXT,
        environment.containsKey("DAYBOOK_TERMINAL"));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /// Chooses how the story is told from now on.
  public void format(LogFormat chosen) {
    this.format = chosen;
    this.chosen = true;
  }

  /// Whether the command line, not the environment, asked for JSON.
  public boolean isJsonChosen() {
    return chosen && format == LogFormat.JSON;
  }

  /// How the story is told.
  public LogFormat format() {
    return format;
  }

  /// Whether a person watches.
  public boolean terminal() {
    return terminal && format == LogFormat.TEXT;
  }

  /// One line (or block) of result.
  public void result(String text) {
    synchronized (results) {
      results.println(text);
      results.flush();
    }
  }

  /// One step of the story.
  ///
  /// @param name stable name of the event, such as `loaded`
  /// @param message the sentence for people
  /// @param fields what machines read besides, in order; values become JSON numbers, booleans or
  ///   strings
  public void event(String name, String message, Map<String, ?> fields) {
    if (format == LogFormat.TEXT) {
      line(message);
      return;
    }
    if (format == LogFormat.OTEL) {
      line(record(name.equals("warning") ? WARNING : INFO, message));
      return;
    }
    StringBuilder json = new StringBuilder("{\"event\":").append(Rendering.quoted(name));
    json.append(",\"level\":\"info\",\"message\":").append(Rendering.quoted(message));
    fields.forEach((key, value) ->
        json.append(',').append(Rendering.quoted(key)).append(':').append(literal(value)));
    line(json.append('}').toString());
  }

  /// A step of the story without further fields.
  public void event(String name, String message) {
    event(name, message, Map.of());
  }

  /// Redraws the one progress line of a terminal; says nothing in a log.
  public void progress(String text) {
    if (!terminal()) {
      return;
    }
    synchronized (story) {
      story.print("\r\u001b[2K" + text);
      story.flush();
      progressShown = true;
    }
  }

  /// Says what went wrong.
  public void failures(List<Failure> failures) {
    for (Failure failure : failures) {
      line(
          switch (format) {
            case TEXT -> Rendering.text(failure);
            case JSON -> Rendering.json(failure);
            case OTEL -> record(ERROR, Rendering.text(failure));
          });
    }
  }

  /// @param severity OpenTelemetry's number
  private static String record(int severity, String message) {
    String tag = "[WARNING]: "; // dbt writes its own
    String body = message.startsWith(tag) ? message.substring(tag.length()) : message;
    return "{\"record_type\":\"LogRecord\",\"event_type\":"
        + "\"v1.public.events.fusion.log.LogMessage\",\"severity_number\":"
        + severity
        + ",\"body\":"
        + Rendering.quoted(body)
        + "}";
  }

  /// One line of the story as it stands.
  public void line(String text) {
    synchronized (story) {
      if (progressShown) {
        story.print("\r\u001b[2K");
        progressShown = false;
      }
      story.println(text);
      story.flush();
    }
  }

  public void flush() {
    results.flush();
    story.flush();
  }

  private static String literal(Object value) {
    return switch (value) {
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default ->
          Rendering.quoted(
              value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : value.toString());
    };
  }
}
