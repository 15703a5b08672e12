package io.daybook.kernel.config;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.kernel.failure.Problems;
import io.daybook.kernel.failure.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What holds for this invocation, decided once: a flag wins over the environment, the environment
/// over `daybook.yaml`, that over the default. Immutable.
public final class Configuration {
  /// Names another file than `daybook.yaml` in the working folder.
  public static final String FILE_VARIABLE = "DAYBOOK_CONFIG";

  private final Map<Key, Setting> settings;
  private final Secret driverPassword;

  private Configuration(Map<Key, Setting> settings, Secret driverPassword) {
    this.settings = new EnumMap<>(settings);
    this.driverPassword = driverPassword;
  }

  /// Decides.
  ///
  /// @param flags what the command line says, only what was given
  /// @param environment the variables of the process
  /// @param folder the working folder
  /// @throws FailureException with all problems at once
  public static Configuration read(
      Map<Key, String> flags, Map<String, String> environment, Path folder) {
    Problems problems = new Problems();
    Map<Key, Setting> settings = new EnumMap<>(Key.class);
    settings.putAll(file(environment, folder, problems));
    settings.putAll(environment(environment, problems));
    flags.forEach(
        (key, value) -> settings.put(key, new Setting(key, value, key.flag(), Location.NONE)));
    settings.values().forEach(setting -> check(setting, problems));
    problems.throwIfAny();
    settings.replaceAll((_, setting) -> resolved(setting, folder));
    fillDefaults(settings, environment, folder);
    Secret password = Secret.of(environment.getOrDefault("PGPASSWORD", ""));
    return new Configuration(settings, password);
  }

  /// Every key that has a value, in the order of {@link Key}.
  public List<Setting> settings() {
    return List.copyOf(settings.values());
  }

  /// The value of a key, if it has one.
  public Optional<String> value(Key key) {
    return Optional.ofNullable(settings.get(key)).map(Setting::value);
  }

  /// The warehouse's URL as it was given; none: the embedded server.
  public Optional<Secret> databaseUrl() {
    return value(Key.DATABASE_URL).map(Secret::of);
  }

  /// The password that goes with it, where the URL itself has none.
  public Secret databasePassword() {
    Optional<Path> file = value(Key.DATABASE_PASSWORD_FILE).map(Path::of);
    if (file.isEmpty()) {
      return driverPassword;
    }
    try {
      return Secret.of(Files.readString(file.get()).strip());
    } catch (IOException unreadable) {
      throw new FailureException(
          new Failure.Config(
              "CONFIG-006",
              "the password file cannot be read",
              Location.file(file.get().toString()),
              "make it readable for this user, or correct database.password-file"));
    }
  }

  /// The most connections of one command.
  public int databaseConnections() {
    return Integer.parseInt(value(Key.DATABASE_CONNECTIONS).orElseThrow());
  }

  /// What daybook keeps on this machine.
  public Path dataDir() {
    return Path.of(value(Key.DATA_DIR).orElseThrow());
  }

  /// An absolute folder or `s3://…`.
  public String inbox() {
    return value(Key.INBOX).orElseThrow();
  }

  /// The folder of the contracts.
  public Path contractsDir() {
    return Path.of(value(Key.CONTRACTS_DIR).orElseThrow());
  }

  /// The folder of the dbt project.
  public Path modelsDir() {
    return Path.of(value(Key.MODELS_DIR).orElseThrow());
  }

  private static Map<Key, Setting> file(
      Map<String, String> environment, Path folder, Problems problems) {
    String named = environment.getOrDefault(FILE_VARIABLE, "");
    Path file = folder.resolve(named.isEmpty() ? "daybook.yaml" : named);
    boolean wanted = !named.isEmpty() || Files.exists(file);
    return wanted ? ConfigurationFile.read(file, problems) : Map.of();
  }

  /// The prefix is shared with launchers, the Airflow operator, dbt profiles and Kubernetes, so a
  /// variable that is none of ours is an error only where it looks like one of ours, mistyped.
  private static Map<Key, Setting> environment(Map<String, String> environment, Problems problems) {
    Map<Key, Setting> settings = new EnumMap<>(Key.class);
    Map<String, Key> known =
        Arrays.stream(Key.values()).collect(Collectors.toMap(Key::variable, key -> key));
    for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
      String name = variable.getKey();
      if (!name.startsWith("DAYBOOK_") || name.equals(FILE_VARIABLE)) {
        continue;
      }
      Key key = known.get(name);
      if (key == null) {
        Suggestion.nearest(name, known.keySet())
            .ifPresent(word -> problems.add(mistyped(name, word)));
      } else if (!variable.getValue().isEmpty()) {
        settings.put(key, new Setting(key, variable.getValue(), name, Location.NONE));
      }
    }
    return settings;
  }

  private static Failure mistyped(String name, String word) {
    return new Failure.Config(
        "CONFIG-001", "there is no variable " + name, Location.NONE, "did you mean " + word + "?");
  }

  private static void check(Setting setting, Problems problems) {
    Key.Kind kind = setting.key().kind();
    if (!kind.allows(setting.value())) {
      String origin = setting.place().equals(Location.NONE) ? setting.origin() + " " : "";
      problems.add(
          new Failure.Config(
              "CONFIG-002",
              origin + setting.key().dotted() + " is \"" + setting.shown() + "\"",
              setting.place(),
              "it must be " + kind.wanted()));
    }
  }

  /// Paths become absolute; those of the file count from the file's folder.
  private static Setting resolved(Setting setting, Path folder) {
    Key.Kind kind = setting.key().kind();
    boolean path =
        kind == Key.Kind.PATH || (kind == Key.Kind.PLACE && !setting.value().contains("://"));
    if (!path) {
      return setting;
    }
    Path base = folder;
    if (setting.place() instanceof Location.FilePlace at) {
      base = folder.resolve(at.uri()).resolveSibling("");
    }
    String absolute = base.resolve(setting.value()).toAbsolutePath().normalize().toString();
    return new Setting(setting.key(), absolute, setting.origin(), setting.place());
  }

  private static void fillDefaults(
      Map<Key, Setting> settings, Map<String, String> environment, Path folder) {
    for (Key key : Key.values()) {
      if (!key.byDefault().isEmpty()) {
        Setting setting = new Setting(key, key.byDefault(), "default", Location.NONE);
        settings.putIfAbsent(key, resolved(setting, folder));
      }
    }
    String data = DataFolder.ofThisUser(environment).toString();
    settings.putIfAbsent(Key.DATA_DIR, new Setting(Key.DATA_DIR, data, "default", Location.NONE));
    Path dataDir = Path.of(settings.get(Key.DATA_DIR).value());
    settings.putIfAbsent(
        Key.INBOX,
        new Setting(Key.INBOX, dataDir.resolve("inbox").toString(), "default", Location.NONE));
  }
}
