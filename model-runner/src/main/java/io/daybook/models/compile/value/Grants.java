package io.daybook.models.compile.value;

import io.daybook.jinja.value.PyDict;
import io.daybook.jinja.value.PyList;
import io.daybook.models.postgres.ResultTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may do what with a relation: lists of grantees by privilege.
public final class Grants {
  private Grants() {}

  /// Grants as the database shows them, by privilege.
  public static PyDict of(ResultTable shown) {
    PyDict grants = new PyDict();
    for (List<@Nullable Object> row : shown.rows()) {
      String privilege = String.valueOf(row.get(1)).toLowerCase(Locale.ROOT);
      Object known = grants.find(privilege);
      PyList grantees = known instanceof PyList list ? list : new PyList();
      grantees.add(String.valueOf(row.get(0)));
      grants.put(privilege, grantees);
    }
    return grants;
  }

  /// What the first dict of lists has and the second has not, names compared without case.
  public static PyDict difference(Object first, Object second) {
    PyDict rest = new PyDict();
    if (!(first instanceof PyDict left)) {
      return rest;
    }
    Map<String, List<String>> right = new LinkedHashMap<>();
    if (second instanceof PyDict dict) {
      dict.items()
          .forEach(item ->
              right.put(
                  lower(item.key()),
                  Names.texts(item.value()).stream().map(Grants::lower).toList()));
    }
    for (PyDict.Item item : left.items()) {
      PyList missing = new PyList();
      for (String grantee : Names.texts(item.value())) {
        if (!right.getOrDefault(lower(item.key()), List.of()).contains(lower(grantee))) {
          missing.add(grantee);
        }
      }
      if (!missing.isEmpty()) {
        rest.put(item.key(), missing);
      }
    }
    return rest;
  }

  private static String lower(Object text) {
    return Text.of(text).toLowerCase(Locale.ROOT);
  }
}
