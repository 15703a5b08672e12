package io.daybook.cli.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What is told of dbt and of us by the same names, side by side where it is not the same.
public final class Differences {
  private Differences() {}

  /// One entry for each name under which the two differ; none if all is equal.
  public static List<String> between(Map<String, String> dbt, Map<String, String> us) {
    TreeSet<String> names = new TreeSet<>(dbt.keySet());
    names.addAll(us.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String theirs = dbt.getOrDefault(name, "nothing");
      String ours = us.getOrDefault(name, "nothing");
      if (!theirs.equals(ours)) {
        differences.add("%n%s%n  dbt: %s%n  us:  %s".formatted(name, theirs, ours));
      }
    }
    return differences;
  }
}
