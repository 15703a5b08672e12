package io.daybook.models.properties;

import io.daybook.models.draft.ConfigMerge;
import io.daybook.models.draft.Draft;
import io.daybook.models.draft.Index;
import io.daybook.models.node.Fields;
import io.daybook.models.node.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A model of several versions: which file is which version, and what each version says.
final class Versions {
  private final Entry entry;
  private final Object latest;

  Versions(Entry entry, List<Fields> versions) {
    this.entry = entry;
    Set<String> seen = new HashSet<>();
    for (Fields version : versions) {
      if (!version.has("v") || !seen.add(version.text("v"))) {
        throw entry.mistake(
            "PARSE-017",
            "Found duplicate version: '"
                + version.text("v")
                + "' in versions list of model '"
                + entry.name()
                + "'",
            "give each version a 'v' of its own");
      }
    }
    Object said = entry.fields().get("latest_version");
    if (said != null && !seen.contains(String.valueOf(said))) {
      throw entry.mistake(
          "PARSE-018",
          "latest_version: "
              + said
              + " is not one of model '"
              + entry.name()
              + "' versions: "
              + seen,
          "name one of the versions");
    }
    this.latest = said == null ? greatest(versions) : said;
  }

  private static Object greatest(List<Fields> versions) {
    Fields greatest = versions.getFirst();
    for (Fields version : versions) {
      if (compare(version.text("v"), greatest.text("v")) > 0) {
        greatest = version;
      }
    }
    return Objects.requireNonNull(greatest.get("v"));
  }

  /// As numbers where both are.
  private static int compare(String a, String b) {
    try {
      return Double.compare(Double.parseDouble(a), Double.parseDouble(b));
    } catch (NumberFormatException _) {
      return a.compareTo(b);
    }
  }

  Object latest() {
    return latest;
  }

  Object v(Fields version) {
    return Objects.requireNonNull(version.get("v"));
  }

  /// The file without extension in which a version stands.
  String fileName(Fields version) {
    return version.has("defined_in")
        ? version.text("defined_in")
        : entry.name() + "_v" + version.text("v");
  }

  /// The node of that file; the latest version may stand in a file without a suffix.
  @Nullable Draft draft(Index index, Fields version) {
    List<Draft> found = models(index, fileName(version));
    if (found.isEmpty() && Objects.equals(version.get("v"), latest)) {
      found = models(index, entry.name());
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  private List<Draft> models(Index index, String name) {
    return index.named(
        name,
        draft ->
            draft.type == ResourceType.MODEL
                && draft.packageName.equals(entry.packageName())
                && draft.fields.get("version") == null);
  }

  /// Gives the node its versioned identity.
  void rename(Index index, Draft draft, Fields version) {
    String v = "v" + version.text("v");
    String before = draft.name();
    draft.fields.put("unique_id", "model." + entry.packageName() + "." + entry.name() + "." + v);
    draft.fields.put("name", entry.name());
    List<@Nullable Object> fqn = draft.list("fqn");
    fqn.set(fqn.size() - 1, entry.name());
    fqn.add(v);
    index.renamed(draft, before);
  }

  /// The columns of the model that the version keeps, then its own.
  List<Fields> columns(Fields version) {
    List<String> include = List.of("*");
    List<String> exclude = List.of();
    List<Fields> own = new ArrayList<>();
    for (Fields column : version.each("columns")) {
      if (column.has("include")) {
        include = column.texts("include");
        exclude = column.texts("exclude");
      } else {
        own.add(column);
      }
    }
    boolean all = include.contains("*") || include.contains("all");
    List<Fields> columns = new ArrayList<>();
    for (Fields column : entry.fields().each("columns")) {
      String name = column.text("name");
      if ((all || include.contains(name)) && !exclude.contains(name)) {
        columns.add(column);
      }
    }
    columns.addAll(own);
    return columns;
  }

  /// The tests of the version as a whole: its own, else the model's.
  List<@Nullable Object> tests(Fields version) {
    for (String key : List.of("data_tests", "tests")) {
      if (version.values().get(key) instanceof List<?>) {
        return version.list(key);
      }
    }
    Fields model = entry.fields();
    return model.list("tests").isEmpty() ? model.list("data_tests") : model.list("tests");
  }

  /// The model's entry with the version's words over it.
  Entry merged(Fields version, List<Fields> columns) {
    Fields fields = entry.fields();
    List<@Nullable Object> plain = new ArrayList<>();
    columns.forEach(column -> plain.add(column.values()));
    fields = fields.with("columns", plain);
    for (String key : List.of("description", "constraints", "docs", "access")) {
      if (version.has(key)) {
        fields = fields.with(key, version.get(key));
      }
    }
    Map<String, @Nullable Object> config =
        ConfigMerge.deep(
            entry.fields().fields("config").values(), version.fields("config").values());
    return entry.with(raw(version), fields.with("config", config));
  }

  /// What the version configures itself, as written: dbt keeps the words of the model as a whole
  /// only for models without versions.
  private Fields raw(Fields version) {
    return entry.raw().each("versions").stream()
        .filter(each -> each.text("v").equals(version.text("v")))
        .findFirst()
        .orElse(version);
  }
}
