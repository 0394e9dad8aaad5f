package org.jsupervisor.it.golden.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Machine;

/**
 * The TCP ports of a recorded run and those used instead: the recorded ones may be taken, also by
 * somebody's outgoing connection. Confined to one run.
 */
final class RecordedPorts {
  private static final Pattern PORT =
      Pattern.compile("(?<=localhost:|127\\.0\\.0\\.1:)394\\d\\d\\b");

  private final Map<String, String> used = new LinkedHashMap<>();

  /** The text of a configuration with ports that are free. */
  String replaced(String text) {
    return PORT.matcher(text).replaceAll(port -> used.computeIfAbsent(port.group(), this::free));
  }

  private String free(String recorded) {
    String port;
    do {
      port = Integer.toString(Machine.freePort());
    } while (used.containsValue(port) || port.length() != recorded.length());
    return port;
  }

  /** The text with the ports as recorded. */
  String restored(String text) {
    String restored = text;
    for (Map.Entry<String, String> port : used.entrySet()) {
      restored = restored.replace(":" + port.getValue(), ":" + port.getKey());
    }
    return restored;
  }
}
