package io.daybook.models.graph;

import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import io.daybook.models.node.Resource;
import io.daybook.models.node.ResourceType;
import io.daybook.models.state.Previous;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What each method of a criterion looks at.
final class Methods {
  private final Manifest manifest;
  private final Previous previous;
  private final Consumer<String> broken;
  private final Set<String> places = new HashSet<>();

  /// @param broken hears what breaks the contract of a model without versions
  Methods(Manifest manifest, Previous previous, Consumer<String> broken) {
    this.manifest = manifest;
    this.broken = broken;
    this.previous = previous;
  }

  /// The test that a criterion puts to each resource.
  Predicate<Resource> predicate(Spec.Criterion criterion) {
    String value = String.valueOf(criterion.value());
    return switch (criterion.method()) {
      case "fqn" ->
          resource -> !(resource instanceof Resource.Source) && FqnMatch.matches(resource, value);
      case "tag" -> resource -> tags(resource).stream().anyMatch(tag -> Glob.matches(tag, value));
      case "group" -> group(value);
      case "access" ->
          resource -> resource instanceof Node.Model model && model.access().equals(value);
      case "source" -> source(value);
      case "exposure" -> named(ResourceType.EXPOSURE, value);
      case "metric" -> named(ResourceType.METRIC, value);
      case "semantic_model" -> named(ResourceType.SEMANTIC_MODEL, value);
      case "saved_query" -> named(ResourceType.SAVED_QUERY, value);
      case "unit_test" -> named(ResourceType.UNIT_TEST, value);
      case "path" -> path(value);
      case "file" -> resource -> isFile(resource, value);
      case "package" -> inPackage(value);
      case "config" -> config(criterion);
      case "resource_type" -> ofType(value);
      case "test_name" -> resource -> isTestNamed(resource, value);
      case "test_type" -> testType(value);
      case "version" -> version(value);
      case "state" -> previous.state(manifest, value, broken);
      case "result" -> previous.result(value);
      case "source_status" -> previous.sourceStatus(value);
      default -> throw SpecParser.invalid(criterion.raw(), "no such method: " + criterion.method());
    };
  }

  private static List<String> tags(Resource resource) {
    return resource.resourceType() == ResourceType.UNIT_TEST
        ? resource.config().fields().texts("tags")
        : resource.tags();
  }

  private static Predicate<Resource> group(String value) {
    return resource -> {
      boolean groupable =
          (isConfigurable(resource) && !(resource instanceof Resource.Source))
              || resource.resourceType() == ResourceType.METRIC;
      String group = resource.config().fields().text("group");
      return groupable && !group.isEmpty() && Glob.matches(group, value);
    };
  }

  private static Predicate<Resource> source(String value) {
    String[] parts = value.split("\\.", -1);
    if (parts.length > 3) {
      throw SpecParser.invalid(
          value,
          "Invalid source selector value \""
              + value
              + "\". Sources must be of the form `${source_name}`,"
              + " `${source_name}.${target_name}`, or"
              + " `${package_name}.${source_name}.${target_name}");
    }
    String inPackage = parts.length == 3 ? parts[0] : "*";
    String source = parts.length == 3 ? parts[1] : parts[0];
    String table = parts.length == 1 ? "*" : parts[parts.length - 1];
    return resource ->
        resource instanceof Resource.Source found
            && Glob.matches(found.packageName(), inPackage)
            && Glob.matches(found.sourceName(), source)
            && Glob.matches(found.name(), table);
  }

  private static Predicate<Resource> named(ResourceType type, String value) {
    String[] parts = value.split("\\.", -1);
    String kind = type.key().replace('_', ' ');
    if (parts.length > 2) {
      throw SpecParser.invalid(
          value,
          "Invalid "
              + kind
              + " selector value \""
              + value
              + "\". "
              + many(kind)
              + " must be of the form ${"
              + type.key()
              + "_name} or ${"
              + type.key()
              + (type == ResourceType.UNIT_TEST ? "_package_name." : "_package.")
              + type.key()
              + "_name}");
    }
    String inPackage = parts.length == 2 ? parts[0] : "*";
    return resource ->
        resource.resourceType() == type
            && Glob.matches(resource.packageName(), inPackage)
            && Glob.matches(resource.name(), parts[parts.length - 1]);
  }

  /// The word of dbt's message, which takes unit tests for saved queries.
  private static String many(String kind) {
    return switch (kind) {
      case "unit test", "saved query" -> "Saved queries";
      default -> kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + "s";
    };
  }

