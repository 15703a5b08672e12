package io.daybook.models.artifact;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A resource in one line, as `ls` prints it.
public final class Listing {
  /// The forms of `--output`; named in lower case on the command line.
  public enum Form {
    SELECTOR,
    NAME,
    PATH,
    JSON;

    /// The form of that name.
    public static Form of(String name) {
      for (Form form : values()) {
        if (form.name().equalsIgnoreCase(name)) {
          return form;
        }
      }
      throw new FailureException(
          new Failure.Usage(
              "SELECT-004",
              "Invalid value for '--output': '"
                  + name
                  + "' is not one of 'json', 'name', 'path', 'selector'.",
              Location.NONE,
              "use selector, name, path or json"));
    }
  }

  private static final List<String> KEYS =
      List.of(
          "name",
          "resource_type",
          "package_name",
          "original_file_path",
          "unique_id",
          "alias",
          "config",
          "tags",
          "depends_on",
          "source_name",
          "direct_parents");

  private Listing() {}

  /// The line.
  ///
  /// @param keys with JSON: which keys; empty for dbt's usual ones
  public static String line(Resource resource, Form form, List<String> keys) {
    return switch (form) {
      case SELECTOR -> selector(resource);
      case NAME -> searchName(resource);
      case PATH -> resource.originalFilePath();
      case JSON -> json(resource, keys);
    };
  }

  private static String selector(Resource resource) {
    String name = resource.packageName() + "." + resource.name();
    return switch (resource) {
      case Resource.Source source ->
          "source:" + String.join(".", source.packageName(), source.sourceName(), source.name());
      case Resource.Exposure _ -> "exposure:" + name;
      case Resource.Other other when other.resourceType() == ResourceType.UNIT_TEST ->
          "unit_test:" + resource.packageName() + "." + versioned(resource, "_v");
      case Resource.Other other -> other.resourceType().key() + ":" + name;
      default -> String.join(".", resource.fqn());
    };
  }

  private static String searchName(Resource resource) {
    return switch (resource) {
      case Resource.Source source -> source.sourceName() + "." + source.name();
      case Node.Model model -> versioned(model, ".v");
      default -> resource.name();
    };
  }

  private static String versioned(Resource resource, String before) {
    String version = resource.fields().text("version");
    return version.isEmpty() ? resource.name() : resource.name() + before + version;
  }

  private static String json(Resource resource, List<String> keys) {
    Fields fields = resource.fields();
    if (resource instanceof Node.Model) {
      fields = fields.with("direct_parents", resource.dependsOnNodes());
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      for (Map.Entry<String, @Nullable Object> entry : fields.values().entrySet()) {
        if (KEYS.contains(entry.getKey())) {
          shown.put(entry.getKey(), entry.getValue());
        }
      }
      return Json.spaced(shown);
    }
    for (String key : keys) {
      if (key.contains(".")) {
        Object value = nested(fields, key);
        if (value != null) {
          shown.put(key, value);
        }
      } else if (fields.values().containsKey(key)) {
        shown.put(key, fields.get(key));
      }
    }
    return Json.spaced(shown);
  }

  private static @Nullable Object nested(Fields fields, String path) {
    @Nullable Object value = fields.values();
    for (String key : path.split("\\.", -1)) {
      value = Fields.of(value).get(key);
    }
    return value;
  }
}
