package io.daybook.etl.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.etl.contract.odcs.Contracts;
import io.daybook.etl.contract.odcs.ContractsTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The standard's own tool accepts our contracts.
@Tag("slow")
class DatacontractCliTest {
  @TempDir Path folder;

  @Test
  void datacontractLintAcceptsEveryContract() throws Exception {
    run("python3", "-m", "venv", folder.resolve("venv").toString());
    Path bin = folder.resolve("venv/bin");
    run(bin.resolve("pip").toString(), "install", "--quiet", "datacontract-cli~=1.2.0");
    List<Path> contracts;
    try (Stream<Path> files = Files.list(ContractsTest.OURS)) {
      contracts = files.filter(f -> f.toString().endsWith(Contracts.SUFFIX)).toList();
    }
    assertTrue(contracts.size() >= 4);

    for (Path contract : contracts) {
      String said = run(bin.resolve("datacontract").toString(), "lint", contract.toString());

      assertTrue(said.contains("valid against ODCS v3.1.0"), said);
    }
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", "");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), command[0]);
    String said = Files.readString(output);
    assertEquals(0, process.exitValue(), said);
    return said;
  }
}
