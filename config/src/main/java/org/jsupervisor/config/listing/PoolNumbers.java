package org.jsupervisor.config.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsupervisor.config.model.ProcessConfig;

/** Finds out which process of a pool has which {@code process_num}, by the names alone. */
final class PoolNumbers {
  private PoolNumbers() {}

  /** The processes by number, where the model has them by name. */
  static List<ProcessConfig> inOrder(List<ProcessConfig> processes) {
    List<ProcessConfig> ordered = new ArrayList<>(processes);
    ordered.sort(
        (left, right) -> {
          int byLength = Integer.compare(left.name().length(), right.name().length());
          return byLength != 0 ? byLength : left.name().compareTo(right.name());
        });
    return ordered;
  }

  /** The number of the first one, 0 if the names do not tell. */
  static int first(List<ProcessConfig> ordered) {
    List<String> names = new ArrayList<>();
    for (ProcessConfig process : ordered) {
      names.add(process.name());
    }
    for (int candidate : names.size() < 2 ? Set.<Integer>of() : numbersIn(names.get(0))) {
      if (NumberTemplate.of(names, candidate) != null) {
        return candidate;
      }
    }
    return 0;
  }

  private static Set<Integer> numbersIn(String name) {
    Set<Integer> numbers = new TreeSet<>();
    for (int start = 0; start < name.length(); start++) {
      long number = 0;
      for (int end = start; end < name.length() && isDigit(name.charAt(end)); end++) {
        number = number * 10 + (name.charAt(end) - '0');
        if (number > Integer.MAX_VALUE / 2) {
          break;
        }
        numbers.add((int) number);
      }
    }
    return numbers;
  }

  private static boolean isDigit(char ch) {
    return ch >= '0' && ch <= '9';
  }
}
