package io.daybook.models.invocation;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.Values;
import io.daybook.models.node.Fields;
import io.daybook.models.project.PackageProject;
import io.daybook.models.project.Project;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// dbt's configuration of the running project, which packages reach as `builtins.ref.config`.
public record RuntimeConfig(Project project) implements HostObject {
  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "project_name" -> project.root().name();
      case "version" -> project.root().fields().text("version");
      case "vars" -> new Variables(project.root().vars());
      case "cli_vars" -> Values.of(project.invocation().vars());
      case "args" -> Values.of(project.invocation().flags().values());
      case "project_root" -> project.root().folder().toString();
      case "profile_name" -> project.target().profileName();
      case "target_name" -> project.target().name();
      case "threads" -> (long) project.target().threads();
      case "dependencies" -> dependencies();
      default -> null;
    };
  }

  private PyDict dependencies() {
    PyDict dependencies = new PyDict();
    for (Map.Entry<String, PackageProject> each : project.packages().entrySet()) {
      PyDict one = new PyDict();
      one.put("project_name", each.getKey());
      one.put("version", each.getValue().fields().text("version"));
      dependencies.put(each.getKey(), one);
    }
    return dependencies;
  }

  @Override
  public String text() {
    return "<RuntimeConfig " + project.root().name() + ">";
  }

  /// The variables of `dbt_project.yml`.
  private record Variables(Fields vars) implements HostObject {
    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "vars" -> Values.of(vars.values());
        case "to_dict" -> (CallableValue) (_, _) -> Values.of(vars.values());
        default -> null;
      };
    }

    @Override
    public String text() {
      return "<VarProvider>";
    }
  }
}
