package io.daybook.etl.load;

import io.daybook.etl.contract.Column;
import io.daybook.etl.contract.DataSet;
import io.daybook.etl.contract.Ddl;
import io.daybook.etl.contract.GroupCheck;
import io.daybook.etl.contract.Reference;
import io.daybook.etl.contract.RejectCode;
import io.daybook.etl.row.Refusal;
import io.daybook.etl.rule.SqlText;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Checks over a whole data set, in the staging table: parents, keys, groups. A row that fails is
/// taken out before the next check, so that a refused row is nobody's parent, holds no key and
/// belongs to no group.
public final class SetChecks {
  private static final int SHOWN_GROUPS = 5;

  private final Connection connection;
  private final Staging staging;
  private final DataSet dataSet;
  private final Parents parents;
  private final String table;

  /// Checks of a staging table that is filled.
  public SetChecks(Connection connection, Staging staging, Parents parents) {
    this.connection = connection;
    this.staging = staging;
    this.dataSet = staging.dataSet();
    this.parents = parents;
    this.table = staging.relation();
  }

  /// Takes out every row that fails, and says why.
  public List<Late> refuseRows() throws SQLException {
    List<Late> late = new ArrayList<>();
    for (Reference reference : dataSet.references()) {
      if (!reference.warning()) {
        orphans(reference, late);
      }
    }
    duplicates(dataSet.key().stream().map(Column::name).toList(), "primary key", true, late);
    if (!dataSet.uniqueAcross().isEmpty()) {
      duplicates(dataSet.uniqueAcross(), "unique over all dates", false, late);
      keysOfOtherDates(late);
    }
    for (GroupCheck check : dataSet.groupChecks()) {
      if (!check.refusesFile()) {
        groups(check, late);
      }
    }
    return late;
  }

  /// Of rows that broke only a rule, those whose key another date holds: that says more.
  ///
  /// @param keys for each record the values of the `uniqueAcross` columns as text
  public Set<Long> heldByOtherDates(Map<Long, List<String>> keys) throws SQLException {
    Set<Long> held = new HashSet<>();
    if (keys.isEmpty() || dataSet.uniqueAcross().isEmpty()) {
      return held;
    }
    String sql =
        "select 1 from " + staging.keyTable() + " where not " + staging.inDates("_partition_date");
    for (String column : dataSet.uniqueAcross()) {
      Column known = dataSet.knownColumn(column);
      sql += " and " + Ddl.quoted(known.physicalName()) + " = ?::" + known.type().sql();
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<Long, List<String>> key : keys.entrySet()) {
        for (int i = 0; i < key.getValue().size(); i++) {
          statement.setString(i + 1, key.getValue().get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
          if (rows.next()) {
            held.add(key.getKey());
          }
        }
      }
    }
    return held;
  }

  /// Why the whole file is refused; empty where no group fails. A group with a refused row is not
  /// judged: it is incomplete, and the reject says so already.
  ///
  /// @param incomplete the groups of refused rows, by check
  public List<String> refuseFile(Map<String, Set<List<String>>> incomplete) throws SQLException {
    List<String> reasons = new ArrayList<>();
    for (GroupCheck check : dataSet.groupChecks()) {
      if (check.refusesFile()) {
        List<List<String>> failing =
            failing(check, incomplete.getOrDefault(check.name(), Set.of()));
        if (!failing.isEmpty()) {
          reasons.add(reason(check, failing));
        }
      }
    }
    return reasons;
  }

  /// The checks that may refuse the file, in the order of {@link Late#groups}.
  public static List<GroupCheck> fileChecks(DataSet dataSet) {
    return dataSet.groupChecks().stream().filter(GroupCheck::refusesFile).toList();
  }

