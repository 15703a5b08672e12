package io.daybook.models.parse.link;

import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Index;
import io.daybook.models.draft.TestNames;
import io.daybook.models.draft.UnitTestLinks;
import io.daybook.models.graph.Selector;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Macro;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import io.daybook.models.project.Project;
import io.daybook.models.project.Selectors;
import io.daybook.models.version.VersionRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns drafts into the immutable manifest.
public final class Freezer {
  private final Project project;
  private final Index index;
  private final UnitTestLinks unitTests;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Resource.Source> sources = new LinkedHashMap<>();
  private final Map<String, Resource.Exposure> exposures = new LinkedHashMap<>();
  private final Map<String, Resource.Other> others = new LinkedHashMap<>();
  private final Map<String, List<Resource>> disabled = new LinkedHashMap<>();

  public Freezer(Project project, Index index) {
    this.project = project;
    this.index = index;
    this.unitTests = new UnitTestLinks(index);
  }

  public Manifest freeze(
      Collection<Draft> enabled,
      Collection<Draft> switchedOff,
      Collection<Macro> macros,
      Map<String, Fields> docs,
      Map<String, Fields> groups) {
    primaryKeys(switchedOff);
    enabled.forEach(this::add);
    switchedOff.forEach(this::disable);
    Map<String, Macro> byId = new LinkedHashMap<>();
    macros.forEach(macro -> byId.put(macro.uniqueId(), macro));
    return new Manifest(
        metadata(project),
        nodes,
        sources,
        exposures,
        others,
        byId,
        docs,
        groups,
        Selector.expanded(Selectors.read(project)),
        disabled);
  }

  private void add(Draft draft) {
    switch (draft.type) {
      case SOURCE -> sources.put(draft.id(), new Resource.Source(new Fields(draft.fields)));
      case EXPOSURE -> exposures.put(draft.id(), new Resource.Exposure(new Fields(draft.fields)));
      case UNIT_TEST -> unitTests.of(draft).forEach(this::add);
      case METRIC, SEMANTIC_MODEL, SAVED_QUERY ->
          others.put(draft.id(), new Resource.Other(new Fields(draft.fields)));
      default -> nodes.put(draft.id(), Node.of(new Fields(draft.fields)));
    }
  }

  private void add(Resource.Other unitTest) {
    if (unitTest.config().isEnabled()) {
      others.put(unitTest.uniqueId(), unitTest);
    } else {
      disabled.computeIfAbsent(unitTest.uniqueId(), _ -> new ArrayList<>()).add(unitTest);
    }
  }

  private void disable(Draft draft) {
    Fields fields = new Fields(draft.fields);
    Resource resource =
        switch (draft.type) {
          case SOURCE -> new Resource.Source(fields);
          case EXPOSURE -> new Resource.Exposure(fields);
          case UNIT_TEST, METRIC, SEMANTIC_MODEL, SAVED_QUERY -> new Resource.Other(fields);
          default -> Node.of(fields);
        };
    disabled.computeIfAbsent(draft.id(), _ -> new ArrayList<>()).add(resource);
  }

  /// The columns by which a model's rows can be told apart: declared, or tested.
  private void primaryKeys(Collection<Draft> switchedOff) {
    Map<String, List<Draft>> tests = new LinkedHashMap<>();
    List<Draft> all = new ArrayList<>(index.all());
    for (Draft draft : all) {
      String attached = draft.text("attached_node");
      if (!attached.isEmpty()) {
        tests.computeIfAbsent(attached, _ -> new ArrayList<>()).add(draft);
      }
    }
    for (Draft draft : all) {
      if (draft.type == ResourceType.MODEL && !switchedOff.contains(draft)) {
        draft.fields.put(
            "primary_key", PrimaryKey.of(draft, tests.getOrDefault(draft.id(), List.of())));
      }
    }
  }

  public static Fields metadata(Project project) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    String now = project.invocation().run().now().toString();
    metadata.put("dbt_schema_version", "https://schemas.getdbt.com/dbt/manifest/v12.json");
    metadata.put("dbt_version", VersionRange.SPOKEN);
    metadata.put("generated_at", now);
    metadata.put("invocation_id", project.invocation().run().id().toString());
    metadata.put("invocation_started_at", now);
    metadata.put("env", project.environment().custom());
    metadata.put("project_name", project.root().name());
    metadata.put("project_id", TestNames.md5(project.root().name()));
    metadata.put("user_id", null);
    metadata.put("send_anonymous_usage_stats", false);
    metadata.put("adapter_type", project.target().type());
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
    quoting.put("database", project.quoting().database());
    quoting.put("schema", project.quoting().schema());
    quoting.put("identifier", project.quoting().identifier());
    quoting.put("column", null);
    metadata.put("quoting", quoting);
    metadata.put("run_started_at", now);
    return new Fields(metadata);
  }
}
