package io.daybook.models.compile.value;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.node.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A contract's constraints as DDL.
public final class Constraints {
  private Constraints() {}

  /// Puts the relations that foreign keys refer to in the place of `to`.
  ///
  /// @param model the node as a dict
  /// @param relation the name of a relation by the text of `to`
  /// @return the relations by the texts that they stand for now
  public static Map<String, String> refer(PyDict model, UnaryOperator<String> relation) {
    List<Object> constraints = new ArrayList<>(Names.list(model.find("constraints")));
    if (model.find("columns") instanceof PyDict columns) {
      for (Object column : Names.of(columns).values()) {
        constraints.addAll(Names.list(((PyDict) column).find("constraints")));
      }
    }
    Map<String, String> relations = new HashMap<>();
    for (Object each : constraints) {
      if (each instanceof PyDict constraint
          && text(constraint, "type").equals("foreign_key")
          && !text(constraint, "to").isEmpty()) {
        String to = text(constraint, "to");
        constraint.put("to", relations.computeIfAbsent(to, relation));
      }
    }
    return relations;
  }

  /// The same constraints of a model or a column as they stand in the manifest.
  ///
  /// @param written a list of constraints
  /// @param relations relations by the texts of `to` that they stand for
  public static List<Object> referred(List<?> written, Map<String, String> relations) {
    return written.stream()
        .map(each -> {
          Fields constraint = Fields.of(each);
          String relation = relations.get(constraint.text("to"));
          return relation == null ? each : constraint.with("to", relation).values();
        })
        .toList();
  }

  /// Each column with its type and its constraints.
  public static PyList columns(Object raw) {
    PyList all = new PyList();
    if (!(raw instanceof PyDict columns)) {
      return all;
    }
    for (Map.Entry<String, Object> entry : Names.of(columns).entrySet()) {
      PyDict column = (PyDict) entry.getValue();
      String name = text(column, "name");
      StringBuilder ddl = new StringBuilder();
      ddl.append(Text.truth(column.find("quote")) ? '"' + name + '"' : name);
      ddl.append(' ').append(text(column, "data_type"));
      for (Object constraint : Names.list(column.find("constraints"))) {
        String rendered = column((PyDict) constraint);
        if (!rendered.isEmpty()) {
          ddl.append(' ').append(rendered);
        }
      }
      all.add(ddl.toString());
    }
    return all;
  }

  private static String column(PyDict constraint) {
    String expression = text(constraint, "expression");
    return switch (text(constraint, "type")) {
      case "check" -> expression.isEmpty() ? "" : "check (" + expression + ")";
      case "not_null" -> ("not null " + expression).strip();
      case "unique" -> ("unique " + expression).strip();
      case "primary_key" -> ("primary key " + expression).strip();
      case "foreign_key" -> {
        String to = text(constraint, "to");
        String target = String.join(", ", Names.texts(constraint.find("to_columns")));
        yield to.isEmpty()
            ? (expression.isEmpty() ? "" : "references " + expression)
            : "references " + to + " (" + target + ")";
      }
      case "custom" -> expression;
      default -> "";
    };
  }

  /// Constraints of the whole table.
  public static PyList model(Object raw) {
    PyList all = new PyList();
    for (Object item : Names.list(raw)) {
      String rendered = model((PyDict) item);
      if (!rendered.isEmpty()) {
        all.add(rendered);
      }
    }
    return all;
  }

  private static String model(PyDict constraint) {
    String name = text(constraint, "name");
    String prefix = name.isEmpty() ? "" : "constraint " + name + " ";
    String columns = String.join(", ", Names.texts(constraint.find("columns")));
    String expression = text(constraint, "expression");
    String tail = expression.isEmpty() ? "" : " " + expression;
    return switch (text(constraint, "type")) {
      case "check" -> expression.isEmpty() ? "" : prefix + "check (" + expression + ")";
      case "unique" -> prefix + "unique" + tail + " (" + columns + ")";
      case "primary_key" -> prefix + "primary key" + tail + " (" + columns + ")";
      case "foreign_key" -> {
        String to = text(constraint, "to");
        String target = String.join(", ", Names.texts(constraint.find("to_columns")));
        yield to.isEmpty()
            ? (expression.isEmpty()
                ? ""
                : prefix + "foreign key (" + columns + ") references " + expression)
            : prefix + "foreign key (" + columns + ") references " + to + " (" + target + ")";
      }
      case "custom" -> expression.isEmpty() ? "" : prefix + expression;
      default -> "";
    };
  }

  private static String text(PyDict dict, String key) {
    String value = Text.orNull(dict.find(key));
    return value == null ? "" : value;
  }
}
