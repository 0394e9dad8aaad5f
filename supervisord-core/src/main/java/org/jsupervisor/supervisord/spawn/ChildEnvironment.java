package org.jsupervisor.supervisord.spawn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.LosslessText;

/** The environment of a child (daemon.md 4.3): the daemon's own, then ours, then configured. */
final class ChildEnvironment {
  private ChildEnvironment() {}

  /**
   * Merges the layers; later ones win.
   *
   * @param daemon the daemon's environment at its start
   * @param serverUrl what AUTO stands for, null if there is no server
   */
  static Map<String, String> of(
      Map<String, String> daemon, @Nullable String serverUrl, String group, ProcessConfig config) {
    Map<String, String> merged = new LinkedHashMap<>(daemon);
    merged.put("SUPERVISOR_ENABLED", "1");
    String url = config.serverurl() == null ? serverUrl : config.serverurl();
    if (url != null && !url.isEmpty()) {
      merged.put("SUPERVISOR_SERVER_URL", url);
    }
    merged.put("SUPERVISOR_PROCESS_NAME", config.name());
    merged.put("SUPERVISOR_GROUP_NAME", group);
    merged.putAll(config.environment());
    return merged;
  }

  /** The form the kernel takes. */
  static List<byte[]> encode(Map<String, String> environment) {
    List<byte[]> encoded = new ArrayList<>(environment.size());
    for (Map.Entry<String, String> entry : environment.entrySet()) {
      encoded.add(LosslessText.encode(entry.getKey() + "=" + entry.getValue()));
    }
    return encoded;
  }
}
