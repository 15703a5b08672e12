package io.daybook.cli.models.option;

import io.daybook.cli.frame.Session;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.run.Run;
import io.daybook.models.artifact.FormerRun;
import io.daybook.models.node.Fields;
import io.daybook.models.project.Environment;
import io.daybook.models.project.Invocation;
import io.daybook.models.project.ProjectFlags;
import io.daybook.models.project.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Options of every `models` command: which project, profile, target and variables. Each may also
/// stand in the environment as `DBT_` and its name.
@SuppressWarnings("UnusedVariable") // some options are only accepted
public final class ModelsOptions {
  @Option(
      names = "--project-dir",
      paramLabel = "DIR",
      description = "Folder of dbt_project.yml; default: here or the nearest folder above.")
  private @Nullable Path projectDir;

  @Option(names = "--profiles-dir", paramLabel = "DIR", description = "Folder of profiles.yml.")
  private @Nullable Path profilesDir;

  @Option(names = "--profile", paramLabel = "NAME", description = "Profile to use.")
  private @Nullable String profile;

  @Option(
      names = {"-t", "--target"},
      paramLabel = "NAME",
      description = "Target of the profile.")
  private @Nullable String target;

  @Option(names = "--vars", paramLabel = "YAML", description = "Variables: '{name: value}'.")
  private @Nullable String vars;

  @Option(names = "--target-path", paramLabel = "DIR", description = "Folder for artifacts.")
  private @Nullable String targetPath;

  @Option(names = "--threads", paramLabel = "N", description = "Nodes at once.")
  private @Nullable Long threads;

  @Option(
      names = "--partial-parse",
      negatable = true,
      description = "Keep what was parsed, and parse again only what changed.")
  private @Nullable Boolean partialParse;

  @Option(
      names = "--version-check",
      negatable = true,
      description = "Refuse projects that ask for another version of dbt (default).")
  private @Nullable Boolean versionCheck;

  @Option(
      names = {
        "--send-anonymous-usage-stats",
        "--static-parser",
        "--populate-cache",
        "--cache-selected-only",
        "--log-cache-events",
        "--hints-enabled",
        "--use-experimental-parser"
      },
      negatable = true,
      description = "Accepted for dbt's sake; changes nothing.",
      hidden = true)
  private boolean[] accepted = {};

  @Option(
      names = "--invocation-id",
      paramLabel = "UUID",
      description = "Identity of this run in its artifacts; default: a new one.")
  private @Nullable UUID invocationId;

  @Option(
      names = "--packages-install-path",
      paramLabel = "DIR",
      description = "Where packages are installed; default: as the project says.")
  private @Nullable String packagesInstallPath;

  @Mixin private LogOptions log = new LogOptions();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  public boolean isQuiet(Session session) {
    return Boolean.TRUE.equals(flag(session, "quiet"));
  }

  /// Whether warnings are errors.
  public boolean isWarnError(Session session) {
    return Boolean.TRUE.equals(flag(session, "warn_error"));
  }

  private @Nullable Object flag(Session session, String name) {
    Object said = log.flags().get(name);
    return said == null ? FlagVariables.read(session.environment()).get(name) : said;
  }

  /// The invocation that these options ask for.
  ///
  /// @param flags dbt's flags of the command itself, by their lower-case names; null is unset
  public Invocation invocation(Session session, Map<String, @Nullable Object> flags) {
    Map<String, @Nullable Object> all = FlagVariables.read(session.environment());
    put(all, "target_path", targetPath);
    put(all, "threads", threads);
    put(all, "packages_install_path", packagesInstallPath);
    put(all, "partial_parse", partialParse);
    put(all, "version_check", versionCheck);
    put(all, "invocation_command", words(session));
    log.flags().forEach((name, value) -> put(all, name, value));
    flags.forEach((name, value) -> put(all, name, value));
    return ProjectFlags.under(
        new Invocation(
            folder(session),
            Optional.ofNullable(profilesDir),
            option(profile, session, "DBT_PROFILE"),
            option(target, session, "DBT_TARGET"),
            variables(session),
            session.environment(),
            Fields.of(all),
            invocationId == null ? session.run() : new Run(invocationId, session.run().clock())));
  }

  /// The invocation that does a former one again: its flags, over them those of this command line
  /// that belong to one invocation only.
  ///
  /// @param deferState where to read from what is deferred, if this command line says so
  public Invocation again(Session session, FormerRun former, @Nullable Path deferState) {
    Invocation here = invocation(session, Map.of());
    Map<String, @Nullable Object> flags = new LinkedHashMap<>(here.flags().values());
    flags.putAll(former.flags());
    log.flags().forEach((name, value) -> put(flags, name, value));
    put(flags, "threads", threads);
    put(flags, "defer_state", deferState == null ? null : deferState.toAbsolutePath().toString());
    Fields arguments = former.arguments();
    return new Invocation(
        here.projectDir(),
        here.profilesDir(),
        Optional.ofNullable(arguments.textOrNull("profile")),
        Optional.ofNullable(arguments.textOrNull("target")),
        vars == null ? arguments.fields("vars").values() : here.vars(),
        here.environment(),
        Fields.of(flags),
        here.run());
  }

  /// The command line as dbt tells it, secrets masked.
  private @Nullable String words(Session session) {
    CommandSpec said = command;
    if (said == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    words.add(said.name().replaceFirst("^daybook models", "dbt"));
    words.addAll(said.commandLine().getParseResult().originalArgs());
    return new Environment(session.environment()).masked(String.join(" ", words));
  }

  private static void put(
      Map<String, @Nullable Object> flags, String name, @Nullable Object value) {
    if (value != null) {
      flags.put(name, value);
    }
  }

  private static Optional<String> option(@Nullable String said, Session session, String variable) {
    return Optional.ofNullable(said == null ? session.environment().get(variable) : said);
  }

  private Map<String, @Nullable Object> variables(Session session) {
    String text = vars == null ? session.environment().getOrDefault("DBT_VARS", "{}") : vars;
    if (Yaml.value("--vars", text) instanceof Map<?, ?> map) {
      return Fields.of(map).values();
    }
    throw new FailureException(
        new Failure.Usage(
            "USAGE-010",
            "the --vars argument must be a YAML dictionary, but was of type " + text,
            Location.NONE,
            "write --vars '{name: value}'"));
  }

  /// The folder named, else the nearest one at or above the working folder with a project.
  private Path folder(Session session) {
    String variable = session.environment().get("DBT_PROJECT_DIR");
    if (projectDir != null || variable != null) {
      Path said = projectDir == null ? Path.of(variable) : projectDir;
      if (!Files.isDirectory(said)) {
        throw new FailureException(
            new Failure.Usage(
                "USAGE-017",
                "Invalid value for '--project-dir': Path '" + said + "' does not exist.",
                Location.NONE,
                "name the folder of dbt_project.yml"));
      }
      return said.toAbsolutePath().normalize();
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("dbt_project.yml"))) {
        return folder;
      }
    }
    return here;
  }
}
