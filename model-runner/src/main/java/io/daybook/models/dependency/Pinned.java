package io.daybook.models.dependency;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A package of which it is known what exactly is installed.
///
/// @param requirement what asked for it
/// @param name of its project, and of its folder
/// @param version the release of the hub or the commit of git, empty for others
/// @param latest the hub's newest release that could be used, empty for others
/// @param folder where it was fetched to; null where it has still to be fetched
/// @param tarball where to fetch it, empty where it was
/// @param needs the packages that it asks for itself
/// @param isKept whether what is installed stays, as nothing else can be fetched
record Pinned(
    Requirement requirement,
    String name,
    String version,
    String latest,
    @Nullable Path folder,
    String tarball,
    List<Requirement> needs,
    boolean isKept) {

  /// What dbt tells behind "Installed from".
  String origin() {
    return switch (requirement.kind()) {
      case PACKAGE -> "version " + version;
      case GIT -> version.equals("HEAD") ? "HEAD (default revision)" : "revision " + version;
      case LOCAL -> "<local @ " + requirement.shown() + ">";
      case TARBALL -> "tarball (url: " + requirement.shown() + ")";
    };
  }

  /// Its entry in `package-lock.yml`, in the order of its keys.
  Map<String, String> locked() {
    Map<String, String> entry = new LinkedHashMap<>();
    if (requirement.kind() == Requirement.Kind.PACKAGE) {
      entry.put("name", name);
      entry.put("package", requirement.shown());
      entry.put("version", version);
      return entry;
    }
    entry.put(requirement.kind().key(), requirement.shown());
    entry.put("name", name);
    if (requirement.kind() == Requirement.Kind.GIT) {
      entry.put("revision", version);
      if (!requirement.subdirectory().isEmpty()) {
        entry.put("subdirectory", requirement.subdirectory());
      }
    }
    return entry;
  }
}
