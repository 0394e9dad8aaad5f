package org.jsupervisor.it.daemon;

import java.util.List;

/** The lines in which two texts differ, with a little around them. */
public final class LineDiff {
  private static final int AROUND = 2;

  private LineDiff() {}

  /** Removed lines marked by a minus, added ones by a plus; empty if the texts are equal. */
  public static String of(String expected, String actual) {
    List<String> left = expected.lines().toList();
    List<String> right = actual.lines().toList();
    int[][] common = common(left, right);
    StringBuilder text = new StringBuilder();
    StringBuilder before = new StringBuilder();
    int after = 0;
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      boolean isSame = i < left.size() && j < right.size() && left.get(i).equals(right.get(j));
      if (isSame) {
        String line = "  " + left.get(i) + "\n";
        if (after-- > 0) {
          text.append(line);
        } else {
          before.append(line);
        }
        i++;
        j++;
        continue;
      }
      text.append(lastLines(before));
      before.setLength(0);
      after = AROUND;
      if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        text.append("- ").append(left.get(i++)).append('\n');
      } else {
        text.append("+ ").append(right.get(j++)).append('\n');
      }
    }
    return text.toString();
  }

  private static String lastLines(CharSequence text) {
    List<String> lines = text.toString().lines().toList();
    StringBuilder last = new StringBuilder(lines.size() > AROUND ? "  ...\n" : "");
    for (String line : lines.subList(Math.max(0, lines.size() - AROUND), lines.size())) {
      last.append(line).append('\n');
    }
    return last.toString();
  }

  /** The length of the longest common subsequence of the rests from each pair of lines on. */
  private static int[][] common(List<String> left, List<String> right) {
    int[][] length = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        length[i][j] =
            left.get(i).equals(right.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }
}
