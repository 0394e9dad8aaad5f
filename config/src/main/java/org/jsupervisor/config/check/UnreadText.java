package org.jsupervisor.config.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniDocument;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.ini.IniSection.Origin;
import org.jsupervisor.config.schema.KnownOption;
import org.jsupervisor.config.schema.SectionKind;
import org.jsupervisor.config.value.Spelling;

/** Warns of text that nothing reads: unknown sections and options, and what is overwritten. */
final class UnreadText {
  private final IniDocument document;
  private final String mainFile;
  private final Problems problems;

  UnreadText(IniDocument document, String mainFile, Problems problems) {
    this.document = document;
    this.mainFile = mainFile;
    this.problems = problems;
  }

  void check() {
    for (String name : document.sectionNames()) {
      IniSection section = document.section(name);
      if (section != null) {
        check(section);
      }
    }
  }

  private void check(IniSection section) {
    SectionKind kind = SectionKind.of(section.name());
    if (kind == null) {
      problems.warn(
          section, "", "section [" + section.name() + "] is unknown and ignored", kindFor(section));
      return;
    }
    for (String key : section.ownKeys()) {
      if (kind.option(key) == null && !kind.isOpen()) {
        problems.warn(section, key, key + " is unknown and ignored", keyFor(key, kind));
      }
      warnIfReplaced(section, key);
    }
    if (kind == SectionKind.INCLUDE) {
      warnIfNested(section);
    }
  }

  private static String kindFor(IniSection section) {
    String name = section.name();
    int colon = name.indexOf(':');
    List<String> titles = new ArrayList<>();
    for (SectionKind kind : SectionKind.values()) {
      titles.add(kind.title());
    }
    String meant = Spelling.nearest(colon < 0 ? name : name.substring(0, colon + 1), titles);
    if (meant == null) {
      return "remove it";
    }
    return "did you mean [" + meant + (meant.endsWith(":") ? name.substring(colon + 1) : "") + "]?";
  }

  private static String keyFor(String key, SectionKind kind) {
    List<String> keys = new ArrayList<>();
    for (KnownOption option : kind.options()) {
      keys.add(option.key());
    }
    String meant = Spelling.nearest(key, keys);
    if (meant != null) {
      return "did you mean " + meant + "?";
    }
    SectionKind owner = ownerOf(key);
    return owner == null ? "remove it" : "remove it; it is an option of [" + shown(owner) + "]";
  }

  private static @Nullable SectionKind ownerOf(String key) {
    for (SectionKind kind : SectionKind.values()) {
      if (kind.option(key) != null) {
        return kind;
      }
    }
    return null;
  }

  private static String shown(SectionKind kind) {
    return kind.title().endsWith(":") ? kind.title() + "x" : kind.title();
  }

  private void warnIfReplaced(IniSection section, String key) {
    Origin replaced = section.replacedOrigin(key);
    // An [include] of an included file is told of as a whole.
    if (replaced != null && !section.name().equals(SectionKind.INCLUDE.title())) {
      problems.warn(
          section,
          key,
          key + " replaces the value at " + replaced.file() + ":" + replaced.line(),
          "keep one of the two");
    }
  }

  private void warnIfNested(IniSection section) {
    for (String key : section.ownKeys()) {
      Origin origin = section.origin(key);
      if (origin != null && !origin.file().equals(mainFile)) {
        problems.warn(
            section,
            key,
            "[include] in an included file is ignored",
            "move the patterns to [include] of " + mainFile);
      }
    }
  }
}
