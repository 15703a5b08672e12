package io.daybook.cli;

import io.daybook.cli.database.DbDownCommand;
import io.daybook.cli.database.DbMigrateCommand;
import io.daybook.cli.database.DbUpCommand;
import io.daybook.cli.database.DbUrlCommand;
import io.daybook.cli.etl.ContractDdlCommand;
import io.daybook.cli.etl.ContractLintCommand;
import io.daybook.cli.etl.GenerateCommand;
import io.daybook.cli.etl.LoadCommand;
import io.daybook.cli.frame.Session;
import io.daybook.cli.jinja.JinjaParseCommand;
import io.daybook.cli.jinja.JinjaRenderCommand;
import io.daybook.cli.ledger.LedgerCheckCommand;
import io.daybook.cli.ledger.LedgerRetainCommand;
import io.daybook.cli.ledger.RejectsExportCommand;
import io.daybook.cli.ledger.RejectsListCommand;
import io.daybook.cli.ledger.RejectsShowCommand;
import io.daybook.cli.ledger.StatusCommand;
import io.daybook.cli.models.ModelsCleanCommand;
import io.daybook.cli.models.ModelsCompileCommand;
import io.daybook.cli.models.ModelsDebugCommand;
import io.daybook.cli.models.ModelsDepsCommand;
import io.daybook.cli.models.ModelsDocsGenerateCommand;
import io.daybook.cli.models.ModelsDocsServeCommand;
import io.daybook.cli.models.ModelsFreshnessCommand;
import io.daybook.cli.models.ModelsListCommand;
import io.daybook.cli.models.ModelsOperationCommand;
import io.daybook.cli.models.ModelsParseCommand;
import io.daybook.cli.models.ModelsRetryCommand;
import io.daybook.cli.models.ModelsShowCommand;
import io.daybook.cli.models.ModelsTaskCommand;
import io.daybook.models.execute.Task;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Every command of the program, by name. A command's class is built only when it is named, so that
/// starting the program costs the same however many there are.
final class Commands {
  private Commands() {}

  /// One command.
  ///
  /// @param path one word (`load`), two (`db up`) or three (`models docs generate`)
  /// @param summary one line for the overview
  /// @param make builds it for a session
  record Entry(String path, String summary, Function<Session, Callable<Integer>> make) {
    /// `db` of `db up`, empty for a command of one word.
    String group() {
      int space = path.indexOf(' ');
      return space < 0 ? "" : path.substring(0, space);
    }
  }

  /// All commands in the order in which the overview lists them.
  static final List<Entry> ALL =
      List.of(
          new Entry("version", "print the version of Daybook and of its Java", VersionCommand::new),
          new Entry("demo", "the whole pipeline for the last days", DemoCommand::new),
          new Entry("generate", "write mock files for business dates", GenerateCommand::new),
          new Entry("load", "load a source's files of a business date", LoadCommand::new),
          new Entry(
              "contract lint",
              "check the contracts of the source systems",
              ContractLintCommand::new),
          new Entry("contract ddl", "print the raw tables of a contract", ContractDdlCommand::new),
          new Entry(
              "models parse", "read a dbt project, write its manifest", ModelsParseCommand::new),
          new Entry(
              "models show", "print the first rows of a model or a query", ModelsShowCommand::new),
          new Entry(
              "models run-operation", "call a macro of a dbt project", ModelsOperationCommand::new),
          new Entry("models ls", "list what a selection means", ModelsListCommand::new),
          new Entry("models list", "the same as ls", ModelsListCommand::new),
          models("retry", "run again what failed or was skipped", ModelsRetryCommand::new),
          models("source freshness", "ask how old the sources are", ModelsFreshnessCommand::new),
          models(
              "source snapshot-freshness",
              "the same as source freshness",
              ModelsFreshnessCommand::new),
          models("docs generate", "write manifest and catalog", ModelsDocsGenerateCommand::new),
          models("docs serve", "show the models in a browser", ModelsDocsServeCommand::new),
          new Entry("models deps", "install the packages of a dbt project", ModelsDepsCommand::new),
          new Entry("models clean", "delete what runs and deps have made", ModelsCleanCommand::new),
          new Entry(
              "models debug", "check project, profile and connection", ModelsDebugCommand::new),
          models("build", "seed, build and test the models of a dbt project", Task.BUILD),
          models("run", "build models", Task.RUN),
          models("test", "run tests", Task.TEST),
          models("seed", "load seeds", Task.SEED),
          models("snapshot", "take snapshots", Task.SNAPSHOT),
          models("clone", "see here what a former run left elsewhere", Task.CLONE),
          new Entry("models compile", "render the models to SQL", ModelsCompileCommand::new),
          new Entry("status", "what was loaded, refused, built and tested", StatusCommand::new),
          new Entry("rejects list", "count refused records by reason", RejectsListCommand::new),
          new Entry(
              "rejects show", "show refused records with their reasons", RejectsShowCommand::new),
          new Entry("rejects export", "write refused records as CSV", RejectsExportCommand::new),
          new Entry(
              "ledger check", "compare what is derived with the events", LedgerCheckCommand::new),
          new Entry(
              "ledger retain",
              "forget old entries that later ones have superseded",
              LedgerRetainCommand::new),
          new Entry(
              "db up", "start the database and bring its ledger up to date", DbUpCommand::new),
          new Entry("db down", "stop the embedded PostgreSQL", DbDownCommand::new),
          new Entry("db url", "print the database's URL with its password", DbUrlCommand::new),
          new Entry("db migrate", "bring the ledger up to date", DbMigrateCommand::new),
          new Entry(
              "jinja render", "render templates given as JSON lines", JinjaRenderCommand::new),
          new Entry("jinja parse", "parse the templates of dbt projects", JinjaParseCommand::new),
          new Entry("config show", "print the effective configuration", ConfigShowCommand::new));

  private static Entry models(
      String verb, String summary, Function<Session, Callable<Integer>> make) {
    return new Entry("models " + verb, summary, make);
  }

  private static Entry models(String verb, String summary, Task task) {
    return new Entry("models " + verb, summary, session -> new ModelsTaskCommand(session, task));
  }
}
