package io.daybook.models.draft;

import io.daybook.models.node.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All drafts by name. A name may be taken more than once: by other packages, by other types, by
/// nodes that are switched off.
public final class Index {
  private final Map<String, List<Draft>> byName = new LinkedHashMap<>();
  private final List<Draft> all = new ArrayList<>();

  public void add(Draft draft) {
    all.add(draft);
    byName.computeIfAbsent(draft.name(), _ -> new ArrayList<>()).add(draft);
  }

  /// Everything, in order of addition.
  public Collection<Draft> all() {
    return all;
  }

  /// The drafts of that name, enabled ones first.
  public List<Draft> named(String name, Predicate<Draft> wanted) {
    List<Draft> found = new ArrayList<>();
    for (boolean enabled : new boolean[] {true, false}) {
      for (Draft draft : byName.getOrDefault(name, List.of())) {
        if (draft.isEnabled() == enabled && wanted.test(draft)) {
          found.add(draft);
        }
      }
    }
    return found;
  }

  /// The enabled model, seed or snapshot of that name, in the package if there is one, else in any.
  /// Of two types that share the name in one package it is the one read later, as in dbt.
  public @Nullable Draft refable(String name, @Nullable String packageName) {
    Draft found = null;
    for (Draft draft : named(name, draft -> draft.type.isRefable() && draft.isEnabled())) {
      boolean wanted = packageName == null || draft.packageName.equals(packageName);
      boolean later =
          found != null && draft.type != found.type && draft.packageName.equals(found.packageName);
      if (wanted && (found == null || later)) {
        found = draft;
      }
    }
    return found;
  }

  /// The same for one type, whether enabled or not.
  public List<Draft> ofType(String name, ResourceType type) {
    return named(name, draft -> draft.type == type);
  }

  /// Takes a draft out.
  public void remove(Draft draft) {
    all.remove(draft);
    byName.getOrDefault(draft.name(), List.of()).remove(draft);
  }

  /// Files a draft under its new name.
  public void renamed(Draft draft, String before) {
    byName.getOrDefault(before, List.of()).remove(draft);
    byName.computeIfAbsent(draft.name(), _ -> new ArrayList<>()).add(draft);
  }
}
