package io.daybook.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Semantic models, metrics and saved queries as dbt-core 1.12.6 writes and refuses them.
class SemanticLayerTest {
  @RegisterExtension private final ScratchProject shop = new ScratchProject();

  @BeforeEach
  void project() {
    shop.write("models/orders.sql", "select 1 as id, current_date as day, 5 as total");
    shop.write(
        "models/semantic.yml",
        """
        semantic_models:
          - name: orders
            model: ref('orders')
            defaults: {agg_time_dimension: day}
            entities: [{name: id, type: primary}]
            dimensions: [{name: day, type: time, type_params: {time_granularity: day}}]
            measures:
              - {name: revenue, agg: sum, expr: total}
              - {name: count_orders, agg: count, expr: 1, create_metric: true}
        metrics:
          - {name: revenue, label: Revenue, type: simple, type_params: {measure: revenue}}
          - name: average
            label: Average
            type: ratio
            type_params: {numerator: revenue, denominator: count_orders}
        saved_queries:
          - name: daily
            query_params: {metrics: [average], group_by: [TimeDimension('id__day')]}
            exports: [{name: e, config: {export_as: table, schema: out}}]
        """);
  }

  private void assertWritten(String part) {
    String manifest = shop.read("target/manifest.json").replaceAll("\\s*([{}\\[\\],:])\\s*", "$1");
    assertTrue(manifest.contains(part), () -> part + " is not in " + manifest);
  }

  @Test
  void aSemanticModelKnowsTheRelationOfItsModel() {
    shop.models("parse");

    String relation = "\\\"" + shop.database() + "\\\".\\\"shop\\\".\\\"orders\\\"";
    assertWritten(
        "\"node_relation\":{\"alias\":\"orders\",\"schema_name\":\"shop\",\"database\":\""
            + shop.database()
            + "\",\"relation_name\":\""
            + relation
            + "\"}");
    assertWritten("\"type_params\":{\"time_granularity\":\"day\",\"validity_params\":null}");
  }

  @Test
  void aChangedExportOrMeasureIsModified() throws IOException {
    shop.models("parse");
    Files.createDirectories(shop.path("state"));
    Files.copy(shop.path("target/manifest.json"), shop.path("state/manifest.json"));
    String semantic = shop.read("models/semantic.yml");

    assertEquals("0", modified());
    shop.write("models/semantic.yml", semantic.replace("schema: out", "schema: other"));
    assertEquals("0\nsaved_query:shop.daily", modified());
    shop.write("models/semantic.yml", semantic.replace("expr: total", "expr: total * 2"));
    assertEquals("0\nsemantic_model:shop.orders", modified());
  }

  private String modified() {
    String state = shop.path("state").toString();
    return shop.models("ls", "-q", "--select", "state:modified", "--state", state)
        .replace("[WARNING]: No nodes selected!", "")
        .strip();
  }

  @Test
  void aRatioHasTheMeasuresOfItsPartsAndDependsOnThem() {
    shop.models("parse");

    assertWritten("\"nodes\":[\"metric.shop.revenue\",\"metric.shop.count_orders\"]");
    assertWritten("\"nodes\":[\"metric.shop.average\"]");
    assertEquals(
        List.of(
            "metric:shop.average",
            "metric:shop.count_orders",
            "metric:shop.revenue",
            "shop.orders"),
        shop.invoke("ls", "--quiet", "--select", "orders", "average", "revenue", "count_orders")
            .results()
            .lines()
            .filter(line -> !line.startsWith("semantic"))
            .toList());
  }

  @Test
  void aModelSeesTheKeysOfAMetric() {
    shop.write(
        "models/shown.sql",
        """
        {%- set m = metric('average') -%}
        select '{{ m }}' as name, '{{ m.label if execute }}' as label,
          '{{ m.base_metric_dependency() | sort | join(' ') if execute }}' as parts
        """);

    assertTrue(shop.models("run", "--select", "shown").startsWith("0\n"));

    assertEquals(
        List.of("average|Average|count_orders revenue"), shop.rows("select * from shop.shown"));
    assertWritten("\"nodes\":[\"metric.shop.average\"]");
  }

  @Test
  void whatAMetricMayNotBeIsRefused() {
    shop.write(
        "models/bad.yml",
        "metrics: [{name: 1st try, label: x, type: simple, type_params: {measure: revenue}}]");
    assertEquals(
        """
        2
        Running with dbt=1.12.6
        Registered adapter: postgres=1.11.0
        error[PARSE-071]: Invalid metrics config given in models/bad.yml @ metrics: '1st try' - The metric name '1st try' is invalid.  It cannot contain spaces, must begin with a letter, must contain only letters, numbers and underscores
          --> models/bad.yml:1:11
        hint: correct the metric\
        """,
        shop.models("parse"));

    shop.write(
        "models/bad.yml",
        "metrics: [{name: lost, label: x, type: simple, type_params: {measure: nowhere}}]");
    assertTrue(
        shop.models("parse")
            .contains(
                "A semantic model having a measure `nowhere` does not exist but was referenced."));
  }

