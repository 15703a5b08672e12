package io.daybook.models.compile.value;

import io.daybook.jinja.value.CallableValue;
import io.daybook.jinja.value.HostObject;
import io.daybook.jinja.value.None;
import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.jinja.value.PyTuple;
import io.daybook.models.module.PyDate;
import io.daybook.models.postgres.ResultTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Rows of a query as macros see them: `columns`, `rows`, `column_names`, items by position or
/// name.
public final class TableValue implements HostObject {
  private final ResultTable table;
  private final Consumer<String> printer;
  private final List<Line> rows = new ArrayList<>();
  private final List<Line> columns = new ArrayList<>();

  /// @param printer where `print_table` writes
  public TableValue(ResultTable table, Consumer<String> printer) {
    this.table = table;
    this.printer = printer;
    List<String> names = table.names();
    for (List<@Nullable Object> row : table.rows()) {
      rows.add(new Line("Row", "", names, row.stream().map(TableValue::value).toList()));
    }
    for (int i = 0; i < names.size(); i++) {
      List<Object> values = new ArrayList<>(rows.size());
      for (Line row : rows) {
        values.add(row.values.get(i));
      }
      columns.add(new Line("Column", names.get(i), List.of(), values));
    }
  }

  /// The rows and their types.
  public ResultTable table() {
    return table;
  }

  /// All rows, each a list of template values.
  public List<List<Object>> values() {
    return rows.stream().map(row -> row.values).toList();
  }

