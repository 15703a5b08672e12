package io.daybook.models.project;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds `profiles.yml` and picks the target: first `--profiles-dir` or `DBT_PROFILES_DIR`, then
/// the project's folder, then `~/.dbt`.
final class Profiles {
  private static final String HINT_PROFILE =
      "write the profile into profiles.yml, or name another with --profile";

  private final Invocation invocation;
  private final YamlRenderer renderer;
  private final Path file;

  private Profiles(Invocation invocation) {
    this.invocation = invocation;
    this.renderer = YamlRenderer.secrets(invocation);
    this.file = file(invocation);
  }

  /// The target of the named profile.
  static Target target(Invocation invocation, @Nullable Object profileOfProject) {
    Profiles profiles = new Profiles(invocation);
    String name =
        invocation
            .profile()
            .orElseGet(() ->
                String.valueOf(
                    profiles.renderer.render(profileOfProject == null ? "" : profileOfProject)));
    if (name.isEmpty()) {
      throw profiles.failure(
          null,
          "dbt cannot run because no profile was specified for this dbt project",
          "add `profile: <name>` to dbt_project.yml");
    }
    return profiles.read(name);
  }

  /// Where the profiles are looked for.
  static Path file(Invocation invocation) {
    return folder(invocation).resolve("profiles.yml");
  }

  /// The names of all profiles.
  static List<String> names(Invocation invocation) {
    Path file = file(invocation);
    return Yaml.read(file.toString(), SourceFiles.text(file)).map().keySet().stream()
        .filter(name -> !name.equals("config"))
        .toList();
  }

  /// The folder where the profiles are looked for.
  static Path folder(Invocation invocation) {
    if (invocation.profilesDir().isPresent()) {
      return invocation.profilesDir().get();
    }
    String variable = invocation.environment().get("DBT_PROFILES_DIR");
    if (variable != null) {
      return Path.of(variable);
    }
    if (Files.isRegularFile(invocation.projectDir().resolve("profiles.yml"))) {
      return invocation.projectDir();
    }
    return Path.of(invocation.environment().getOrDefault("HOME", "."), ".dbt");
  }

  private Target read(String name) {
    if (!Files.isRegularFile(file)) {
      throw failure(null, "Could not find profile named '" + name + "'", HINT_PROFILE);
    }
    YamlDocument document = Yaml.read(file.toString(), SourceFiles.text(file));
    Object profile = document.map().get(name);
    if (!(profile instanceof Map<?, ?>)) {
      throw failure(document, "Could not find profile named '" + name + "'", HINT_PROFILE);
    }
    Fields raw = Fields.of(profile);
    String chosen =
        invocation
            .target()
            .orElseGet(() ->
                raw.has("target") ? String.valueOf(renderer.render(raw.get("target"))) : "default");
    Fields outputs = raw.fields("outputs");
    if (!(outputs.get(chosen) instanceof Map<?, ?> output)) {
      throw failure(
          document,
          "The profile '"
              + name
              + "' does not have a target named '"
              + chosen
              + "'. The valid target names for this profile are: "
              + String.join(", ", outputs.values().keySet()),
          "choose one with --target");
    }
    return target(name, chosen, Fields.of(output));
  }

  private Target target(String profile, String name, Fields output) {
    // The checks of dbt in dbt's order: the first that fails is the one that it reports.
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    Map<String, @Nullable Object> rendered =
        renderer.renderAll(output.values(), path -> !path.equals(List.of("password")));
    rendered.computeIfPresent("password", (_, written) -> password(written));
    rendered.forEach((key, value) ->
        fields.put(
            switch (key) {
              case "database" -> "dbname";
              case "pass" -> "password";
              default -> key;
            },
            value));
    Target target = new Target(profile, name, new Fields(fields));
    if (!target.type().equals("postgres")) {
      throw failure(
          null,
          "the target '" + name + "' is of type '" + target.type() + "'",
          "only postgres can be run here: choose another target with --target");
    }
    for (String key : new String[] {"host", "user", "dbname", "schema"}) {
      if (!target.fields().has(key)) {
        throw failure(
            null,
            "Credentials in profile \""
                + profile
                + "\", target \""
                + name
                + "\" invalid: '"
                + key
                + "' is a required property",
            "add the key to profiles.yml");
      }
    }
    Object threads = invocation.flags().get("threads");
    return threads == null
        ? target
        : new Target(profile, name, target.fields().with("threads", threads));
  }

  /// A password may have a template's letters and be none.
  private @Nullable Object password(Object written) {
    try {
      return renderer.render(written);
    } catch (FailureException _) {
      return written;
    }
  }

  private FailureException failure(@Nullable YamlDocument document, String fact, String hint) {
    Location at = document == null ? Location.file(file.toString()) : document.at(document.root());
    return new FailureException(new Failure.Config("PROJECT-005", fact, at, hint));
  }
}
