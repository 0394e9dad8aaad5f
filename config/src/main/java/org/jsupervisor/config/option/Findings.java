package org.jsupervisor.config.option;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.ConfigException;

/** What becomes of the faults met while a configuration is loaded. */
public interface Findings {
  /** The way of a start: the first fault ends the loading, what is merely odd goes to the log. */
  Findings STOP_AT_FIRST =
      new Findings() {
        @Override
        public void refused(ConfigException e) {
          throw e;
        }

        @Override
        public void refused(ConfigException e, IniSection section, String key, String suffix) {
          IniSection.Origin origin = section.place(key);
          ConfigException placed =
              new ConfigException(
                  e.text() + suffix, section.name(), key, origin.file(), origin.line());
          placed.initCause(e);
          throw placed;
        }

        @Override
        public void warned(String text, @Nullable IniSection section, String key) {
          // The text is among the messages of the configuration.
        }

        @Override
        public void loaded(List<ProcessConfig> processes, IniSection section) {
          // A start does not ask where a process comes from.
        }
      };

  /** A fault of the text as a whole; on return what can be read is read. */
  void refused(ConfigException e);

  /**
   * A fault of one option; on return the option has its default, and loading goes on.
   *
   * @param e further faults of the same value are its suppressed exceptions
   * @param key the option, also if it is missing; empty if the section itself is at fault
   * @param suffix what a start adds to the text
   */
  void refused(ConfigException e, IniSection section, String key, String suffix);

  /**
   * A part of the configuration is odd but usable.
   *
   * @param section where, null if in none
   * @param key the option at fault, empty if none is
   */
  void warned(String text, @Nullable IniSection section, String key);

  /** These processes come from that section. */
  void loaded(List<ProcessConfig> processes, IniSection section);
}
