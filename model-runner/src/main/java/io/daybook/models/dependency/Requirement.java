package io.daybook.models.dependency;

import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One package that a project asks for: an entry of `packages.yml`, `dependencies.yml` or
/// `package-lock.yml`.
///
/// @param kind where it comes from
/// @param source its name on the hub, its address or its folder
/// @param shown the source as written, without the secrets that a template may have filled in
/// @param versions what the hub's version has to satisfy, or at most one revision of git
/// @param entry the whole entry, rendered
record Requirement(Kind kind, String source, String shown, Set<String> versions, Fields entry) {

  /// Where packages come from; the name is the key in `packages.yml`.
  enum Kind {
    PACKAGE,
    GIT,
    LOCAL,
    TARBALL;

    /// The keys that dbt's hash of an entry covers.
    List<String> hashed() {
      return switch (this) {
        case PACKAGE -> List.of("package", "version", "install_prerelease");
        case GIT -> List.of("git", "revision", "subdirectory", "warn-unpinned");
        case LOCAL, TARBALL -> List.of(key());
      };
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Requirement {
    versions = Collections.unmodifiableSet(new LinkedHashSet<>(versions));
  }

  /// Reads one entry.
  ///
  /// @param place the file, for messages
  static Requirement of(Fields rendered, Fields written, String place) {
    for (Kind kind : Kind.values()) {
      String source = rendered.text(kind.key());
      if (source.isEmpty()) {
        continue;
      }
      String version = kind == Kind.GIT ? "revision" : "version";
      Requirement requirement =
          new Requirement(
              kind,
              source,
              written.has(kind.key()) ? written.text(kind.key()) : source,
              new LinkedHashSet<>(rendered.texts(version)),
              rendered);
      requirement.check(place);
      return requirement;
    }
    throw invalid(
        rendered.has("private")
            ? "the package "
                + rendered.text("private")
                + " is private: only dbt's own platform resolves it"
            : "an entry names no package",
        place,
        "name it by `package:`, `git:`, `local:` or `tarball:`");
  }

  private void check(String place) {
    if (kind == Kind.PACKAGE && versions.isEmpty()) {
      throw invalid(
          source
              + " is missing the version. When installing from the Hub package index, version is a"
              + " required property",
          place,
          "write `version: [\">=1.0.0\", \"<2.0.0\"]` below it");
    }
    if (kind == Kind.PACKAGE && source.indexOf('/') < 0) {
      throw invalid(
          source
              + " was not found in the package index. Packages on the index require a namespace,"
              + " e.g dbt-labs/dbt_utils",
          place,
          "write the namespace before the name");
    }
    if (kind == Kind.TARBALL && entry.text("name").isEmpty()) {
      throw invalid("the tarball " + shown + " has no name", place, "write `name:` below it");
    }
    if (kind == Kind.GIT && (source.startsWith("-") || revision().startsWith("-"))) {
      throw invalid("git takes " + shown + " for an option", place, "correct the address");
    }
  }

  /// What tells two packages apart: git's addresses with and without `.git` are one.
  String key() {
    return switch (kind) {
      case GIT ->
          (source.endsWith(".git") ? source.substring(0, source.length() - 4) : source)
              + "/"
              + subdirectory();
      case PACKAGE, LOCAL, TARBALL -> source;
    };
  }

  /// The same package asked for twice: both have to be satisfied.
  Requirement and(Requirement other) {
    if (other.kind != kind) {
      throw invalid(
          "Cannot incorporate " + other.shown + " in " + shown + ": mismatched types",
          "packages.yml",
          "name the package in one way only");
    }
    Set<String> both = new LinkedHashSet<>(versions);
    both.addAll(other.versions);
    return new Requirement(kind, source, shown, both, entry);
  }

  /// The revision of git, `HEAD` where none is asked for.
  String revision() {
    return versions.isEmpty() ? "HEAD" : versions.iterator().next();
  }

  String subdirectory() {
    return entry.text("subdirectory");
  }

  /// How dbt tells which package it is.
  String title() {
    return switch (kind) {
      case GIT -> subdirectory().isEmpty() ? shown : shown + "/" + subdirectory();
      case TARBALL -> entry.text("name");
      case PACKAGE, LOCAL -> shown;
    };
  }

  private static FailureException invalid(String fact, String place, String hint) {
    return new FailureException(new Failure.Config("DEPS-001", fact, Location.file(place), hint));
  }

  /// The entries of a file, read.
  static List<Requirement> all(List<Fields> rendered, List<Fields> written, String place) {
    List<Requirement> all = new ArrayList<>();
    for (int i = 0; i < rendered.size(); i++) {
      all.add(of(rendered.get(i), written.get(i), place));
    }
    return all;
  }
}
