package io.daybook.models.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Renders the strings of a YAML tree as templates; the value of a lone expression keeps its type.
public abstract class YamlRenderer {

  /// The context of `profiles.yml` and `packages.yml`: secrets may be read.
  public static YamlRenderer secrets(Invocation invocation) {
    return new YamlTemplates(
        invocation, YamlTemplates.required(new Vars(invocation.vars())), null, true);
  }

  /// The context of `dbt_project.yml` and `selectors.yml`: the target too, but no secrets. While
  /// packages are installed a variable may be missing, as in dbt.
  ///
  /// @param target null where there is no profile
  static YamlRenderer of(Invocation invocation, @Nullable Target target) {
    Vars vars = new Vars(invocation.vars());
    boolean isLenient = "deps".equals(invocation.flags().get("which"));
    return new YamlTemplates(
        invocation,
        isLenient ? YamlTemplates.optional(vars) : YamlTemplates.required(vars),
        target,
        false);
  }

  /// The context of the properties files of a package.
  public static YamlRenderer properties(Project project, String packageName) {
    return new YamlTemplates(
        project.invocation(),
        YamlTemplates.required(Vars.of(project, packageName)),
        project.target(),
        false);
  }

  /// One string rendered.
  protected abstract @Nullable Object template(String text);

  /// Every string of a tree rendered.
  public final @Nullable Object render(@Nullable Object value) {
    return render(value, List.of(), _ -> true);
  }

  /// A map with every string rendered whose path (keys and indexes) is to be.
  public final Map<String, @Nullable Object> renderAll(
      Map<String, @Nullable Object> map, Predicate<List<Object>> isRendered) {
    return map(map, List.of(), isRendered);
  }

  private @Nullable Object render(
      @Nullable Object value, List<Object> path, Predicate<List<Object>> isRendered) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> map(map, path, isRendered);
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
          items.add(render(list.get(i), longer(path, (long) i), isRendered));
        }
        yield items;
      }
      case String text when isTemplate(text) && isRendered.test(path) -> template(text);
      // Jinja drops a last line break, and dbt renders every text.
      case String text when text.endsWith("\n") && isRendered.test(path) ->
          text.substring(0, text.length() - 1);
      default -> value;
    };
  }

  private Map<String, @Nullable Object> map(
      Map<?, ?> map, List<Object> path, Predicate<List<Object>> isRendered) {
    Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
    map.forEach((key, value) ->
        rendered.put(
            String.valueOf(key), render(value, longer(path, String.valueOf(key)), isRendered)));
    return rendered;
  }

  private static List<Object> longer(List<Object> path, Object key) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  /// Whether a text may be a template at all.
  public static boolean isTemplate(String text) {
    return text.contains("{{") || text.contains("{%") || text.contains("{#");
  }
}
