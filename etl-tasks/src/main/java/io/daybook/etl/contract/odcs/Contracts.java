package io.daybook.etl.contract.odcs;

import io.daybook.etl.contract.Contract;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Reference;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All contracts of a folder, checked each for itself and against one another.
public final class Contracts {
  /// How a contract's file ends.
  public static final String SUFFIX = ".odcs.yaml";

  private final String folder;
  private final List<Contract> all;

  private Contracts(String folder, List<Contract> all) {
    this.folder = folder;
    this.all = List.copyOf(all);
  }

  /// Reads every contract of a folder.
  ///
  /// @throws FailureException with all problems of all files
  public static Contracts read(Path folder) {
    Problems problems = new Problems();
    List<Contract> contracts = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        contracts.add(
            new ContractReader(file.toString(), Files.readAllBytes(file), problems).read());
      } catch (IOException e) {
        throw unreadable(file, e);
      } catch (FailureException e) {
        e.failures().forEach(problems::add);
      }
    }
    Contracts read = new Contracts(folder.toString(), contracts);
    problems.throwIfAny();
    read.checkReferences(problems);
    problems.throwIfAny();
    return read;
  }

  /// In the order of their names.
  public List<Contract> all() {
    return all;
  }

  /// The contract of a source.
  ///
  /// @throws FailureException where there is none
  public Contract of(String source) {
    return find(source)
        .orElseThrow(() ->
            new FailureException(
                new Failure.Usage(
                    "CONTRACT-010",
                    "there is no source " + source,
                    Location.file(folder),
                    "one of " + String.join(", ", all.stream().map(Contract::source).toList()))));
  }

  /// The data set that a reference leads to.
  public DataSet parent(Reference reference) {
    return find(reference.source())
        .flatMap(c -> c.dataSet(reference.dataSet()))
        .orElseThrow(() -> new IllegalArgumentException(reference.parent()));
  }

  private Optional<Contract> find(String source) {
    return all.stream().filter(c -> c.source().equals(source)).findFirst();
  }

  private void checkReferences(Problems problems) {
    for (Contract contract : all) {
      List<String> before = new ArrayList<>();
      for (DataSet dataSet : contract.dataSets()) {
        before.add(dataSet.name());
        for (Reference reference : dataSet.references()) {
          Optional<String> fault = fault(contract, before, reference);
          if (fault.isPresent()) {
            problems.add(
                new Failure.Config(
                    "CONTRACT-007",
                    fault.get(),
                    reference.at(),
                    "name a column of a data set, parents before their children"));
          }
        }
      }
    }
  }

  private Optional<String> fault(Contract contract, List<String> before, Reference reference) {
    Optional<DataSet> parent =
        find(reference.source()).flatMap(c -> c.dataSet(reference.dataSet()));
    if (parent.isEmpty()) {
      return Optional.of("there is no data set " + reference.parent());
    }
    if (reference.source().equals(contract.source()) && !before.contains(reference.dataSet())) {
      return Optional.of("the parent " + reference.dataSet() + " stands after its child");
    }
    return reference.parentColumns().stream()
        .filter(column -> parent.get().column(column).isEmpty())
        .findFirst()
        .map(column -> reference.parent() + " has no column " + column);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(f -> f.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    throw new FailureException(
        new Failure.Config(
            "CONTRACT-008",
            "there is no contract in this folder",
            Location.file(folder.toString()),
            "name the folder of the *" + SUFFIX + " files with --contracts"));
  }

  private static FailureException unreadable(Path path, IOException e) {
    return new FailureException(
        new Failure.Config(
            "CONTRACT-009",
            "it cannot be read: " + e.getClass().getSimpleName(),
            Location.file(path.toString()),
            "name the folder of the *" + SUFFIX + " files with --contracts"),
        e);
  }
}