  private void orphans(Reference reference, List<Late> late) throws SQLException {
    DataSet parent = parents.dataSet(reference.source(), reference.dataSet());
    String relation = parents.relation(reference.source(), reference.dataSet());
    StringBuilder given = new StringBuilder();
    StringBuilder match = new StringBuilder("p._partition_date = s._partition_date");
    for (int i = 0; i < reference.columns().size(); i++) {
      String ours = "s." + name(dataSet, reference.columns().get(i));
      String theirs = "p." + name(parent, reference.parentColumns().get(i));
      given.append(i == 0 ? "" : " and ").append(ours).append(" is not null");
      match.append(" and ").append(theirs).append(" = ").append(ours);
    }
    String condition =
        given + " and not exists (select 1 from " + relation + " as p where " + match + ")";
    String column = reference.columns().size() == 1 ? reference.columns().getFirst() : "";
    String shown = "concat_ws(', ', " + list(reference.columns(), "s.") + ")";
    boolean again;
    do {
      int before = late.size();
      delete(
          "delete from " + table + " as s where " + condition,
          shown,
          value ->
              new Refusal(
                  RejectCode.UNKNOWN_PARENT,
                  column,
                  "parent " + reference.parent(),
                  '"' + value + "\" is not in " + reference.parent() + " of the same date"),
          late);
      // A row that lost its parent may itself be a parent in the same data set.
      again = relation.equals(table) && late.size() > before;
    } while (again);
  }

  private void duplicates(List<String> key, String rule, boolean ofDate, List<Late> late)
      throws SQLException {
    if (key.isEmpty()) {
      return;
    }
    String columns = list(key, "");
    String numbered =
        "select _record, row_number() over (partition by "
            + (ofDate ? "_partition_date, " : "")
            + columns
            + " order by _partition_date, _record) as nth from "
            + table;
    delete(
        "delete from "
            + table
            + " as s using ("
            + numbered
            + ") as d where d._record = s._record and d.nth > 1",
        "concat_ws(', ', " + list(key, "s.") + ")",
        value ->
            new Refusal(
                RejectCode.DUPLICATE_IN_FILE,
                key.size() == 1 ? key.getFirst() : "",
                rule,
                '"' + value + "\" stands in the file before"),
        late);
  }

  private void keysOfOtherDates(List<Late> late) throws SQLException {
    String match =
        staging.keyColumns().stream()
            .map(column -> "k." + column + " = s." + column)
            .collect(Collectors.joining(" and "));
    List<String> key = dataSet.uniqueAcross();
    delete(
        "delete from "
            + table
            + " as s using "
            + staging.keyTable()
            + " as k where "
            + match
            + " and not "
            + staging.inDates("k._partition_date"),
        "concat_ws(', ', " + list(key, "s.") + ") || '\" is held by ' || k._partition_date",
        value -> ofOtherDate(key.size() == 1 ? key.getFirst() : "", '"' + value),
        late);
  }

  /// The refusal of a key that another date holds.
  public static Refusal ofOtherDate(String column, String message) {
    return new Refusal(RejectCode.DUPLICATE_IN_TABLE, column, "unique over all dates", message);
  }

  private void groups(GroupCheck check, List<Late> late) throws SQLException {
    String by = list(check.by(), "");
    String comma = by.isEmpty() ? "" : ", ";
    String match =
        check.by().stream()
            .map(c -> " and f.%1$s is not distinct from s.%1$s".formatted(name(dataSet, c)))
            .collect(Collectors.joining());
    delete(
        """
        delete from %1$s as s using (
            select _partition_date%2$s from %1$s as n group by _partition_date%2$s%3$s
        ) as f where f._partition_date = s._partition_date%4$s\
        """
            .formatted(table, comma + by, having(check, "n."), match),
        "concat_ws(', ', '', " + (by.isEmpty() ? "''" : list(check.by(), "s.")) + ")",
        value ->
            new Refusal(
                RejectCode.CROSS_FIELD,
                "",
                check.name(),
                "for" + value.replaceFirst(",", "") + " it does not hold that " + check.text()),
        late);
  }

