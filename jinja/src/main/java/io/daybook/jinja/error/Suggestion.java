package io.daybook.jinja.error;

import java.util.Collection;

/// Finds the known name that a misspelt one was probably meant to be.
public final class Suggestion {
  private Suggestion() {}

  /// `did you mean 'x'?`, or an empty text.
  public static String text(String wrong, Collection<String> known) {
    String best = "";
    int bestDistance = Math.max(1, wrong.length() / 3) + 1;
    for (String name : known) {
      int distance = distance(wrong, name, bestDistance);
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return best.isEmpty() ? "" : "did you mean '" + best + "'?";
  }

  /// The number of edits between two names, as far as it is below the limit.
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
