package io.daybook.models.draft;

import java.util.ArrayList;
import java.util.List;

/// The place of a resource: package, folders, name.
public final class Fqn {
  private Fqn() {}

  /// Package and folders of a path below a resource folder; its last part is left out.
  public static List<String> prefix(String packageName, String path) {
    List<String> fqn = new ArrayList<>();
    fqn.add(packageName);
    String[] parts = path.split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      if (!parts[i].isEmpty()) {
        fqn.add(parts[i]);
      }
    }
    return fqn;
  }

  /// The whole place of a named resource.
  public static List<String> of(String packageName, String path, String name) {
    List<String> fqn = prefix(packageName, path);
    fqn.add(name);
    return fqn;
  }
}
