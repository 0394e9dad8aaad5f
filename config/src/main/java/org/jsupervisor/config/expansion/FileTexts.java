package org.jsupervisor.config.expansion;

/** Gives the contents of the files that {@code %(file:PATH)s} names. */
public interface FileTexts {
  /**
   * The text of the file, without the line feed at its end.
   *
   * @throws org.jsupervisor.config.value.ConfigException if it cannot be used
   */
  String text(String path);
}