  /// A cell as a template value.
  static Object value(@Nullable Object cell) {
    return switch (cell) {
      case null -> None.NONE;
      case BigInteger number -> number;
      case LocalDate day -> PyDate.of(day);
      case LocalDateTime at -> PyDate.of(at, null);
      case OffsetDateTime at ->
          PyDate.of(
              at.toLocalDateTime(),
              at.getOffset().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : at.getOffset());
      default -> cell;
    };
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "rows" -> new Line("MappedSequence", "", List.of(), List.copyOf(rows));
      case "columns" -> new Line("MappedSequence", "", table.names(), List.copyOf(columns));
      case "column_names" -> PyTuple.copyOf(table.names());
      case "column_types" ->
          PyTuple.copyOf(table.kinds().stream().map(kind -> (Object) kind.name()).toList());
      case "print_table" ->
          (CallableValue)
              (_, _) -> {
                printer.accept(Grid.of(table.names(), values()));
                return None.NONE;
              };
      case "rename" -> (CallableValue) (_, a) -> renamed(a.get(0, "column_names", None.NONE));
      case "select" ->
          (CallableValue) (_, a) -> only(Names.texts(listed(a.get(0, "key", None.NONE))));
      case "exclude" ->
          (CallableValue)
              (_, a) -> {
                List<String> rest = new ArrayList<>(table.names());
                rest.removeAll(Names.texts(listed(a.get(0, "key", None.NONE))));
                return only(rest);
              };
      case "limit" ->
          (CallableValue)
              (_, a) -> part(a.get(0, "start_or_stop", None.NONE), a.get(1, "stop", None.NONE));
      default -> null;
    };
  }

  /// The same table with other names: a list in order, or a dict of those that change.
  private TableValue renamed(Object names) {
    List<String> changed = new ArrayList<>();
    List<String> given = names instanceof PyDict ? List.of() : Names.texts(names);
    for (int i = 0; i < table.names().size(); i++) {
      String name = table.names().get(i);
      Object other = names instanceof PyDict dict ? dict.find(name) : null;
      changed.add(other != null ? Text.of(other) : i < given.size() ? given.get(i) : name);
    }
    return new TableValue(new ResultTable(changed, table.kinds(), table.rows()), printer);
  }

  /// The same table with some of its columns.
  private TableValue only(List<String> names) {
    List<Integer> places = names.stream().map(table.names()::indexOf).toList();
    List<List<@Nullable Object>> cells = new ArrayList<>();
    for (List<@Nullable Object> row : table.rows()) {
      List<@Nullable Object> some = new ArrayList<>();
      places.forEach(place -> some.add(row.get(place)));
      cells.add(some);
    }
    List<ResultTable.Kind> kinds = places.stream().map(table.kinds()::get).toList();
    return new TableValue(new ResultTable(names, kinds, cells), printer);
  }

  /// Rows from one position up to another; one number alone is where they end.
  private TableValue part(Object first, Object second) {
    int size = table.rows().size();
    int from = second instanceof Long && first instanceof Long start ? start.intValue() : 0;
    Object last = second instanceof Long ? second : first;
    int to = last instanceof Long stop ? Math.min(stop.intValue(), size) : size;
    List<List<@Nullable Object>> some = table.rows().subList(Math.min(from, to), to);
    return new TableValue(new ResultTable(table.names(), table.kinds(), some), printer);
  }

  private static Object listed(Object key) {
    return key instanceof String ? PyTuple.of(key) : key;
  }

  @Override
  public @Nullable Object item(Object key) {
    return key instanceof Long index ? at(rows, index) : null;
  }

  private static @Nullable Object at(List<?> items, long index) {
    long place = index < 0 ? items.size() + index : index;
    return place < 0 || place >= items.size() ? null : items.get((int) place);
  }

  @Override
  public Iterator<?> iterator() {
    return rows.iterator();
  }

  @Override
  public int length() {
    return rows.size();
  }

  @Override
  public boolean truth() {
    return !rows.isEmpty();
  }

  @Override
  public String text() {
    return "<agate.Table " + table.names() + ">";
  }

  @Override
  public String typeName() {
    return "Table";
  }

  /// The type of a column; it knows how a value is written as JSON.
  private record DataType() implements HostObject {
    @Override
    public @Nullable Object attribute(String name) {
      return name.equals("jsonify")
          ? (CallableValue) (_, a) -> jsonify(Text.needed(a, 0, "d"))
          : null;
    }

    private static Object jsonify(Object value) {
      return switch (value) {
        case Long number -> number.doubleValue();
        case BigInteger number -> number.doubleValue();
        case BigDecimal number -> number.doubleValue();
        case PyDate at -> at.text();
        default -> value;
      };
    }

    @Override
    public String text() {
      return "<agate.DataType object>";
    }
  }

  /// A row, a column, or the list of all of either: values by position, and by name where they have
  /// names.
  static final class Line implements HostObject {
    private final String kind;
    private final String name;
    private final List<String> keys;
    private final List<Object> values;

    Line(String kind, String name, List<String> keys, List<Object> values) {
      this.kind = kind;
      this.name = name;
      this.keys = keys;
      this.values = values;
    }

    @Override
    public @Nullable Object attribute(String key) {
      return switch (key) {
        case "values" -> (CallableValue) (_, _) -> PyTuple.copyOf(values);
        case "keys" -> (CallableValue) (_, _) -> PyTuple.copyOf(keys);
        case "items" -> (CallableValue) (_, _) -> pairs();
        case "dict" -> (CallableValue) (_, _) -> dict();
        case "get" ->
            (CallableValue)
                (_, a) -> {
                  Object found = item(Text.needed(a, 0, "key"));
                  return found == null ? a.get(1, "default", None.NONE) : found;
                };
        case "values_distinct" -> (CallableValue) (_, _) -> distinct();
        case "values_without_nulls" ->
            (CallableValue)
                (_, _) ->
                    PyTuple.copyOf(values.stream().filter(value -> value != None.NONE).toList());
        case "name" -> kind.equals("Column") ? name : item(key);
        case "data_type" -> kind.equals("Column") ? new DataType() : item(key);
        default -> item(key);
      };
    }

    @Override
    public @Nullable Object item(Object key) {
      if (key instanceof Long index) {
        return at(values, index);
      }
      int place = keys.indexOf(Text.of(key));
      return place < 0 ? null : values.get(place);
    }

    private PyTuple pairs() {
      List<Object> pairs = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        pairs.add(PyTuple.of(keys.get(i), values.get(i)));
      }
      return PyTuple.copyOf(pairs);
    }

    private PyDict dict() {
      PyDict dict = new PyDict();
      for (int i = 0; i < keys.size(); i++) {
        dict.put(keys.get(i), values.get(i));
      }
      return dict;
    }

    private PyTuple distinct() {
      PyList seen = new PyList();
      for (Object value : values) {
        if (!seen.contains(value)) {
          seen.add(value);
        }
      }
      return PyTuple.copyOf(seen);
    }

    @Override
    public Iterator<?> iterator() {
      return values.iterator();
    }

    @Override
    public int length() {
      return values.size();
    }

    @Override
    public boolean truth() {
      return !values.isEmpty();
    }

    @Override
    public String text() {
      StringBuilder text = new StringBuilder("<agate." + kind + ": (");
      for (int i = 0; i < values.size(); i++) {
        text.append(i > 0 ? ", " : "").append(Text.of(values.get(i)));
      }
      return text.append(")>").toString();
    }

    @Override
    public String repr() {
      return text();
    }

    @Override
    public String typeName() {
      return kind;
    }
  }
}
