package io.daybook.models.compile;

import io.daybook.jinja.Environment;
import io.daybook.jinja.Template;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.Interpreter;
import io.daybook.jinja.value.None;
import io.daybook.models.compile.value.Errors;
import io.daybook.models.draft.Warning;
import io.daybook.models.node.Macro;
import io.daybook.models.node.Manifest;
import io.daybook.models.project.Project;
import io.daybook.models.project.YamlRenderer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All macros: those of the project and its packages as compiled templates, and the built-in ones
/// where nobody has replaced them. Thread-safe.
public final class MacroIndex {
  /// The packages whose macros are written in Java.
  private static final List<String> INTERNAL = List.of("dbt", "dbt_postgres");

  /// The materializations that dbt has.
  private static final Set<String> BUILT_IN =
      Set.of(
          "view",
          "table",
          "incremental",
          "seed",
          "snapshot",
          "test",
          "unit",
          "materialized_view",
          "ephemeral",
          "clone",
          "function");

  private final Project project;
  private final Map<String, Builtin> builtins;
  private final Map<String, Map<String, Macro>> packages = new HashMap<>();
  private final Map<String, Template> templates = new ConcurrentHashMap<>();
  private final Environment environment = TemplateDialect.environment();
  private final Template probe = TemplateDialect.probe(environment);

  MacroIndex(Project project, Manifest manifest, Map<String, Builtin> builtins) {
    this.project = project;
    this.builtins = builtins;
    for (Macro macro : manifest.macros().values()) {
      packages.computeIfAbsent(macro.packageName(), _ -> new HashMap<>()).put(macro.name(), macro);
    }
  }

  /// The macro that a plain name means for a node of a package: its own package's, the root
  /// project's, a built-in one.
  @Nullable CallableValue find(NodeContext context, String name) {
    CallableValue found = own(context, name);
    if (found != null) {
      return found;
    }
    Builtin builtin = builtins.get(name);
    return builtin == null ? null : bound(context, builtin);
  }

  /// The macro that a plain name means, where it is a project's or a package's own.
  @Nullable CallableValue own(NodeContext context, String name) {
    CallableValue found = own(context, context.node().packageName(), name);
    return found == null ? own(context, project.root().name(), name) : found;
  }

  /// A project's or a package's macro: of the given package; where none is given of the root
  /// project, else of any package. Null where only dbt may have it.
  public @Nullable Macro declared(String packageName, String name) {
    if (!packageName.isEmpty()) {
      return packages.getOrDefault(packageName, Map.of()).get(name);
    }
    Macro found = packages.getOrDefault(project.root().name(), Map.of()).get(name);
    for (String place : project.packages().keySet()) {
      if (found == null) {
        found = packages.getOrDefault(place, Map.of()).get(name);
      }
    }
    return found;
  }

  /// The same macro as a value, a built-in one where nobody has declared it.
  public @Nullable CallableValue anywhere(NodeContext context, String packageName, String name) {
    Macro found = declared(packageName, name);
    if (found != null) {
      return context.scope().macro(found);
    }
    Builtin builtin =
        packageName.isEmpty() || INTERNAL.contains(packageName) ? builtins.get(name) : null;
    return builtin == null ? null : bound(context, builtin);
  }

  private @Nullable CallableValue own(NodeContext context, String place, String name) {
    Macro macro = packages.getOrDefault(place, Map.of()).get(name);
    return macro == null ? null : context.scope().macro(macro);
  }

  /// The id of the macro that a plain name means.
  String id(NodeContext context, String name) {
    for (String place : List.of(context.node().packageName(), project.root().name())) {
      Macro macro = packages.getOrDefault(place, Map.of()).get(name);
      if (macro != null) {
        return macro.uniqueId();
      }
    }
    return "macro.dbt." + name;
  }

  /// The macro of a package; null where the package or the macro does not exist.
  @Nullable CallableValue inPackage(NodeContext context, String place, String name) {
    if (INTERNAL.contains(place)) {
      CallableValue replaced = own(context, place, name);
      if (replaced != null) {
        return replaced;
      }
      Builtin builtin = builtins.get(name);
      return builtin == null ? null : bound(context, builtin);
    }
    return own(context, place, name);
  }

