package io.daybook.models.parse;

import io.daybook.jinja.value.Values;
import io.daybook.models.project.Project;
import io.daybook.models.project.Vars;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What all scopes of one parse share. Safe for all threads.
///
/// @param project the project
/// @param macros its macros
/// @param target as templates see it
/// @param vars by package
record World(Project project, Macros macros, Object target, Map<String, Vars> vars) {

  static World of(Project project, Macros macros) {
    return new World(
        project, macros, Values.of(project.target().values()), new ConcurrentHashMap<>());
  }

  Vars varsOf(String packageName) {
    return vars.computeIfAbsent(packageName, name -> Vars.of(project, name));
  }
}
