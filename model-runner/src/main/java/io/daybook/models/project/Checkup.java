package io.daybook.models.project;

import io.daybook.kernel.failure.FailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `debug` looks at: whether the profile and the project can be read, each by itself, in dbt's
/// words. Nothing is thrown for what is wrong with them.
///
/// @param profilesFile where the profiles are looked for
/// @param target the chosen output, absent if the profile cannot be read or more than one could be
///   meant
/// @param profile how the profile is
/// @param project how `dbt_project.yml` is
public record Checkup(
    Path profilesFile, Optional<Target> target, Finding profile, Finding project) {

  /// How a file is.
  ///
  /// @param state dbt's word for it: `OK found and valid`
  /// @param summary what is said of it at the end, empty if it is good
  public record Finding(String state, String summary) {
    private static final Finding GOOD = new Finding("OK found and valid", "");

    public boolean isGood() {
      return summary.isEmpty();
    }

    private static Finding missing(String summary) {
      return new Finding("ERROR not found", summary);
    }

    private static Finding invalid(String summary) {
      return new Finding("ERROR invalid", summary);
    }
  }

  /// Where dbt explains profiles.
  public static final String MANUAL = "https://docs.getdbt.com/docs/configure-your-profile";

  /// Looks at both.
  public static Checkup of(Invocation invocation) {
    Path file = Profiles.file(invocation);
    Finding project = project(invocation);
    if (!Files.isRegularFile(file)) {
      String missing =
          """
          dbt looked for a profiles.yml file in %s, but did
          not find one. For more information on configuring your profile, consult the
          documentation:

          %s
          """
              .formatted(file, MANUAL);
      return new Checkup(file, Optional.empty(), Finding.missing(missing), project);
    }
    Object named = named(invocation);
    if (invocation.profile().isPresent() || named != null) {
      return chosen(invocation, named, file, project);
    }
    return guessed(invocation, file, project);
  }

  private static Checkup chosen(
      Invocation invocation, @Nullable Object named, Path file, Finding project) {
    try {
      Target target = Profiles.target(invocation, named);
      return new Checkup(file, Optional.of(target), Finding.GOOD, project);
    } catch (FailureException e) {
      return new Checkup(file, Optional.empty(), unreadable("", List.of(reason(e))), project);
    }
  }

  /// Nothing says which profile is meant: all are tried, a lone one is taken.
  private static Checkup guessed(Invocation invocation, Path file, Finding project) {
    List<Target> targets = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    List<String> names = List.of();
    try {
      names = Profiles.names(invocation);
    } catch (FailureException e) {
      errors.add(reason(e));
    }
    for (String name : names) {
      try {
        targets.add(Profiles.target(invocation, name));
      } catch (FailureException e) {
        errors.add(reason(e));
      }
    }
    if (!errors.isEmpty()) {
      Finding bad = unreadable("Could not load dbt_project.yml\n", errors);
      return new Checkup(file, Optional.empty(), bad, project);
    }
    Optional<Target> lone =
        targets.size() == 1 ? Optional.of(targets.getFirst()) : Optional.empty();
    return new Checkup(file, lone, Finding.GOOD, project);
  }

  private static Finding unreadable(String before, List<String> errors) {
    return Finding.invalid(
        before
            + "Profile loading failed for the following reason:\n"
            + String.join("\n\n", errors)
            + "\n");
  }

  private static Finding project(Invocation invocation) {
    Path file = invocation.projectDir().resolve(ProjectFile.NAME);
    String failed = "Project loading failed for the following reason:\n";
    if (!Files.isRegularFile(file)) {
      return Finding.missing(failed + " project path <" + file + "> not found");
    }
    try {
      Project.root(invocation);
      return Finding.GOOD;
    } catch (FailureException e) {
      return Finding.invalid(failed + reason(e) + "\n");
    }
  }

  /// The profile that the project names, null where it cannot be read.
  private static @Nullable Object named(Invocation invocation) {
    try {
      return ProjectFile.load(invocation.projectDir()).map().get("profile");
    } catch (FailureException _) {
      return null;
    }
  }

  private static String reason(FailureException e) {
    return "Runtime Error\n  " + e.failure().fact().replace("\n", "\n  ");
  }
}
