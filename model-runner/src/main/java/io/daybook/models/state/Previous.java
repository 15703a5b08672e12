package io.daybook.models.state;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import io.daybook.models.node.Manifest;
import io.daybook.models.node.Resource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The artifacts of `--state`; any of them may be missing.
///
/// @param manifest the former manifest
/// @param results `run_results.json`
/// @param sources `sources.json` of the former run
/// @param sourcesNow `sources.json` of this project's target folder
/// @param moment of this run: a model past its deprecation date by then may go
public record Previous(
    Optional<Manifest> manifest,
    Optional<Fields> results,
    Optional<Fields> sources,
    Optional<Fields> sourcesNow,
    Instant moment) {

  /// Nothing is known.
  public static final Previous NONE =
      new Previous(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);

  /// The method `state:`.
  ///
  /// @param warned hears what breaks the contract of a model without versions
  public Predicate<Resource> state(Manifest now, String what, Consumer<String> warned) {
    Manifest before =
        manifest.orElseThrow(
            () -> missing("Got a state selector method, but no comparison manifest"));
    return new Changes(before, now, moment, warned).predicate(what);
  }

  /// The method `result:`.
  public Predicate<Resource> result(String status) {
    Fields former = results.orElseThrow(() -> missing("No comparison run_results"));
    Set<String> ids =
        former.each("results").stream()
            .filter(result -> result.text("status").equals(status))
            .map(result -> result.text("unique_id"))
            .collect(Collectors.toSet());
    return resource -> ids.contains(resource.uniqueId());
  }

  /// The method `source_status:`; only `fresher` selects anything.
  public Predicate<Resource> sourceStatus(String status) {
    Map<String, String> before =
        loaded(
            sources.orElseThrow(
                () -> missing("No previous state comparison freshness results in sources.json")));
    Map<String, String> now =
        loaded(
            sourcesNow.orElseThrow(
                () -> missing("No current state comparison freshness results in sources.json")));
    return resource -> {
      String loaded = now.get(resource.uniqueId());
      String former = before.get(resource.uniqueId());
      return status.equals("fresher")
          && loaded != null
          && (former == null || loaded.compareTo(former) > 0);
    };
  }

  private static Map<String, String> loaded(Fields sources) {
    return sources.each("results").stream()
        .filter(result -> result.has("max_loaded_at"))
        .collect(
            Collectors.toMap(
                result -> result.text("unique_id"),
                result -> result.text("max_loaded_at"),
                (_, last) -> last));
  }

  private static FailureException missing(String fact) {
    return new FailureException(
        new Failure.Usage(
            "SELECT-002",
            fact,
            Location.NONE,
            "give the folder with the artifacts of a former run: --state FOLDER"));
  }
}
