package io.daybook.models.draft;

import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Node;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Models with a `deprecation_date`: what dbt warns of when it is past, and of models that refer to
/// them. What is told depends on the clock, so it is never kept with what was parsed.
public final class Deprecations {
  private Deprecations() {}

  /// The warnings at that moment, in the order of the models.
  public static List<Warning> of(Manifest manifest, Instant now) {
    List<Warning> warnings = new ArrayList<>();
    for (Node node : manifest.nodes().values()) {
      Optional<Instant> date = date(node);
      if (date.isEmpty()) {
        continue;
      }
      boolean past = isPast(node, now);
      String written = node.fields().text("deprecation_date");
      if (past) {
        warnings.add(
            new Warning(
                "DeprecatedModel",
                "Model %s has passed its deprecation date of %s. This model should be disabled or removed."
                    .formatted(named(node), written),
                Map.of(
                    "model_name",
                    node.name(),
                    "model_version",
                    node.fields().text("version"),
                    "deprecation_date",
                    written)));
      }
      for (Node child : manifest.nodes().values()) {
        if (child instanceof Node.Model && child.dependsOnNodes().contains(node.uniqueId())) {
          warnings.add(reference(child, node, written, past));
        }
      }
    }
    return warnings;
  }

  /// Whether a model's `deprecation_date` is before that moment.
  public static boolean isPast(Node node, Instant now) {
    return date(node).filter(now::isAfter).isPresent();
  }

  private static Optional<Instant> date(Node node) {
    if (!(node instanceof Node.Model) || !node.fields().has("deprecation_date")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          OffsetDateTime.parse(node.fields().text("deprecation_date").replace(' ', 'T'))
              .toInstant());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static String named(Node node) {
    String version = node.fields().text("version");
    return version.isEmpty() ? node.name() : node.name() + ".v" + version;
  }

  private static Warning reference(Node child, Node node, String date, boolean past) {
    Fields fields = node.fields();
    String version = fields.text("version");
    String latest = fields.text("latest_version");
    String message =
        "While compiling '%s': Found a reference to %s, which %s '%s'. "
            .formatted(
                child.name(),
                named(node),
                past ? "was deprecated on" : "is slated for deprecation on",
                date);
    if (!version.isEmpty() && !version.equals(latest)) {
      message +=
          "A new version of '%s' is available. %s: {{ ref('%s', '%s', v='%s') }}."
              .formatted(
                  node.name(),
                  past ? "Migrate now" : "Try it out",
                  node.packageName(),
                  node.name(),
                  latest);
    }
    return new Warning(
        past ? "DeprecatedReference" : "UpcomingReferenceDeprecation",
        message,
        data(child, node, date));
  }

  private static Map<String, Object> data(Node child, Node node, String date) {
    return Map.of(
        "model_name",
        child.name(),
        "ref_model_package",
        node.packageName(),
        "ref_model_name",
        node.name(),
        "ref_model_version",
        node.fields().text("version"),
        "ref_model_latest_version",
        node.fields().text("latest_version"),
        "ref_model_deprecation_date",
        date);
  }
}
