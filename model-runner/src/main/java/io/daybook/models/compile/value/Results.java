package io.daybook.models.compile.value;

import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.postgres.Answer;
import io.daybook.models.postgres.ResultTable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Results of statements by name, as `statement` and `store_result` keep them for `load_result`.
/// One node uses it, in one thread.
public final class Results {
  private final Map<String, Object> stored = new HashMap<>();
  private @Nullable Response main;
  private @Nullable TableValue mainTable;

  /// What the server said, as macros see it.
  ///
  /// @param rowsAffected null where nobody said
  public record Response(String message, String code, @Nullable Long rowsAffected)
      implements HostObject {

    public static Response of(Answer answer) {
      return new Response(answer.message(), answer.code(), answer.rowsAffected());
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "_message", "message" -> message;
        case "code" -> code;
        case "rows_affected" -> rowsAffected == null ? None.NONE : rowsAffected;
        case "query_id" -> None.NONE;
        default -> null;
      };
    }

    @Override
    public String text() {
      return message;
    }
  }

  /// Keeps an answer.
  public void store(String name, Answer answer, TableValue table) {
    put(name, Response.of(answer), table);
  }

  /// Keeps a result that a macro made up.
  public void storeRaw(
      String name, String message, String code, Object rows, @Nullable TableValue table) {
    Long affected =
        rows instanceof Number number
            ? (Long) number.longValue()
            : rows instanceof String text && text.matches("-?\\d+") ? Long.valueOf(text) : null;
    put(name, new Response(message, code, affected), table);
  }

  /// Keeps any value as the response.
  public void storeValue(String name, Object response, @Nullable TableValue table) {
    Response kept =
        response instanceof Response known
            ? known
            : new Response(Text.of(response), Text.of(response), null);
    put(name, kept, table);
  }

  private void put(String name, Response response, @Nullable TableValue table) {
    TableValue rows = table == null ? new TableValue(ResultTable.EMPTY, _ -> {}) : table;
    PyDict result = new PyDict();
    result.put("response", response);
    PyList data = new PyList();
    rows.values().forEach(row -> data.add(new PyList(row)));
    result.put("data", data);
    result.put("table", rows);
    stored.put(name, result);
    if (name.equals("main")) {
      main = response;
      mainTable = rows;
    }
  }

  /// A result; each but `main` can be loaded once.
  public Object load(String name) {
    Object found = stored.get(name);
    if (found == null) {
      return None.NONE;
    }
    if (found == None.NONE) {
      throw Errors.compilation(
          "The 'statement' result named '" + name + "' has already been loaded into a variable");
    }
    if (!name.equals("main")) {
      stored.put(name, None.NONE);
    }
    return found;
  }

  /// The response of the statement `main`, null before it ran.
  public @Nullable Response main() {
    return main;
  }

  /// The rows of the statement `main`, null before it ran.
  public @Nullable TableValue mainTable() {
    return mainTable;
  }
}
