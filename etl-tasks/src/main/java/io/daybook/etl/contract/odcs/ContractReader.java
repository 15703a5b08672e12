package io.daybook.etl.contract.odcs;

import io.daybook.etl.contract.Contract;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.tree.Keys;
import io.daybook.etl.tree.Tree;
import io.daybook.etl.tree.TreeReader;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads one contract. All problems of the file are found in one go, each with line and column.
final class ContractReader {
  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9_]{0,30}");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  private final String file;
  private final byte[] bytes;
  private final Problems problems;

  /// A reader of one file's bytes.
  ///
  /// @param file how messages name it
  ContractReader(String file, byte[] bytes, Problems problems) {
    this.file = file;
    this.bytes = bytes;
    this.problems = problems;
  }

  Contract read() {
    Tree tree = TreeReader.read(file, new String(bytes, StandardCharsets.UTF_8), problems);
    Keys keys =
        new Keys(tree, "the contract", problems)
            .ignoring("tenant", "tags", "dataProduct", "servers", "support", "price", "roles")
            .ignoring("slaDefaultElement", "slaProperties", "contractCreatedTs")
            .ignoring("authoritativeDefinitions");
    requireStandard(keys);
    String source = keys.text("id");
    if (!SOURCE.matcher(source).matches() || !file.endsWith(source + Contracts.SUFFIX)) {
      keys.problem(
          "CONTRACT-005",
          "the source is called \"" + source + "\" in this file",
          keys.at("id"),
          "id: sales stands in sales" + Contracts.SUFFIX + ", in lower-case letters, digits and _");
    }
    String title = keys.text("name");
    String version = version(keys);
    keys.text("status");
    keys.optionalText("domain");
    String purpose = purpose(keys);
    String owner = owner(keys);
    Keys defaults = CustomProperties.of(keys, "the contract", problems);
    List<DataSet> dataSets = dataSets(source, defaults, keys);
    defaults.nothingElse();
    keys.nothingElse();
    return new Contract(source, version, title, purpose, owner, file, dataSets);
  }

  private static void requireStandard(Keys keys) {
    keys.required("apiVersion");
    keys.oneOf("apiVersion", "", "v3.1.0");
    keys.required("kind");
    keys.oneOf("kind", "", "DataContract");
  }

  private String version(Keys keys) {
    String version = keys.text("version");
    if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
      keys.problem(
          "CONTRACT-005",
          "the version is \"" + version + "\"",
          keys.at("version"),
          "three numbers, such as 1.0.0");
    }
    return version + "+" + sha256(bytes).substring(0, 8);
  }

  private String purpose(Keys keys) {
    return keys.required("description")
        .map(tree -> {
          Keys description = new Keys(tree, "the description", problems);
          String purpose = description.text("purpose");
          description.optionalText("usage");
          description.optionalText("limitations");
          description.nothingElse();
          return purpose;
        })
        .orElse("");
  }

  private String owner(Keys keys) {
    return keys.required("team")
        .map(tree -> {
          Keys team = new Keys(tree, "the team", problems).ignoring("description", "members");
          String name = team.text("name");
          team.nothingElse();
          return name;
        })
        .orElse("");
  }

  private List<DataSet> dataSets(String source, Keys defaults, Keys keys) {
    Map<String, DataSet> before = new LinkedHashMap<>();
    keys.required("schema");
    for (Tree item : keys.items("schema")) {
      DataSet dataSet = new DataSetReader(source, defaults, before, item, problems).read();
      if (before.putIfAbsent(dataSet.name(), dataSet) != null) {
        keys.problem(
            "CONTRACT-004",
            "the data set " + dataSet.name() + " stands twice",
            item.at(),
            "keep one of the two");
      }
    }
    return new ArrayList<>(before.values());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new FailureException(
          new Failure.Broken(
              "CONTRACT-099", "this Java knows no SHA-256", Location.NONE, "use another Java"),
          e);
    }
  }
}
