package io.daybook.models.parse;

import io.daybook.jinja.value.Arguments;
import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyList;
import io.daybook.models.parse.value.Quiet;
import java.util.function.Function;

/// `adapter` while parsing: dispatch works, questions to the database are answered with nothing.
///
/// @param mistake makes a located error of the file that is read
record ParseAdapter(ParseScope scope, Function<String, RuntimeException> mistake)
    implements HostObject {
  @Override
  public Object attribute(String name) {
    return switch (name) {
      case "dispatch" -> (CallableValue) (_, a) -> dispatch(a);
      case "type" -> (CallableValue) (_, _) -> "postgres";
      case "quote" ->
          (CallableValue) (_, a) -> '"' + String.valueOf(a.get(0, "identifier", "")) + '"';
      case "quote_as_configured", "quote_seed_column" ->
          (CallableValue) (_, a) -> String.valueOf(a.get(0, "identifier", a.get(0, "column", "")));
      case "get_columns_in_relation",
          "get_missing_columns",
          "list_relations",
          "list_schemas",
          "list_relations_without_caching",
          "render_raw_columns_constraints" ->
          (CallableValue) (_, _) -> new PyList();
      case "get_relation", "load_relation" -> (CallableValue) (_, _) -> None.NONE;
      case "check_schema_exists" -> (CallableValue) (_, _) -> true;
      default -> Quiet.VALUE;
    };
  }

  private Object dispatch(Arguments a) {
    String name = String.valueOf(a.get(0, "macro_name", ""));
    Object namespace = a.get(1, "macro_namespace", None.NONE);
    CallableValue found =
        scope.dispatch(name, namespace instanceof None ? null : String.valueOf(namespace));
    if (found == null) {
      throw mistake.apply(
          "In dispatch: No macro named '"
              + name
              + "' found within namespace: '"
              + (namespace instanceof None ? "None" : namespace)
              + "'");
    }
    return found;
  }

  @Override
  public String text() {
    return "<adapter>";
  }
}
