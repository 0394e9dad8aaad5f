package org.jsupervisor.config.value;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what a misspelt name was meant to be. */
public final class Spelling {
  private Spelling() {}

  /** The candidate nearest to {@code name}, null if none is near enough to be meant. */
  public static @Nullable String nearest(String name, Collection<String> candidates) {
    String nearest = null;
    int least = Math.min(Math.max(1, name.length() / 3), name.length() - 1);
    for (String candidate : candidates) {
      int distance = distance(name, candidate);
      if (distance <= least && (nearest == null || distance < least)) {
        nearest = candidate;
        least = distance;
      }
    }
    return nearest;
  }

  /** How many letters to insert, remove, replace or swap with their neighbour. */
  static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int step(int[][] cost, String left, String right, int i, int j) {
    boolean isSame = left.charAt(i - 1) == right.charAt(j - 1);
    int best = Math.min(cost[i - 1][j - 1] + (isSame ? 0 : 1), cost[i - 1][j] + 1);
    best = Math.min(best, cost[i][j - 1] + 1);
    boolean isSwapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return isSwapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
