package io.daybook.build;

import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.ThrowawayPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/// Migrates a throwaway PostgreSQL and generates the jOOQ classes of schema `daybook`. Does nothing
/// while migrations and jOOQ's version are those of the last time.
public final class GenerateLedger {
  private static final String SCHEMA = "daybook";
  private static final String HISTORY = "schema_version";

  /// Raise it when this class generates something else from the same migrations.
  private static final String GENERATION = "1";

  /// Held here, or its level is forgotten with it.
  private static final Logger QUIET = Logger.getLogger("org.flywaydb");

  private GenerateLedger() {}

  /// @param arguments the folder of migrations, the folder for the classes
  public static void main(String[] arguments) throws Exception {
    Path migrations = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    Path stamp = target.resolve(".inputs");
    String inputs = fingerprint(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
      return;
    }
    QUIET.setLevel(Level.WARNING);
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    DatabaseUrl url = ThrowawayPostgres.url();
    migrate(url, migrations);
    GenerationTool.generate(configuration(url, target));
    Files.writeString(stamp, inputs);
  }

  private static void migrate(DatabaseUrl url, Path migrations) {
    Flyway.configure()
        .dataSource(url.jdbc(), url.user(), url.password().reveal())
        .locations("filesystem:" + migrations)
        .defaultSchema(SCHEMA)
        .table(HISTORY)
        .load()
        .migrate();
  }

  /// In one piece: it is one value.
  private static Configuration configuration(DatabaseUrl url, Path target) {
    Database database =
        new Database()
            .withSchemata(
                new SchemaMappingType().withInputSchema(SCHEMA).withOutputSchemaToDefault(false))
            .withExcludes(HISTORY)
            .withIncludeRoutines(false)
            .withForcedTypes(
                new ForcedType().withName("INSTANT").withIncludeTypes("(?i:timestamp.*)"));
    Generate generate =
        new Generate()
            .withComments(false)
            .withGeneratedAnnotation(false)
            .withGlobalObjectReferences(true)
            .withRecords(true)
            .withPojos(false)
            .withDaos(false);
    return new Configuration()
        .withLogging(Logging.ERROR)
        .withJdbc(
            new Jdbc()
                .withUrl(url.jdbc())
                .withUser(url.user())
                .withPassword(url.password().reveal()))
        .withGenerator(
            new Generator()
                .withDatabase(database)
                .withGenerate(generate)
                .withTarget(
                    new Target()
                        .withPackageName("io.daybook.ledger.jooq")
                        .withDirectory(target.toString())));
  }

  private static String fingerprint(Path migrations) throws IOException {
    try (Stream<Path> files = Files.list(migrations)) {
      List<Path> inOrder = files.sorted().toList();
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((GENERATION + Constants.FULL_VERSION).getBytes(StandardCharsets.UTF_8));
      for (Path file : inOrder) {
        digest.update(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new UncheckedIOException(new IOException(everyJdkHasIt));
    }
  }
}
