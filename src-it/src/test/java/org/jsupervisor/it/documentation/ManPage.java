package org.jsupervisor.it.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Product;

/** A page of the distribution's manual. */
record ManPage(Path file) {
  static final List<String> NAMES =
      List.of(
          "man1/jecho_supervisord_conf.1",
          "man1/jpidproxy.1",
          "man1/jsupervisorctl.1",
          "man5/supervisord.conf.5",
          "man8/jsupervisord.8");

  private static final Pattern BOLD = Pattern.compile("\\\\fB(.*?)\\\\f[IR]");

  static Path directory() {
    return Product.OURS.client().resolveSibling("../share/man").normalize();
  }

  static ManPage of(String name) {
    return new ManPage(directory().resolve(name));
  }

  /** The words in bold type that a section explains. */
  Set<String> terms(String section) {
    Set<String> terms = new TreeSet<>();
    List<String> lines = lines();
    boolean isInside = false;
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      if (line.startsWith(".SH ")) {
        isInside = line.equals(".SH \"" + section + '"');
      } else if (isInside && line.equals(".TP")) {
        Matcher bold = BOLD.matcher(lines.get(at + 1));
        while (bold.find()) {
          terms.add(bold.group(1).replace("\\-", "-").replace("\\(ti", "~").replace("\\:", ""));
        }
      }
    }
    if (terms.isEmpty()) {
      throw new AssertionError("nothing explained in " + section + " of " + file);
    }
    return terms;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