  /// Whether there is a package of that name.
  boolean isPackage(String name) {
    return INTERNAL.contains(name)
        || packages.containsKey(name)
        || project.packages().containsKey(name);
  }

  /// The first of `postgres__name` and `default__name` in the search order of a namespace.
  CallableValue dispatch(NodeContext context, String name, @Nullable String namespace) {
    if (name.contains(".")) {
      String[] parts = name.split("\\.", 2);
      throw Errors.compilation(
          ("In adapter.dispatch, got a macro name of \"%s\", but \".\" is not a valid macro name"
                  + " component. Did you mean `adapter.dispatch(\"%s\", macro_namespace=\"%s\")`?")
              .formatted(name, parts[1], parts[0]));
    }
    List<String> attempts = new ArrayList<>();
    for (String place : searchOrder(namespace)) {
      for (String prefix : List.of("postgres__", "default__")) {
        String full = prefix + name;
        CallableValue found =
            place.equals(Project.PLAIN) ? find(context, full) : inPackage(context, place, full);
        if (found != null) {
          return found;
        }
        attempts.add("'" + (place.equals(Project.PLAIN) ? full : place + "." + full) + "'");
      }
    }
    throw Errors.compilation(
        "In dispatch: No macro named '%s' found within namespace: '%s'\n    Searched for: %s"
            .formatted(name, namespace == null ? "None" : namespace, String.join(", ", attempts)));
  }

  private List<String> searchOrder(@Nullable String namespace) {
    List<String> order = new ArrayList<>(project.searchOrder(namespace));
    if ("dbt".equals(namespace) && !order.contains("dbt")) {
      order.add("dbt");
    }
    return order;
  }

  /// A user-defined materialization, null where only the built-in one exists: one for PostgreSQL
  /// before one for any database, the root project before packages. Packages replace a built-in one
  /// only where the project's flags say so.
  public @Nullable CallableValue materialization(NodeContext context, String name) {
    Set<String> places = new LinkedHashSet<>(List.of(project.root().name()));
    if (!BUILT_IN.contains(name)
        || !project.flag("require_explicit_package_overrides_for_builtin_materializations", true)) {
      places.addAll(packages.keySet());
    }
    for (String database : List.of("postgres", "default")) {
      for (String place : places) {
        CallableValue found = own(context, place, "materialization_" + name + "_" + database);
        if (found != null) {
          if (BUILT_IN.contains(name) && !place.equals(project.root().name())) {
            context.workspace().story().warn(overridden(place, name));
          }
          return found;
        }
      }
    }
    return null;
  }

  private static Warning overridden(String place, String name) {
    return new Warning(
        "PackageMaterializationOverrideDeprecation",
        "Installed package '%s' is overriding the built-in materialization '%s'. Overrides of built-in materializations from installed packages will be deprecated in future versions of dbt. For more information: https://docs.getdbt.com/reference/global-configs/legacy-behaviors"
            .formatted(place, name));
  }

  private static CallableValue bound(NodeContext context, Builtin builtin) {
    return new BoundBuiltin(context, builtin);
  }

  /// A built-in macro in the hands of a node.
  private record BoundBuiltin(NodeContext context, Builtin builtin)
      implements CallableValue, HostObject {
    @Override
    public Object call(Interpreter runtime, Arguments arguments) {
      return builtin.body().apply(new Call(context, builtin, arguments));
    }

    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("name") ? builtin.name() : null;
    }

    @Override
    public String text() {
      return "<Macro '" + builtin.name() + "'>";
    }
  }

  /// The compiled template of a macro's file block.
  Template template(Macro macro) {
    return templates.computeIfAbsent(
        macro.uniqueId(),
        _ -> environment.parse(macro.exportingSource(), macro.originalFilePath()));
  }

  /// Renders a text.
  String render(String text, String name, Map<String, Object> names) {
    if (!YamlRenderer.isTemplate(text)) {
      return text;
    }
    return environment.parse(text, name).render(names);
  }

  /// Renders a text that may be any value.
  Object renderNative(String text, String name, Map<String, Object> names) {
    Object value = environment.parse(text, name).renderNative(names);
    return value == null ? None.NONE : value;
  }

  /// What functions are called with from outside of any template.
  Interpreter runtime() {
    return TemplateDialect.runtime(probe);
  }
}
