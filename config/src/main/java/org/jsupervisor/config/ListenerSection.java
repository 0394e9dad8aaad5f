package org.jsupervisor.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Values;

/**
 * One {@code [eventlistener:x]} section (daemon.md 2.6). Confined to the thread that loads the
 * configuration.
 */
final class ListenerSection {
  private static final Set<String> EVENT_TYPES =
      Set.of(
          "EVENT",
          "PROCESS_STATE",
          "PROCESS_STATE_STOPPED",
          "PROCESS_STATE_EXITED",
          "PROCESS_STATE_STARTING",
          "PROCESS_STATE_STOPPING",
          "PROCESS_STATE_BACKOFF",
          "PROCESS_STATE_FATAL",
          "PROCESS_STATE_RUNNING",
          "PROCESS_STATE_UNKNOWN",
          "PROCESS_COMMUNICATION",
          "PROCESS_COMMUNICATION_STDOUT",
          "PROCESS_COMMUNICATION_STDERR",
          "PROCESS_LOG",
          "PROCESS_LOG_STDOUT",
          "PROCESS_LOG_STDERR",
          "REMOTE_COMMUNICATION",
          "SUPERVISOR_STATE_CHANGE",
          "SUPERVISOR_STATE_CHANGE_RUNNING",
          "SUPERVISOR_STATE_CHANGE_STOPPING",
          "TICK",
          "TICK_5",
          "TICK_60",
          "TICK_3600",
          "PROCESS_GROUP",
          "PROCESS_GROUP_ADDED",
          "PROCESS_GROUP_REMOVED");

  private final Load load;
  private final IniSection section;
  private final Map<String, String> environment;
  private final SectionValues values;

  ListenerSection(Load load, IniSection section, Map<String, String> environment) {
    this.load = load;
    this.section = section;
    this.environment = environment;
    this.values = new SectionValues(section, load.commonNames());
  }

  EventListenerPoolConfig read() {
    String name = ProgramSection.nameOf(section);
    int priority;
    int bufferSize;
    String resultHandler;
    List<String> events;
    try {
      priority = values.integer("priority", -1);
      bufferSize = bufferSize();
      resultHandler = resultHandler();
      events = events();
      checkRedirection();
    } catch (ConfigException e) {
      throw values.placed(e, "");
    }
    return new EventListenerPoolConfig(
        name,
        priority,
        new ProgramSection(load, section, name, environment, null).read(),
        bufferSize,
        events,
        resultHandler);
  }

  private int bufferSize() {
    int size = values.integer("buffer_size", 10);
    if (size < 1) {
      throw new ConfigException(label() + " section sets invalid buffer_size (" + size + ")");
    }
    return size;
  }

  private String resultHandler() {
    String spec = values.text("result_handler", PluginSections.DEFAULT_RESULT_HANDLER);
    if (!PluginSections.isResultHandler(spec)) {
      throw PluginSections.cannotBeResolved(spec, section);
    }
    return spec;
  }

  private List<String> events() {
    Set<String> events = new LinkedHashSet<>();
    for (String name : Values.list(values.text("events", ""))) {
      events.add(name.toUpperCase(Locale.ROOT));
    }
    if (events.isEmpty()) {
      throw new ConfigException(label() + " section requires an \"events\" line");
    }
    for (String name : events) {
      if (!EVENT_TYPES.contains(name)) {
        throw new ConfigException("Unknown event type " + name + " in " + label() + " events");
      }
    }
    return List.copyOf(events);
  }

  private void checkRedirection() {
    if (values.bool("redirect_stderr", false)) {
      throw new ConfigException(
          label()
              + " section sets redirect_stderr=true but this is not allowed because it will"
              + " interfere with the eventlistener protocol");
    }
  }

  private String label() {
    return "[" + section.name() + "]";
  }
}
