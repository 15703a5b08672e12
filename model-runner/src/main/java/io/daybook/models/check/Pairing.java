package io.daybook.models.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which expected row is which actual row: rows are told apart by ever more columns, until each has
/// found its partner; what is left is paired with the neighbour of a paired row if it is equal. The
/// rules are those of daff, whose diffs dbt prints, so the same rows are shown as changed, added or
/// missing. Row 0 of both is the header. One comparison, one thread.
final class Pairing {
  /// More columns than these are not combined: those with the most different values are.
  private static final int COMBINED = 5;

  /// A column tells rows apart as long as no value is in more than this share of them.
  private static final double FREQUENT = 0.1;

  private static final int SLACK = 20;
  private static final int NOWHERE = -1;

  private final List<List<String>> expected;
  private final List<List<String>> actual;
  private final Map<Integer, Integer> partner = new HashMap<>();
  private final Map<Integer, Integer> reverse = new HashMap<>();
  private final Set<Integer> keys = new LinkedHashSet<>();

  /// A line of the diff: row of the expected and of the actual table, -1 where there is none.
  record Line(int left, int right) {}

  /// Pairs two tables of equal width, given as texts.
  Pairing(List<List<String>> expected, List<List<String>> actual) {
    this.expected = expected;
    this.actual = actual;
    Set<Integer> all = index();
    if (!all.isEmpty()) {
      List<String> left = texts(expected, all);
      List<String> right = texts(actual, all);
      neighbours(left, right, partner, reverse);
      neighbours(right, left, reverse, partner);
    }
    partner.put(0, 0);
    reverse.put(0, 0);
  }

  /// The columns by which rows were told apart; a diff always shows them.
  Set<Integer> keys() {
    return keys;
  }

  /// All rows in the order in which a diff shows them: the actual ones, missing ones in between.
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      if (!partner.containsKey(i)) {
        missing.add(i);
      }
    }
    int next = 0;
    for (int right = 0; right < actual.size(); right++) {
      int left = reverse.getOrDefault(right, -1);
      while (next < missing.size() && left > missing.get(next)) {
        lines.add(new Line(missing.get(next++), -1));
      }
      lines.add(new Line(left, right));
    }
    missing.subList(next, missing.size()).forEach(left -> lines.add(new Line(left, -1)));
    return lines;
  }

  /// Pairs by every combination of columns, small ones first; gives the last combination where it
  /// was reached.
  private Set<Integer> index() {
    List<Integer> columns = columns();
    int combinations = 1 << columns.size();
    int used = 0;
    for (int k = 1; k < combinations && partner.size() < expected.size(); k++) {
      Set<Integer> active = new LinkedHashSet<>();
      for (int at = 0; at < columns.size(); at++) {
        if ((k >> at & 1) == 1) {
          active.add(columns.get(at));
        }
      }
      keys.addAll(active);
      boolean last = k == combinations - 1;
      Map<String, List<Integer>> left = byKey(texts(expected, active));
      Map<String, List<Integer>> right = byKey(texts(actual, active));
      boolean frequent =
          (double) Math.max(most(left), most(right))
                  / (Math.max(1, Math.max(expected.size(), actual.size())) + SLACK)
              >= FREQUENT;
      if (!frequent || (used == 0 && last)) {
        used++;
        pair(left, right);
      }
      if (last) {
        return active;
      }
    }
    return Set.of();
  }

  private void pair(Map<String, List<Integer>> left, Map<String, List<Integer>> right) {
    left.forEach((key, rows) -> {
      List<Integer> others = right.getOrDefault(key, List.of());
      if (!key.isEmpty()
          && rows.size() == 1
          && others.size() == 1
          && !partner.containsKey(rows.getFirst())
          && !reverse.containsKey(others.getFirst())) {
        link(rows.getFirst(), others.getFirst());
      }
    });
  }

  private void link(int left, int right) {
    partner.put(left, right);
    reverse.put(right, left);
  }

  /// All columns, or those with the most different values where there are too many.
  private List<Integer> columns() {
    int width = expected.getFirst().size();
    List<Integer> columns = new ArrayList<>();
    Map<Integer, Integer> values = new HashMap<>();
    for (int column = 0; column < width; column++) {
      columns.add(column);
      values.put(column, different(expected, column) + different(actual, column));
    }
    if (width <= COMBINED) {
      return columns;
    }
    columns.sort((a, b) -> {
      int byValues = Integer.compare(values.getOrDefault(b, 0), values.getOrDefault(a, 0));
      return byValues == 0 ? Integer.compare(a, b) : byValues;
    });
    return columns.subList(0, COMBINED);
  }

  private static int different(List<List<String>> rows, int column) {
    return (int) rows.stream().map(row -> row.get(column)).distinct().count();
  }

  /// Rows next to a paired one, forward and backward, as long as they are equal.
  private static void neighbours(
      List<String> from, List<String> to, Map<Integer, Integer> there, Map<Integer, Integer> back) {
    for (int step : new int[] {1, -1}) {
      int next = step == 1 ? NOWHERE : to.size() - 1;
      for (int i = 0; i < from.size() && there.size() < from.size(); i++) {
        int row = step == 1 ? i : from.size() - 1 - i;
        int known = there.getOrDefault(row, NOWHERE);
        if (known == NOWHERE) {
          if (next == NOWHERE || back.containsKey(next) || !from.get(row).equals(to.get(next))) {
            continue;
          }
          there.put(row, next);
          back.put(next, row);
          known = next;
        }
        next = known + step;
        if (next < 0 || next >= to.size()) {
          break;
        }
      }
    }
  }

  private static List<String> texts(List<List<String>> rows, Set<Integer> columns) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      String key =
          String.join(" // ", columns.stream().map(column -> key(row.get(column))).toList());
      keys.add(i == 0 ? "_" + key : key);
    }
    return keys;
  }

  private static String key(String text) {
    return text.equals("null") || text.equals("undefined") ? "" : text;
  }

  private static Map<String, List<Integer>> byKey(List<String> keys) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      rows.computeIfAbsent(keys.get(i), _ -> new ArrayList<>()).add(i);
    }
    return rows;
  }

  private static int most(Map<String, List<Integer>> rows) {
    return rows.values().stream().mapToInt(List::size).max().orElse(0);
  }
}
