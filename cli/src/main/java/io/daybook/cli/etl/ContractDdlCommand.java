package io.daybook.cli.etl;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.etl.contract.Contract;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Ddl;
import io.daybook.etl.contract.odcs.Contracts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `daybook contract ddl`.
@Command(
    name = "ddl",
    description = "Print the statements that make the raw tables of a contract, or of all.",
    footer = {"", "Example: daybook contract ddl sales"})
public final class ContractDdlCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--contracts",
      paramLabel = "DIR",
      defaultValue = "contracts",
      description = "Folder of the *.odcs.yaml files (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("contracts");

  @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "One source; all without it.")
  private @Nullable String source;

  public ContractDdlCommand(Session session) {
    this.console = session.console();
  }

  @Override
  public Integer call() {
    Contracts contracts = Contracts.read(folder);
    List<Contract> chosen = source == null ? contracts.all() : List.of(contracts.of(source));
    for (Contract contract : chosen) {
      for (DataSet dataSet : contract.dataSets()) {
        console.result(Ddl.of(dataSet));
      }
    }
    return 0;
  }
}
