package io.daybook.models.project;

import io.daybook.jinja.Environment;
import io.daybook.jinja.error.JinjaException;
import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.Undefined;
import io.daybook.jinja.value.Values;
import io.daybook.kernel.failure.Failure;
import io.daybook.kernel.failure.FailureException;
import io.daybook.kernel.failure.Location;
import io.daybook.models.module.Modules;
import io.daybook.models.module.PyDate;
import io.daybook.models.version.VersionRange;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Templates in YAML: `env_var`, `var`, `target`, Python's modules, what the invocation is, and the
/// filters that give a value its type. A name that nobody has is an empty text.
final class YamlTemplates extends YamlRenderer {
  private static final Environment ENVIRONMENT = Environment.builder().typeFilters().build();

  private final Map<String, Object> names = new HashMap<>();

  /// @param invocation whose environment `env_var` reads
  /// @param variable what `var` is
  /// @param secrets true where secrets may be read
  YamlTemplates(
      Invocation invocation, CallableValue variable, @Nullable Target target, boolean secrets) {
    io.daybook.models.project.Environment environment =
        new io.daybook.models.project.Environment(invocation.environment());
    CallableValue envVar =
        (_, a) ->
            environment.value(
                String.valueOf(a.placed("var").at(0)), said(a.find(1, "default")), secrets);
    names.put("env_var", envVar);
    names.put("var", variable);
    names.put("dbt_version", VersionRange.SPOKEN);
    names.put("invocation_id", invocation.run().id().toString());
    names.put("modules", Modules.of(invocation.run().clock(), () -> {}));
    names.put("run_started_at", PyDate.of(invocation.run().now()));
    if (target != null) {
      names.put("target", target.values());
    }
  }

  private static @Nullable Object said(@Nullable Object value) {
    return value instanceof None ? null : value;
  }

  /// `var` where each variable without a default must be set.
  static CallableValue required(Vars variables) {
    return (_, arguments) -> {
      Object value = variable(variables, arguments);
      if (value == null) {
        throw new FailureException(
            new Failure.Config(
                "PROJECT-012",
                "Required var '" + arguments.placed("var_name").at(0) + "' not found in config",
                Location.NONE,
                "set it under vars: in dbt_project.yml or with --vars, or give var() a default"));
      }
      return value;
    };
  }

  /// `var` that gives nothing for what is not set.
  static CallableValue optional(Vars variables) {
    return (_, arguments) -> {
      Object value = variable(variables, arguments);
      return value == null ? None.NONE : value;
    };
  }

  private static @Nullable Object variable(Vars variables, Arguments arguments) {
    String name = String.valueOf(arguments.placed("var_name").at(0));
    return variables.has(name)
        ? Values.of(plain(variables.get(name)))
        : arguments.find(1, "default");
  }

  /// A date as its text: templates hold no dates.
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof java.time.temporal.Temporal ? value.toString() : value;
  }

  @Override
  protected @Nullable Object template(String text) {
    try {
      Object value = ENVIRONMENT.parse(text, "yaml").renderNative(names);
      return value instanceof Undefined ? "" : Values.toJava(value);
    } catch (JinjaException e) {
      throw new FailureException(
          new Failure.Config(
              "PROJECT-013",
              "Could not render '" + text + "': " + e.reason(),
              Location.NONE,
              "this file may use env_var, var, target, modules, dbt_version, invocation_id and run_started_at"),
          e);
    }
  }
}
