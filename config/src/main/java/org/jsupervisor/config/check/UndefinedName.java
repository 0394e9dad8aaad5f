package org.jsupervisor.config.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.option.Finding;
import org.jsupervisor.config.value.Spelling;

/** A name in {@code %(name)s} that nothing defines, taken from the error that says so. */
record UndefinedName(String name, List<String> available) {
  private static final String BEFORE_NAMES = " which cannot be expanded. Available names: ";
  private static final String VARIABLE = "ENV_";

  /** The name at fault, null if the fault is another. */
  static @Nullable UndefinedName in(Finding finding) {
    String name = finding.piece();
    int names = finding.text().lastIndexOf(BEFORE_NAMES);
    if (name == null || names < 0) {
      return null;
    }
    String available = finding.text().substring(names + BEFORE_NAMES.length());
    return new UndefinedName(name, List.of(available.split(", ")));
  }

  /** Whether the text of a refused {@code environment=} seems to define it. */
  boolean isDefinedIn(@Nullable String environment) {
    return environment != null
        && name.startsWith(VARIABLE)
        && environment.contains(name.substring(VARIABLE.length()));
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
