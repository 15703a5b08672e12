package io.daybook.kernel.failure;

import java.util.Collection;
import java.util.Optional;

/// Did you mean …?
public final class Suggestion {
  private Suggestion() {}

  /// The word that differs least from what was typed, if it differs by no more than a slip of the
  /// finger or two: a third of the letters at most, and three at most.
  public static Optional<String> nearest(String typed, Collection<String> words) {
    int bound = Math.min(3, Math.max(1, typed.length() / 3));
    String nearest = "";
    for (String word : words) {
      int distance = distance(typed, word);
      if (distance <= bound) {
        nearest = word;
        bound = distance - 1;
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }

  /// Letters inserted, dropped, replaced, or swapped with their neighbour.
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + other);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
      }
    }
    return cost[a.length()][b.length()];
  }
}
