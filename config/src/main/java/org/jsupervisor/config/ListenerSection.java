package org.jsupervisor.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsupervisor.config.ini.IniSection;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.EventNames;
import org.jsupervisor.config.value.Values;

/**
 * One {@code [eventlistener:x]} section (daemon.md 2.6). Confined to the thread that loads the
 * configuration.
 */
final class ListenerSection {
  private static final int DEFAULT_BUFFER_SIZE = 10;

  private final Load load;
  private final IniSection section;
  private final Map<String, String> environment;
  private final SectionValues values;

  ListenerSection(Load load, IniSection section, Map<String, String> environment) {
    this.load = load;
    this.section = section;
    this.environment = environment;
    this.values = new SectionValues(section, load.commonNames(), load.findings);
  }

  EventListenerPoolConfig read() {
    String name = ProgramSection.nameOf(section);
    int priority = values.integer("priority", -1);
    int bufferSize = bufferSize();
    String resultHandler = resultHandler();
    List<String> events = events();
    checkRedirection();
    return new EventListenerPoolConfig(
        name,
        priority,
        new ProgramSection(load, section, name, environment, null).read(),
        bufferSize,
        events,
        resultHandler);
  }

  private int bufferSize() {
    int size = values.integer("buffer_size", DEFAULT_BUFFER_SIZE);
    if (size < 1) {
      values.refuse("buffer_size", label() + " section sets invalid buffer_size (" + size + ")");
      return DEFAULT_BUFFER_SIZE;
    }
    return size;
  }

  private String resultHandler() {
    String spec = values.text("result_handler", PluginSections.DEFAULT_RESULT_HANDLER);
    if (!PluginSections.isResultHandler(spec)) {
      values.refuse("result_handler", PluginSections.cannotBeResolved(spec, section));
    }
    return spec;
  }

  private List<String> events() {
    String text = values.text("events");
    if (text == null && values.has("events")) {
      return List.of();
    }
    Set<String> events = new LinkedHashSet<>();
    for (String name : Values.list(text == null ? "" : text)) {
      events.add(name.toUpperCase(Locale.ROOT));
    }
    if (events.isEmpty()) {
      values.refuse("events", label() + " section requires an \"events\" line");
    }
    ConfigException fault = null;
    for (String name : events) {
      if (!EventNames.ALL.contains(name)) {
        String complaint = "Unknown event type " + name + " in " + label() + " events";
        fault = ConfigException.joined(fault, new ConfigException(complaint, name));
      }
    }
    if (fault != null) {
      values.refuse("events", fault);
    }
    return List.copyOf(events);
  }

  private void checkRedirection() {
    if (values.bool("redirect_stderr", false)) {
      values.refuse(
          "redirect_stderr",
          label()
              + " section sets redirect_stderr=true but this is not allowed because it will"
              + " interfere with the eventlistener protocol");
    }
  }

  private String label() {
    return "[" + section.name() + "]";
  }
}
