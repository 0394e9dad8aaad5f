package org.jsupervisor.config.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.ini.IniSection.Origin;
import org.jsupervisor.config.value.SecretTexts;

/** Collects problems, each once, and finds their places. Confined to one thread. */
final class Problems {
  private final Set<Problem> all = new LinkedHashSet<>();

  void add(Problem problem) {
    all.add(problem);
  }

  /** Adds an error at an option of a section, or at its header if the option is not there. */
  void error(IniSection section, String key, String text, String cure) {
    add(Problem.Severity.ERROR, section, key, text, cure);
  }

  /** As {@link #error}, but a warning. */
  void warn(IniSection section, String key, String text, String cure) {
    add(Problem.Severity.WARNING, section, key, text, cure);
  }

  private void add(
      Problem.Severity severity, IniSection section, String key, String text, String cure) {
    if (isRefused(section.holder(key), key)) {
      return;
    }
    Origin place = section.place(key);
    add(
        new Problem(
            severity,
            place.file(),
            place.line(),
            section.holder(key),
            key,
            ShownText.value(key, section.get(key)),
            text,
            cure));
  }

  /** Whether the option has an error already: what else is wrong is then about its default. */
  boolean isRefused(String section, String key) {
    for (Problem problem : all) {
      if (problem.isError() && section.equals(problem.section()) && key.equals(problem.key())) {
        return true;
      }
    }
    return false;
  }

  /** Masks what nobody may be shown. */
  void hide(SecretTexts secrets) {
    List<Problem> shown = new ArrayList<>(all);
    if (secrets.isEmpty()) {
      return;
    }
    all.clear();
    for (Problem problem : shown) {
      all.add(
          new Problem(
              problem.severity(),
              problem.file(),
              problem.line(),
              problem.section(),
              problem.key(),
              problem.value(),
              secrets.masked(problem.text()),
              secrets.masked(problem.cure())));
    }
  }

  /** File after file as first met, line after line; what is in no file comes first. */
  List<Problem> sorted() {
    List<@Nullable String> files = new ArrayList<>();
    for (Problem problem : all) {
      if (!files.contains(problem.file())) {
        files.add(problem.file());
      }
    }
    List<Problem> sorted = new ArrayList<>(all);
    sorted.sort(
        (left, right) -> {
          int byFile = Integer.compare(rank(files, left), rank(files, right));
          return byFile != 0 ? byFile : Integer.compare(left.line(), right.line());
        });
    return sorted;
  }

  private static int rank(List<@Nullable String> files, Problem problem) {
    return problem.file() == null ? -1 : files.indexOf(problem.file());
  }
}
