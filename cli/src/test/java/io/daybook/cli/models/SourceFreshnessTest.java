package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.cli.Invocation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Lines, statuses and artifact are those that dbt-core 1.12.6 gave for this project.
class SourceFreshnessTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.execute(
        """
        create schema raw;
        create table raw.young as select 1 as id, now() as loaded_at;
        create table raw.old as select 1 as id, now() - interval '20 hours' as loaded_at;
        create table raw.ancient as select 1 as id, (now() - interval '20 days')::text as at;
        create table raw.empty as select 1 as id, now() as loaded_at where false;
        create table raw.daily as select 1 as id, current_date - 1 as day;
        """);
    shop.write(
        "models/sources.yml",
        """
        sources:
          - name: raw
            loaded_at_field: loaded_at
            freshness:
              warn_after: {count: 12, period: hour}
              error_after: {count: 2, period: day}
              filter: "id > 0"
            tables:
              - name: young
              - name: old
              - name: ancient
                config:
                  loaded_at_field: "at::timestamp"
                  freshness: {filter: "true"}
              - name: empty
              - name: unlimited
                freshness: null
              - name: queried
                identifier: young
                config:
                  loaded_at_query: "select max(loaded_at) from {{ this }}"
              - name: noted
                config:
                  loaded_at_query: "select {{ nowhere.a }}"
              - name: missing
              - name: daily
                loaded_at_field: day
          - name: bare
            schema: raw
            config:
              freshness: {warn_after: {count: 1, period: day}}
            tables:
              - name: young
        """);
    shop.write("models/of_young.sql", "select * from {{ source('raw', 'young') }}");
    shop.write("models/of_old.sql", "select * from {{ source('raw', 'old') }}");
  }

  @Test
  void hooksOfTheProjectRunUnlessAFlagSaysNo() {
    String hook = "{name: shop, profile: shop, on-run-end: select 1";
    shop.write("dbt_project.yml", hook + "}");
    assertTrue(shop.models("source", "freshness").contains("hook: shop.on-run-end.0"));

    shop.write("dbt_project.yml", hook + ", flags: {source_freshness_run_project_hooks: false}}");
    assertFalse(shop.models("source", "freshness").contains("hook: shop.on-run-end.0"));
  }

  @Test
  void tellsTheAgeOfEachSourceThatHasALimit() {
    String told = shop.models("source", "freshness");

    assertEquals(
        """
        1 of 9 START freshness of bare.young ........................................... [RUN]
        1 of 9 ERROR freshness of bare.young ........................................... [ERROR]
        2 of 9 START freshness of raw.ancient .......................................... [RUN]
        2 of 9 ERROR STALE freshness of raw.ancient .................................... [ERROR STALE]
        3 of 9 START freshness of raw.daily ............................................ [RUN]
        3 of 9 ERROR freshness of raw.daily ............................................ [ERROR]
        4 of 9 START freshness of raw.empty ............................................ [RUN]
        4 of 9 ERROR STALE freshness of raw.empty ...................................... [ERROR STALE]
        5 of 9 START freshness of raw.missing .......................................... [RUN]
        5 of 9 ERROR freshness of raw.missing .......................................... [ERROR]
        6 of 9 START freshness of raw.noted ............................................ [RUN]
        6 of 9 ERROR freshness of raw.noted ............................................ [ERROR]
        7 of 9 START freshness of raw.old .............................................. [RUN]
        7 of 9 WARN freshness of raw.old ............................................... [WARN]
        8 of 9 START freshness of raw.queried .......................................... [RUN]
        8 of 9 PASS freshness of raw.queried ........................................... [PASS]
        9 of 9 START freshness of raw.young ............................................ [RUN]
        9 of 9 PASS freshness of raw.young ............................................. [PASS]

        Finished running 9 sources …

          Runtime Error in source young (models/sources.yml)
          Could not compute freshness for source young: no 'loaded_at_field' provided and postgres adapter does not support metadata-based freshness checks.

        [ERROR]: in source ancient (models/sources.yml)
          Status: error

          Database Error in source daily (models/sources.yml)
          Expected a timestamp value when querying field 'last_modified' of table None but received value of type 'date' instead

        [ERROR]: in source empty (models/sources.yml)
          Status: error

          Database Error in source missing (models/sources.yml)
          relation "raw.missing" does not exist
          LINE 5:     from "%s"."raw"."missing"
                           ^

          Compilation Error in source noted (models/sources.yml)
          'nowhere' is undefined. This can happen when calling a macro that does not exist. Check for typos and/or install package dependencies with "dbt deps".
        Done.\
        """
            .formatted(shop.database()),
        ScratchProject.from("1 of 9 START", told)
            .replaceFirst("(Finished running 9 sources).*", "$1 …"));
    assertTrue(told.startsWith("1\n"), told);
    assertTrue(
        told.contains(
            "[WARNING]: The configured adapter does not support metadata-based freshness. A"
                + " loaded_at_field must be specified for source 'bare.young'."),
        told);
  }

  @Test
  void writesWhatItFound() throws IOException {
    shop.models("source", "snapshot-freshness");

    assertEquals(
        List.of(
            "source.shop.raw.ancient error {warn_after: 12 hour, error_after: 2 day, filter: true}",
            "source.shop.raw.empty error {warn_after: 12 hour, error_after: 2 day, filter: id > 0}",
            "source.shop.raw.old warn {warn_after: 12 hour, error_after: 2 day, filter: id > 0}",
            "source.shop.raw.queried pass {warn_after: 12 hour, error_after: 2 day, filter: id > 0}",
            "source.shop.raw.young pass {warn_after: 12 hour, error_after: 2 day, filter: id > 0}"),
        results().valueStream().map(SourceFreshnessTest::line).toList());
    JsonNode empty = results().get(1);
    assertEquals("0001-01-01T00:00:00+00:00", empty.get("max_loaded_at").asText());
    JsonNode old = results().get(2);
    assertTrue(
        old.get("max_loaded_at")
            .asText()
            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00"),
        old::toString);
    assertEquals(20 * 3600, old.get("max_loaded_at_time_ago_in_s").asDouble(), 600);
    assertEquals(
        "{\"_message\":\"SELECT 1\",\"code\":\"SELECT\",\"rows_affected\":1}",
        old.get("adapter_response").toString());
  }

  @Test
  void onlyTooOldSourcesFailTheCommand() {
    assertTrue(shop.models("source", "freshness", "-s", "source:raw.young").startsWith("0\n"));
    assertTrue(shop.models("source", "freshness", "-s", "source:raw.old").startsWith("0\n"));
    assertTrue(shop.models("source", "freshness", "-s", "source:raw.empty").startsWith("1\n"));
    assertTrue(
        shop.models("source", "freshness", "-s", "of_young")
            .endsWith(
                "Nothing to do. Try checking your model configs and model specification args\nDone."));
  }

  @Test
  void whatIsFresherSelectsWhatReadsIt() throws IOException {
    shop.models("source", "freshness", "-o", shop.path("before/sources.json").toString());
    shop.execute("update raw.old set loaded_at = now()");
    shop.models("source", "freshness");

    Invocation fresher =
        shop.invoke(
            "ls", "-q", "-s", "source_status:fresher+", "--state", shop.path("before").toString());

    assertEquals("shop.of_old\nsource:shop.raw.old", fresher.results());
  }

  @Test
  void aFieldAndAQueryAtOnceAreRefused() {
    shop.write(
        "models/sources.yml",
        """
        sources:
          - name: raw
            tables:
              - name: young
                config: {loaded_at_field: loaded_at, loaded_at_query: select now()}
        """);

    assertEquals(
        """
        2
        Running with dbt=1.12.6
        Registered adapter: postgres=1.11.0
        error[PARSE-043]: Cannot specify both loaded_at_field and loaded_at_query at table level.
          --> models/sources.yml:2:5
        hint: keep one of them\
        """,
        shop.models("source", "freshness"));
  }

  private static String line(JsonNode result) {
    JsonNode criteria = result.get("criteria");
    return "%s %s {warn_after: %s, error_after: %s, filter: %s}"
        .formatted(
            result.get("unique_id").asText(),
            result.get("status").asText(),
            limit(criteria.get("warn_after")),
            limit(criteria.get("error_after")),
            criteria.get("filter").asText());
  }

  private static String limit(JsonNode limit) {
    return limit.get("count") + " " + limit.get("period").asText();
  }

  private JsonNode results() throws IOException {
    return new ObjectMapper().readTree(shop.read("target/sources.json")).get("results");
  }
}
