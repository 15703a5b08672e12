package io.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.kernel.postgres.DatabaseUrl;
import io.daybook.kernel.postgres.TestDatabase;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// A build that is killed leaves every table as it was or as it becomes, and the next build ends
/// where an undisturbed one would. A view may be away while what it stands on is replaced: dropping
/// the old relation drops it too, as with dbt, until its own turn comes. In marts nothing is ever
/// away.
@Tag("slow")
class KilledBuildTest {
  private static final int KILLS = 10;
  private static final String DAY_ONE = "2026-03-31";
  private static final String DAY_TWO = "2026-04-01";

  private static final String SESSIONS =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
          and backend_type = 'client backend'
          and (application_name = 'dbt' or state is distinct from 'idle')
      """;

  private static final String RELATIONS =
      """
      select relkind, format('%I.%I', nspname, relname),
          case relkind when 'v' then md5(replace(pg_get_viewdef(c.oid), '__dbt_backup', '')) end
      from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname in ('staging', 'intermediate', 'marts') and relkind in ('r', 'p', 'v', 'm')
          and relname !~ '__dbt_(tmp|backup)'
      order by 2
      """;

  private static final String LEFTOVERS =
      """
      select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname in ('staging', 'intermediate', 'marts') and relkind in ('r', 'p', 'v', 'm')
          and relname ~ '__dbt_(tmp|backup)'
      """;

  private static final String DIGEST =
      "select count(*), md5(string_agg(t::text, ',' order by t::text)) from %s t";

  @TempDir Path folder;

  @Test
  void killedAtTenRandomMomentsEveryTableHoldsTheOldOrTheNewState(TestReporter reporter)
      throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, String> before;
    Map<String, String> after;
    long undisturbed;
    try (TestDatabase test = warehouse()) {
      before = state(test);
      undisturbed = build(test, Long.MAX_VALUE);
      after = state(test);
    }
    int killed = 0;
    int mixed = 0;
    List<String> away = new ArrayList<>();
    for (int i = 0; i < KILLS; i++) {
      long delay = random.nextLong(undisturbed / 2, undisturbed);
      String moment = "seed " + seed + ", killed after " + delay + " of " + undisturbed + " ms: ";
      try (TestDatabase test = warehouse()) {
        killed += build(test, delay) < 0 ? 1 : 0;
        waitForTheServer(test);

        Map<String, String> now = state(test);
        List<String> missing = compare(moment, before, after, now);
        away.addAll(missing);
        mixed += now.equals(before) || now.equals(after) ? 0 : 1;

        pipeline(test.url()).run(0, buildWords());
        assertEquals(after, state(test), moment + "and built again");
        assertEquals("0", test.query(LEFTOVERS), moment);
      }
    }
    reporter.publishEntry(
        Map.of(
            "seed", Long.toString(seed),
            "undisturbed ms", Long.toString(undisturbed),
            "relations", Integer.toString(after.size()),
            "killed", Integer.toString(killed),
            "between old and new", Integer.toString(mixed),
            "views away", away.toString()));
    assertTrue(killed > 0, "no build was killed, seed " + seed);
  }

  /// Every relation as it was or as it becomes.
  ///
  /// @return the views that are away
  private static List<String> compare(
      String moment,
      Map<String, String> before,
      Map<String, String> after,
      Map<String, String> now) {
    List<String> away = new ArrayList<>();
    before.forEach((name, old) -> {
      String found = now.get(name);
      if (found == null && old.startsWith("view") && !name.startsWith("marts.")) {
        away.add(name);
      } else {
        assertTrue(
            old.equals(found) || after.get(name).equals(found),
            () -> moment + name + "\nis  " + found + "\nwas " + old + "\nor  " + after.get(name));
      }
    });
    return away;
  }

  /// A copy of a warehouse with both days loaded and the models built when there was only the
  /// first.
  private TestDatabase warehouse() {
    return TestDatabase.create(
        "killed_build",
        url -> {
          Pipeline pipeline = pipeline(url);
          pipeline.run(0, "db", "migrate");
          pipeline.generate("--from", DAY_ONE, "--to", DAY_TWO);
          pipeline.load(DAY_ONE);
          pipeline.run(0, buildWords());
          pipeline.load(DAY_TWO);
        });
  }

  private Pipeline pipeline(DatabaseUrl url) {
    return new Pipeline(folder.resolve("inbox"), url);
  }

  private String[] buildWords() {
    return new String[] {
      "models",
      "build",
      "--project-dir",
      Checkout.root().resolve("sql-models").toString(),
      "--target-path",
      folder.resolve("target").toString()
    };
  }

  /// Builds in a process of its own.
  ///
  /// @return how many milliseconds it took, or -1 where it was killed
  private long build(TestDatabase test, long killAfterMillis)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(buildWords()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(pipeline(test.url()).environment());
    long start = System.nanoTime();
    Process process =
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    if (process.waitFor(Math.min(killAfterMillis, 120_000), TimeUnit.MILLISECONDS)) {
      assertEquals(0, process.exitValue());
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
    process.destroyForcibly().waitFor();
    return -1;
  }

  /// A statement that was sent goes on after its sender's death; its transaction ends with it.
  private static void waitForTheServer(TestDatabase test) throws InterruptedException {
    for (int i = 0; i < 600 && !test.query(SESSIONS).equals("0"); i++) {
      Thread.sleep(50);
    }
    assertEquals("0", test.query(SESSIONS));
  }

  /// Each relation's name, and a digest of its rows or the text of the view. A view over a table
  /// that stands aside still shows the old rows.
  private static Map<String, String> state(TestDatabase test) {
    Map<String, String> state = new TreeMap<>();
    for (String line : test.query(RELATIONS).lines().toList()) {
      String[] fields = line.split("\\|", 3);
      String content =
          fields[0].equals("v")
              ? "view " + fields[2]
              : "table " + test.query(DIGEST.formatted(fields[1]));
      state.put(fields[1], content);
    }
    return state;
  }
}
