package io.daybook.cli.etl;

import io.daybook.cli.frame.Console;
import io.daybook.cli.frame.Session;
import io.daybook.etl.contract.Contract;
import io.daybook.etl.contract.odcs.Contracts;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `daybook contract lint`.
@Command(
    name = "lint",
    description = "Check all contracts of a folder, each for itself and against one another.",
    footer = {"", "Example: daybook contract lint --contracts contracts"})
public final class ContractLintCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--contracts",
      paramLabel = "DIR",
      defaultValue = "contracts",
      description = "Folder of the *.odcs.yaml files (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("contracts");

  public ContractLintCommand(Session session) {
    this.console = session.console();
  }

  @Override
  public Integer call() {
    for (Contract contract : Contracts.read(folder).all()) {
      console.result(
          contract.file()
              + ": good ("
              + contract.source()
              + " "
              + contract.version()
              + ", data sets: "
              + contract.dataSets().size()
              + ")");
    }
    return 0;
  }
}