  private List<List<String>> failing(GroupCheck check, Set<List<String>> incomplete)
      throws SQLException {
    List<List<String>> failing = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(failingGroups(check))) {
      while (rows.next() && failing.size() <= SHOWN_GROUPS) {
        List<String> group = texts(rows.getArray(1));
        if (!incomplete.contains(group)) {
          failing.add(group);
        }
      }
    }
    return failing;
  }

  private String failingGroups(GroupCheck check) {
    if (check.parent().isEmpty()) {
      String by = list(check.by(), "s.");
      return """
      select array[%s]::text[] from %s as s
      group by s._partition_date%s%s
      order by 1\
      """
          .formatted(
              texts(check, dataSet, "s."),
              table,
              by.isEmpty() ? "" : ", " + by,
              having(check, "s."));
    }
    return failingParents(check, parentOf(check));
  }

  /// Over the parents, so that a parent without a single line is judged too.
  private String failingParents(GroupCheck check, DataSet parent) {
    return """
    select array[%s]::text[] from %s as p
    left join %s as s on s._partition_date = p._partition_date%s
    where %s
    group by p._partition_date%s%s
    order by 1\
    """
        .formatted(
            texts(check, parent, "p."),
            parents.relation(source(), check.parent()),
            table,
            check.by().stream()
                .map(c -> " and s." + name(dataSet, c) + " = p." + name(parent, c))
                .collect(Collectors.joining()),
            staging.inDates("p._partition_date"),
            check.by().stream().map(c -> ", p." + name(parent, c)).collect(Collectors.joining()),
            having(check, "s."));
  }

  private String having(GroupCheck check, String prefix) {
    String condition = SqlText.of(check.check(), names(prefix, parentOf(check)));
    return " having not coalesce(" + condition + ", true)";
  }

  private String source() {
    return dataSet.table().substring(0, dataSet.table().indexOf("__"));
  }

  /// The parent that a check names; the data set itself where it names none.
  private DataSet parentOf(GroupCheck check) {
    return check.parent().isEmpty() ? dataSet : parents.dataSet(source(), check.parent());
  }

  private static String texts(GroupCheck check, DataSet of, String prefix) {
    return check.by().stream()
        .map(c -> prefix + name(of, c) + "::text")
        .collect(Collectors.joining(", "));
  }

  private static String reason(GroupCheck check, List<List<String>> failing) {
    String shown =
        failing.stream()
            .limit(SHOWN_GROUPS)
            .map(group -> String.join(", ", group))
            .collect(Collectors.joining("; "));
    String more = failing.size() > SHOWN_GROUPS ? " and more" : "";
    return check.name() + " fails for " + shown + more + ": it does not hold that " + check.text();
  }

  private interface Reason {
    Refusal of(String value);
  }

  private void delete(String statementText, String shown, Reason reason, List<Late> late)
      throws SQLException {
    List<GroupCheck> fileChecks = fileChecks(dataSet);
    StringBuilder returning = new StringBuilder(" returning s._record, " + shown);
    for (GroupCheck check : fileChecks) {
      returning.append(", array[").append(texts(check, dataSet, "s.")).append("]::text[]");
    }
    Map<Long, Late> found = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(statementText + returning)) {
      while (rows.next()) {
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i < fileChecks.size(); i++) {
          groups.add(texts(rows.getArray(3 + i)));
        }
        long record = rows.getLong(1);
        found.put(record, new Late(record, reason.of(rows.getString(2)), groups));
      }
    }
    late.addAll(found.values());
  }

  private static List<String> texts(Array array) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (Object value : (Object[]) array.getArray()) {
      texts.add(String.valueOf(value));
    }
    return texts;
  }

  private SqlText.Names names(String prefix, DataSet parent) {
    return new SqlText.Names() {
      @Override
      public String column(String column) {
        return prefix + (column.startsWith("_") ? column : name(dataSet, column));
      }

      @Override
      public String parent(String column) {
        return "min(p." + name(parent, column) + ")";
      }
    };
  }

  private String list(List<String> columns, String prefix) {
    return columns.stream().map(c -> prefix + name(dataSet, c)).collect(Collectors.joining(", "));
  }

  private static String name(DataSet of, String column) {
    return Ddl.quoted(of.knownColumn(column).physicalName());
  }
}
