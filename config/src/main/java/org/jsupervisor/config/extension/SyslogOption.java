package org.jsupervisor.config.extension;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.SyslogServerConfig;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.probe.Address;
import org.jsupervisor.config.value.ConfigException;

/** The option that says where syslog is, unless it is on this machine. */
public final class SyslogOption {
  public static final String KEY = "syslog_server";

  private static final int PORT = 514;

  private static final OptionType<SyslogServerConfig> SERVER =
      new OptionType<>() {
        @Override
        public SyslogServerConfig parse(String text) {
          return server(text);
        }
      };

  private SyslogOption() {}

  /** Null if the option is empty. */
  public static @Nullable SyslogServerConfig read(SectionValues values) {
    return values.read(KEY, SERVER);
  }

  private static SyslogServerConfig server(String text) {
    try {
      Address address = Address.tcp(text, PORT);
      return new SyslogServerConfig(address.host(), address.port());
    } catch (ConfigException e) {
      ConfigException refused =
          new ConfigException("cannot send to syslog at " + text + ": " + e.getMessage(), text);
      refused.initCause(e);
      throw refused;
    }
  }
}
