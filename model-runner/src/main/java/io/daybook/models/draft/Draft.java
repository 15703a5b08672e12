package io.daybook.models.draft;

import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource while it is being parsed: its fields may still change. Confined to one thread at a
/// time; the phases of {@link Parser} hand it on.
public final class Draft {
  public final ResourceType type;
  public final String packageName;

  /// Keys and order as in the manifest.
  public final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /// What `config()` was called with, joined.
  public Map<String, @Nullable Object> call = new LinkedHashMap<>();

  /// The same in the words of the file.
  public Map<String, @Nullable Object> unrenderedCall = new LinkedHashMap<>();

  /// What its properties file configures.
  public Map<String, @Nullable Object> patch = new LinkedHashMap<>();

  /// The same before rendering.
  public Map<String, @Nullable Object> unrenderedPatch = new LinkedHashMap<>();

  public Draft(ResourceType type, String packageName) {
    this.type = type;
    this.packageName = packageName;
  }

  public String id() {
    return text("unique_id");
  }

  public String name() {
    return text("name");
  }

  public String text(String key) {
    Object value = fields.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  /// A list among the fields, made if absent.
  @SuppressWarnings("unchecked")
  public List<@Nullable Object> list(String key) {
    Object value = fields.computeIfAbsent(key, _ -> new ArrayList<@Nullable Object>());
    return (List<@Nullable Object>) value;
  }

  /// A map among the fields, made if absent.
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> map(String key) {
    Object value = fields.computeIfAbsent(key, _ -> new LinkedHashMap<String, @Nullable Object>());
    return (Map<String, @Nullable Object>) value;
  }

  public List<String> fqn() {
    return new Fields(fields).texts("fqn");
  }

  public boolean isEnabled() {
    return !Boolean.FALSE.equals(map("config").get("enabled"));
  }

  public Configs.Said said() {
    return new Configs.Said(type, packageName, fqn(), patch, call);
  }

  /// Records a `ref()`.
  public void ref(@Nullable String inPackage, String name, @Nullable Object version) {
    Map<String, @Nullable Object> ref = new LinkedHashMap<>();
    ref.put("name", name);
    ref.put("package", inPackage);
    ref.put("version", version);
    list("refs").add(ref);
  }

  /// Records a `source()`.
  public void source(String source, String table) {
    list("sources").add(List.of(source, table));
  }

  /// Records a macro or node that it needs, once.
  public void dependsOn(String kind, String id) {
    Map<String, @Nullable Object> dependsOn = map("depends_on");
    @SuppressWarnings("unchecked")
    List<@Nullable Object> ids =
        (List<@Nullable Object>)
            java.util.Objects.requireNonNull(
                dependsOn.computeIfAbsent(kind, _ -> new ArrayList<@Nullable Object>()));
    if (!ids.contains(id)) {
      ids.add(id);
    }
  }
}
