package io.daybook.models.parse;

import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.value.PyDict;
import io.daybook.models.draft.ConfigMerge;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Index;
import io.daybook.models.draft.PythonText;
import io.daybook.models.node.Fields;
import io.daybook.models.project.YamlRenderer;
import io.daybook.models.properties.GenericTests;
import io.daybook.models.properties.Reference;
import io.daybook.models.properties.TestSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds out what a generic test refers to and configures: literally where its macro is one of
/// dbt's own, else by rendering it while nothing is executed.
final class TestRenderer {
  private static final Pattern CALL =
      Pattern.compile("\\s*(env_var|ref|var|source|doc)\\s*\\(.+\\)\\s*");
  private static final Set<String> SIMPLE =
      Set.of("macro.dbt.test_not_null", "macro.dbt.test_unique");
  private static final Set<String> OWN =
      Set.of("macro.dbt.test_accepted_values", "macro.dbt.test_relationships");

  private final World world;
  private final Index index;

  TestRenderer(World world, Index index) {
    this.world = world;
    this.index = index;
  }

  /// Completes a test.
  void render(TestSpec spec, GenericTests.Built built) {
    Draft draft = built.draft();
    Fields metadata = new Fields(draft.map("test_metadata"));
    Macros.@Nullable Found macro =
        world.macros().anywhere(draft.packageName, "test_" + metadata.text("name"));
    if (macro != null) {
      draft.dependsOn("macros", macro.id());
    }
    ConfigMerge.calls(draft.call, built.config());
    if (macro != null && SIMPLE.contains(macro.id())) {
      target(spec, draft);
    } else if (macro == null || !OWN.contains(macro.id()) || !isLiteral(spec, draft, metadata)) {
      rendered(draft, metadata, macro == null ? Set.of() : world.macros().reachedFrom(macro.id()));
    } else {
      ConfigMerge.calls(draft.call, built.config());
    }
    if (macro != null) {
      visible(draft, macro.id());
    }
    unrendered(draft, built.config(), macro != null && SIMPLE.contains(macro.id()));
    attach(spec, draft);
  }

  /// The words of the test's own configuration; where it has none, what its macro configures.
  private static void unrendered(
      Draft draft, Map<String, @Nullable Object> config, boolean simple) {
    draft.unrenderedCall = new LinkedHashMap<>(draft.call);
    if (!config.isEmpty() && !simple) {
      draft.unrenderedCall = new LinkedHashMap<>();
      config.forEach((key, value) ->
          draft.unrenderedCall.put(
              key, value instanceof String text ? text : PythonText.str(value)));
    }
  }

  /// While a test is parsed, dbt sees only the macros that the test's macro leads to.
  private void visible(Draft draft, String macro) {
    Set<String> reached = world.macros().reachedFrom(macro);
    Object ids = draft.map("depends_on").get("macros");
    if (ids instanceof List<?> list) {
      list.removeIf(id ->
          !reached.contains(String.valueOf(id))
              && !String.valueOf(id).endsWith(".get_where_subquery"));
    }
  }

  /// The node under test.
  private static void target(TestSpec spec, Draft draft) {
    if (spec.table() != null) {
      draft.source(spec.entry().name(), spec.target());
    } else {
      draft.ref(null, spec.target(), spec.version());
    }
  }

  /// True where every argument is a plain value or a literal reference, all written down.
  private boolean isLiteral(TestSpec spec, Draft draft, Fields metadata) {
    List<Reference> references = new ArrayList<>();
    for (Map.Entry<String, @Nullable Object> argument :
        metadata.fields("kwargs").values().entrySet()) {
      if (argument.getKey().equals("model") || argument.getKey().equals("column_name")) {
        continue;
      }
      for (Object value : ConfigMerge.listed(argument.getValue())) {
        if (!(value instanceof String text)) {
          continue;
        }
        Optional<Reference> reference = Reference.parse(text);
        if (reference.isEmpty()
            && (YamlRenderer.isTemplate(text) || CALL.matcher(text).matches())) {
          return false;
        }
        reference.ifPresent(references::add);
      }
    }
    references.forEach(reference -> reference.record(draft));
    if (spec.version() == null) {
      target(spec, draft);
    } else {
      draft.ref(null, spec.target(), String.valueOf(spec.version())); // as its template says it
    }
    draft.dependsOn("macros", subquery(draft));
    return true;
  }

  private String subquery(Draft draft) {
    Macros.@Nullable Found found = world.macros().find(draft.packageName, "get_where_subquery");
    return found == null ? "macro.dbt.get_where_subquery" : found.id();
  }

  private void rendered(Draft draft, Fields metadata, Set<String> macros) {
    ParseScope scope = new ParseScope(world, draft.packageName, draft);
    scope.reach(macros);
    try {
      PyDict arguments = new PyDict();
      metadata
          .fields("kwargs")
          .values()
          .forEach((name, value) -> arguments.put(name, argument(scope, name, value)));
      scope.define("_dbt_generic_test_kwargs", arguments);
      Dialect.ENVIRONMENT
          .parse(draft.text("raw_code"), draft.text("original_file_path"))
          .render(scope);
    } catch (JinjaException e) {
      throw NodeFiles.mistake(draft, e);
    }
  }

  private Object argument(ParseScope scope, String name, @Nullable Object value) {
    return switch (value) {
      case String text when !name.equals("column_name") -> text(scope, text);
      case List<?> list -> {
        List<Object> items = new ArrayList<>();
        list.forEach(item -> items.add(argument(scope, "", item)));
        yield new io.daybook.jinja.value.PyList(items);
      }
      case Map<?, ?> map -> {
        PyDict items = new PyDict();
        map.forEach((key, item) -> items.put(String.valueOf(key), argument(scope, "", item)));
        yield items;
      }
      case null, default -> Plain.of(value);
    };
  }

  private static Object text(ParseScope scope, String text) {
    String template = CALL.matcher(text).matches() ? "{{ " + text + " }}" : text;
    return YamlRenderer.isTemplate(template)
        ? Dialect.ENVIRONMENT.parse(template, "test argument").renderNative(scope)
        : text;
  }

  private void attach(TestSpec spec, Draft draft) {
    if (spec.table() != null) {
      return;
    }
    String version = Objects.toString(spec.version(), "");
    for (Draft node : index.named(spec.target(), node -> node.type.isRefable())) {
      boolean same = version.isEmpty() || node.text("version").equals(version);
      if (same && node.packageName.equals(spec.entry().packageName())) {
        draft.fields.put("attached_node", node.id());
        draft.fields.put("group", node.fields.get("group"));
        return;
      }
    }
  }
}