  private void semantics(String inModel) {
    shop.write("models/spine.sql", "select current_date as day");
    shop.write("models/facts.sql", "select 1 as id, current_date as day, 2 as amount");
    shop.write(
        "models/facts.yml",
        """
        models:
          - name: spine
            time_spine: {standard_granularity_column: day}
            columns: [{name: day, granularity: day}]
          - name: facts
            description: what happened
            agg_time_dimension: day
            columns:
              - {name: id, description: key, entity: {type: primary, name: fact}}
              - name: day
                granularity: day
                config: {meta: {a: 1}}
                dimension: {type: time, name: happened, config: {meta: {b: 2}}}
              - {name: amount, dimension: categorical}
        """
            + inModel.indent(4));
  }

  @Test
  void aModelMayBeItsOwnSemanticModel() {
    semantics(
        """
        semantic_model: {name: events, config: {meta: {m: 1}}}
        derived_semantics:
          entities: [{name: day_key, type: foreign, expr: day::text}]
          dimensions: [{name: month, type: time, granularity: month, expr: day}]
        metrics:
          - {name: total, agg: sum, expr: amount, hidden: true}
          - {name: most, type: simple, agg: percentile, percentile: 0.9, percentile_type: discrete, expr: amount}
          - {name: recent, type: cumulative, input_metric: total, window: 7 days}
        """);
    assertTrue(shop.models("parse").startsWith("0\n"));

    assertWritten("\"model\":\"ref('facts')\"");
    assertWritten("\"depends_on\":{\"macros\":[],\"nodes\":[\"model.shop.facts\"]}");
    assertWritten(
        "{\"name\":\"fact\",\"type\":\"primary\",\"description\":\"key\",\"label\":null,\"role\":null,"
            + "\"expr\":\"id\",\"config\":{\"meta\":{\"m\":1}}}");
    assertWritten(
        "\"expr\":\"day\",\"metadata\":null,\"datatype\":null,\"config\":{\"meta\":{\"m\":1,\"a\":1,\"b\":2}}");
    assertWritten("\"type_params\":{\"time_granularity\":\"month\",\"validity_params\":null}");
    assertWritten(
        "\"metric_aggregation_params\":{\"semantic_model\":\"events\",\"agg\":\"percentile\",\"agg_params\":"
            + "{\"percentile\":0.9,\"use_discrete_percentile\":true,\"use_approximate_percentile\":false},"
            + "\"agg_time_dimension\":\"day\",\"non_additive_dimension\":null}");
    assertEquals(
        "shop.facts metric:shop.recent metric:shop.total semantic_model:shop.events",
        shop.invoke("ls", "--quiet", "--select", "+recent")
            .results()
            .lines()
            .sorted((a, b) -> a.startsWith("shop") ? -1 : a.compareTo(b))
            .collect(Collectors.joining(" ")));
  }

  @Test
  void theMetricsOfAModelNeedItsSemanticModel() {
    String metrics = "metrics: [{name: total, agg: sum, expr: amount}]\n";
    semantics("semantic_model: {enabled: false}\n" + metrics);
    assertEquals("shop.facts", shop.invoke("ls", "-q", "--select", "facts+").results().strip());

    semantics("semantic_model: yes please\n");
    assertTrue(
        shop.models("parse")
            .contains(
                "Invalid models config given in models/facts.yml @ models: 'facts' - at path"
                    + " ['semantic_model']: 'yes please' is not valid under any of the given schemas"));

    semantics("semantic_model: true\nmetrics: [{name: total, agg: most, expr: amount}]\n");
    assertTrue(shop.models("parse").contains("Invalid enum value: `most` in enum AggregationType"));

    semantics("semantic_model: true\nmetrics: [{name: total, type: cumulative}]\n");
    assertTrue(
        shop.models("parse")
            .contains("@ metrics: 'total' - input_metric is required for cumulative metrics."));
  }

  @Test
  void lsShowsTheFewSettingsOfTheSemanticLayer() {
    assertEquals(
        """
        {"config": {"enabled": true, "group": null, "meta": {}}}
        {"config": {"enabled": true, "group": null, "meta": {}, "export_as": null, "schema": null, "cache": {"enabled": false}}}
        {"config": {"enabled": true, "group": null, "meta": {}}}
        """,
        shop.invoke(
                "ls",
                "-q",
                "--output",
                "json",
                "--output-keys",
                "config",
                "--select",
                "revenue",
                "daily",
                "semantic_model:orders")
            .results()
            .lines()
            .collect(Collectors.joining("\n", "", "\n")));
  }
}
