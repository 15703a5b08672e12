package io.daybook.cli;

import io.daybook.etl.contract.Contract;
import io.daybook.etl.contract.Contracts;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `daybook contract lint`.
@Command(
    name = "lint",
    description = "Check all contracts of a folder, each for itself and against one another.",
    footer = {"", "Example: daybook contract lint --contracts contracts"})
final class ContractLintCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--contracts",
      paramLabel = "DIR",
      defaultValue = "contracts",
      description = "Folder of the *.odcs.yaml files (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("contracts");

  ContractLintCommand(Session session) {
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
