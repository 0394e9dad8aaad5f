package org.jsupervisor.config.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A name in {@code %(name)s} that nothing defines, taken from the error that says so. */
record UndefinedName(String name, List<String> available) {
  private static final String BEFORE = " contains names ('";
  private static final String BETWEEN = "') which cannot be expanded. Available names: ";
  private static final String VARIABLE = "ENV_";

  /** The name at fault, null if the error is another. */
  static @Nullable UndefinedName in(String text) {
    int between = text.lastIndexOf(BETWEEN);
    int before = between < 0 ? -1 : text.lastIndexOf(BEFORE, between);
    if (before < 0) {
      return null;
    }
    String names = text.substring(between + BETWEEN.length());
    return new UndefinedName(
        text.substring(before + BEFORE.length(), between), List.of(names.split(", ")));
  }

  String text() {
    return "%(" + name + ")s is not defined";
  }

  String cure() {
    boolean isVariable = name.startsWith(VARIABLE);
    String prefix = isVariable ? VARIABLE : "";
    List<String> candidates = new ArrayList<>();
    for (String candidate : available) {
      if (candidate.startsWith(VARIABLE) == isVariable) {
        candidates.add(candidate.substring(prefix.length()));
      }
    }
    String own = name.substring(prefix.length());
    String meant = Spelling.nearest(own, candidates);
    if (meant != null) {
      return "did you mean %(" + prefix + meant + ")s?";
    }
    if (isVariable) {
      return "define " + own + " in the environment the daemon is started with";
    }
    return "write %%(" + name + ")s if no expansion is meant";
  }
}
