package org.jsupervisor.config.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.OrphanPolicy;
import org.jsupervisor.config.probe.Address;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Values;

/** The options of {@link OrphanPolicy}. */
final class OrphanOptions {
  private static final OptionType<Boolean> KILL =
      new OptionType<>() {
        @Override
        public Boolean parse(String text) {
          return isKill(text);
        }
      };

  private static final OptionType<List<Address>> PORTS =
      new OptionType<>() {
        @Override
        public List<Address> parse(String text) {
          return ports(text);
        }
      };

  private OrphanOptions() {}

  static OrphanPolicy read(SectionValues values) {
    OrphanPolicy initial = OrphanPolicy.DEFAULT;
    return new OrphanPolicy(
        values.read("orphans", KILL, initial.kill()),
        values.read("wait_port_free", PORTS, initial.waitPortFree()));
  }

  static void list(OrphanPolicy policy, Map<String, Object> options) {
    if (policy.kill()) {
      options.put("orphans", "kill");
    }
    if (!policy.waitPortFree().isEmpty()) {
      StringBuilder text = new StringBuilder();
      for (Address address : policy.waitPortFree()) {
        text.append(text.length() == 0 ? "" : ",").append(address.listenerText());
      }
      options.put("wait_port_free", text.toString());
    }
  }

  private static boolean isKill(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "kill" -> true;
      case "leave" -> false;
      default -> throw new ConfigException("cannot use " + text + " for orphans", text);
    };
  }

  private static List<Address> ports(String text) {
    List<Address> ports = new ArrayList<>();
    for (String item : Values.list(text)) {
      try {
        ports.add(Address.ofListener(item));
      } catch (ConfigException e) {
        ConfigException refused =
            new ConfigException("cannot wait for port " + item + ": " + e.getMessage(), item);
        refused.initCause(e);
        throw refused;
      }
    }
    return ports;
  }
}
