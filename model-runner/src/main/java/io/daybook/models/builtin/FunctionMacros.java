package io.daybook.models.builtin;

import io.daybook.jinja.value.None;
import io.daybook.models.compile.Call;
import io.daybook.models.compile.NodeContext;
import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.List;

/// The statement that makes a function of SQL, part by part, so that a project can replace each.
final class FunctionMacros {
  private FunctionMacros() {}

  static void addTo(Library library) {
    // One entry per macro.
    library
        .standard("scalar_function_sql", "target_relation", FunctionMacros::statement)
        .standard(
            "scalar_function_create_replace_signature_sql",
            "target_relation",
            FunctionMacros::signature)
        .postgres("formatted_scalar_function_args_sql", "", FunctionMacros::arguments)
        .standard("scalar_function_body_sql", "", FunctionMacros::body)
        .standard(
            "scalar_function_volatility_sql", "", call -> "\n    \n    " + volatility(call) + "\n")
        .standard(
            "unsupported_volatility_warning",
            "volatility",
            call -> {
              call.context().workspace().warn("JinjaLogWarning", unsupported(call));
              return "";
            })
        .standard(
            "function_execute_build_sql",
            "build_sql, existing_relation, target_relation",
            FunctionMacros::execute);
  }

  private static String statement(Call call) {
    return "\n    "
        + call.sql("scalar_function_create_replace_signature_sql", call.get("target_relation"))
        + "\n    "
        + call.sql("scalar_function_body_sql")
        + ";\n";
  }

  private static String signature(Call call) {
    return "\n    CREATE OR REPLACE FUNCTION "
        + call.relation("target_relation").render()
        + " ("
        + call.sql("formatted_scalar_function_args_sql")
        + ")\n    RETURNS "
        + fields(call.context()).fields("returns").text("data_type")
        + "\n    "
        + call.sql("scalar_function_volatility_sql")
        + "\n    AS\n";
  }

  private static String arguments(Call call) {
    List<String> arguments = new ArrayList<>();
    StringBuilder space = new StringBuilder("\n    \n    ");
    for (Fields argument : fields(call.context()).each("arguments")) {
      String text = argument.text("name") + " " + argument.text("data_type");
      Object standard = argument.get("default_value");
      arguments.add(standard == null ? text : text + " DEFAULT " + standard);
      space.append("\n        ");
    }
    return space + "\n    " + String.join(", ", arguments) + "\n";
  }

  private static String body(Call call) {
    Object code = call.context().member(call.context().modelValue(), "compiled_code");
    return "\n    $$\n       " + code + "\n    $$ LANGUAGE SQL\n";
  }

  private static String volatility(Call call) {
    String said = call.context().configText("volatility");
    String word =
        switch (said == null ? "" : said) {
          case "" -> "";
          case "deterministic" -> "IMMUTABLE";
          case "stable" -> "STABLE";
          case "non-deterministic" -> "VOLATILE";
          default -> {
            call.macro("unsupported_volatility_warning", said == null ? None.NONE : said);
            yield "";
          }
        };
    return word.isEmpty() ? "\n    " : "\n        " + word + "\n    \n    ";
  }

  private static String unsupported(Call call) {
    return "Found `%s` volatility specified on function `%s`. This volatility is not supported by postgres, and will be ignored"
        .formatted(call.text("volatility"), call.context().name());
  }

  private static String execute(Call call) {
    NodeContext context = call.context();
    context.statement("main", "\n        " + call.text("build_sql") + "\n    ", false, true);
    Object revoke = call.macro("should_revoke", call.get("existing_relation"), true);
    call.macro("apply_grants", call.get("target_relation"), context.config("grants"), revoke);
    call.macro("persist_docs", call.get("target_relation"), context.modelValue());
    context.warehouse().commit();
    return "";
  }

  private static Fields fields(NodeContext context) {
    return context.node().fields();
  }
}
