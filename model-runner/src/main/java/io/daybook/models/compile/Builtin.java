package io.daybook.models.compile;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.None;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A macro written in Java: it stands where a project's macro of the same name does not.
///
/// @param name the macro's name
/// @param parameters in order, with their defaults; a parameter without one may be left out and is
///   then none
/// @param body what it does
public record Builtin(String name, List<Parameter> parameters, Body body) {

  /// A parameter.
  ///
  /// @param otherwise its value where the call gives none
  public record Parameter(String name, Object otherwise) {}

  /// What a built-in macro does with a call.
  @FunctionalInterface
  public interface Body {
    /// The macro's value: text, or whatever `return` would give.
    Object apply(Call call);
  }

  /// From a signature such as `relation, suffix='__dbt_tmp', quote=true`.
  public static Builtin of(String name, String signature, Body body) {
    List<Parameter> parameters = new ArrayList<>();
    for (String part : signature.isBlank() ? new String[0] : signature.split(",", -1)) {
      int equals = part.indexOf('=');
      String parameter = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      Object value = equals < 0 ? None.NONE : literal(part.substring(equals + 1).strip());
      parameters.add(new Parameter(parameter, value));
    }
    return new Builtin(name, List.copyOf(parameters), body);
  }

  private static Object literal(String text) {
    return switch (text) {
      case "none" -> None.NONE;
      case "true" -> true;
      case "false" -> false;
      default ->
          text.startsWith("'") ? text.substring(1, text.length() - 1) : (Object) Long.valueOf(text);
    };
  }

  /// The call's values by parameter name.
  Map<String, Object> bind(Arguments arguments) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      values.put(parameter.name, arguments.get(i, parameter.name, parameter.otherwise));
    }
    return values;
  }
}