  /// dbt looks for the pattern in the root project's folder, and takes whatever stands at, or is
  /// described at, or lies below a place of that name, also in a package.
  private Predicate<Resource> path(String pattern) {
    Set<String> found = Glob.places(pattern, places());
    return resource -> {
      String patch = resource.fields().text("patch_path").replaceFirst(".*://", "");
      if (found.contains("") || (!patch.isEmpty() && found.contains(patch))) {
        return true;
      }
      String path = resource.originalFilePath();
      for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
        if (found.contains(path.substring(0, end))) {
          return true;
        }
      }
      return false;
    };
  }

  /// Files of the root project, and its folders with a slash at their end.
  private Set<String> places() {
    if (places.isEmpty()) {
      String root = manifest.metadata().text("project_name");
      places.add("/");
      for (Resource resource : manifest.resources().values()) {
        if (resource.packageName().equals(root)) {
          place(resource.originalFilePath());
        }
        String patch = resource.fields().text("patch_path");
        if (patch.startsWith(root + "://")) {
          place(patch.substring(root.length() + 3));
        }
      }
    }
    return places;
  }

  private void place(String file) {
    places.add(file);
    for (int end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      places.add(file.substring(0, end + 1));
    }
  }

  private static boolean isFile(Resource resource, String pattern) {
    String path = resource.originalFilePath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return Glob.matches(name, pattern)
        || Glob.matches(dot > 0 ? name.substring(0, dot) : name, pattern);
  }

  private Predicate<Resource> inPackage(String value) {
    String name = value.equals("this") ? manifest.metadata().text("project_name") : value;
    return resource -> Glob.matches(resource.packageName(), name);
  }

  private static Predicate<Resource> config(Spec.Criterion criterion) {
    Object wanted = criterion.value();
    boolean anyCase = criterion.arguments().equals(List.of("severity"));
    return resource -> {
      if (!isConfigurable(resource)) {
        return false;
      }
      @Nullable Object value = resource.config().fields().values();
      for (String step : criterion.arguments()) {
        Fields fields = Fields.of(value);
        String key = fields.values().containsKey(step) ? step : step.replace('_', '-');
        if (!fields.values().containsKey(key)) {
          return false;
        }
        value = fields.get(key);
      }
      return value instanceof List<?> list
          ? list.stream().anyMatch(item -> isEqual(item, wanted, anyCase))
          : isEqual(value, wanted, anyCase);
    };
  }

  /// Functions stand beside dbt's nodes, so that their configuration is not looked at.
  private static boolean isConfigurable(Resource resource) {
    return (resource instanceof Node && !(resource instanceof Node.Function))
        || resource instanceof Resource.Source;
  }

  private static boolean isEqual(@Nullable Object value, Object wanted, boolean anyCase) {
    if (value instanceof Boolean flag) {
      return String.valueOf(wanted).toLowerCase(Locale.ROOT).equals(flag.toString());
    }
    return (anyCase && value != null)
        ? String.valueOf(value).equalsIgnoreCase(String.valueOf(wanted))
        : wanted.equals(value);
  }

  private static Predicate<Resource> ofType(String value) {
    boolean known =
        value.equals("rpc")
            || value.equals("fixture")
            || Stream.of(ResourceType.values()).anyMatch(type -> type.key().equals(value));
    if (!known) {
      throw SpecParser.invalid(value, "Invalid resource_type selector \"" + value + "\"");
    }
    return resource -> resource.resourceType().key().equals(value);
  }

  private static boolean isTestNamed(Resource resource, String pattern) {
    return resource instanceof Node.GenericTest test
        ? Glob.matches(test.testName(), pattern)
        : resource.resourceType() == ResourceType.UNIT_TEST
            && Glob.matches(resource.name(), pattern);
  }

  /// dbt takes any part of the words data, singular and unit for them, the first that holds it.
  private static Predicate<Resource> testType(String value) {
    if (value.equals("generic") || value.equals("schema")) {
      return Node.GenericTest.class::isInstance;
    }
    if ("data".contains(value)) {
      return Node.Test.class::isInstance;
    }
    if ("singular".contains(value)) {
      return Node.SingularTest.class::isInstance;
    }
    if ("unit".contains(value)) {
      return resource -> resource.resourceType() == ResourceType.UNIT_TEST;
    }
    throw SpecParser.invalid(
        value,
        "Invalid test type selector "
            + value
            + ": expected \"generic\", \"singular\", \"unit\", or \"data\"");
  }

  private static Predicate<Resource> version(String value) {
    if (!Set.of("latest", "prerelease", "old", "none").contains(value)) {
      throw SpecParser.invalid(
          value,
          "Invalid version type selector "
              + value
              + ": expected one of: \"latest\", \"prerelease\", \"old\", or \"none\"");
    }
    return resource -> {
      if (!(resource instanceof Node.Model model)) {
        return false;
      }
      String own = resource.fields().text("version");
      String latest = resource.fields().text("latest_version");
      return switch (value) {
        case "none" -> own.isEmpty();
        case "latest" -> !own.isEmpty() && own.equals(latest);
        default ->
            !own.isEmpty()
                && !latest.isEmpty()
                && isBefore(own, latest) == value.equals("old")
                && !own.equals(latest)
                && model.version() != null;
      };
    };
  }

  private static boolean isBefore(String a, String b) {
    try {
      return Double.parseDouble(a) < Double.parseDouble(b);
    } catch (NumberFormatException _) {
      return a.compareTo(b) < 0;
    }
  }
}
