package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.kernel.postgres.DatabaseUrl;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The generated company, small, with one inbox and one warehouse, worked as a person would.
record Pipeline(Path inbox, DatabaseUrl warehouse) {
  static final List<String> SOURCES = List.of("sales", "operations", "finance", "invoices");

  /// The environment of every command.
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("DAYBOOK_DATABASE_URL", warehouse.reveal());
    environment.put("DAYBOOK_INBOX", inbox.toString());
    environment.put("DAYBOOK_CONTRACTS_DIR", Checkout.root().resolve("contracts").toString());
    return environment;
  }

  void generate(String... words) {
    run(0, concat(List.of("generate", "--scale", "0.02"), words));
  }

  /// Loads the four sources of a date.
  void load(String date) {
    SOURCES.forEach(source -> load(0, source, date));
  }

  void load(int exitCode, String source, String date) {
    run(exitCode, "load", source, "--date", date);
  }

  void run(int exitCode, String... words) {
    Invocation invocation = Invocation.daybook(environment(), words);
    assertEquals(exitCode, invocation.exitCode(), () -> List.of(words) + "\n" + invocation.story());
  }

  private static String[] concat(List<String> first, String... rest) {
    return Stream.concat(first.stream(), Arrays.stream(rest)).toArray(String[]::new);
  }
}
