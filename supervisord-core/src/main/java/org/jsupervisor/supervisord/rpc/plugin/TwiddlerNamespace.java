package org.jsupervisor.supervisord.rpc.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.server.Parameters;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.supervisord.control.ControlFault;
import org.jsupervisor.supervisord.control.GroupEditor;

/** The methods of supervisor_twiddler 1.0, and addGroup of its first versions (control.md 5). */
final class TwiddlerNamespace {
  private static final String API_VERSION = "1.0";
  private static final String TRUE = "@return boolean result Always true unless there is a fault";

  private final GroupEditor editor;
  private final LogWriter log;

  TwiddlerNamespace(GroupEditor editor, LogWriter log) {
    this.editor = editor;
    this.log = log;
  }

  void register(PluginMethods methods) {
    registerQueries(methods);
    methods.add(
        "addGroup",
        2,
        2,
        "Add a group that has no processes yet.\n\n"
            + "@param string name The new group's name\n"
            + "@param integer priority As in the configuration file\n"
            + TRUE,
        this::addGroup);
    methods.add(
        "addProgramToGroup",
        3,
        3,
        "Add a program's processes to a group, until the daemon restarts.\n\n"
            + "@param string group The group's name\n"
            + "@param string program The program's name\n"
            + "@param struct options Options as in the configuration file\n"
            + TRUE,
        this::addProgramToGroup);
    methods.add(
        "removeProcessFromGroup",
        2,
        2,
        "Take a stopped process out of its group.\n\n"
            + "@param string group The group's name\n"
            + "@param string process The process's name\n"
            + TRUE,
        params -> {
          editor.removeProcess(text(params.get(0)), text(params.get(1)));
          return true;
        });
  }

  private void registerQueries(PluginMethods methods) {
    methods.add(
        "getAPIVersion",
        0,
        0,
        "Tell the version of this interface.\n\n@return int version The version",
        params -> API_VERSION);
    methods.add(
        "getGroupNames",
        0,
        0,
        "List the names of the active groups.\n\n@return array names The names",
        params -> editor.groupNames());
    methods.add(
        "log",
        1,
        2,
        "Write a line to the daemon's own log.\n\n"
            + "@param string message The text\n"
            + "@param string|int level The level's four letters or number, INFO if left out\n"
            + TRUE,
        this::log);
  }

  private Object log(List<Object> params) throws ControlFault {
    LogLevel level = params.size() < 2 ? LogLevel.INFO : level(params.get(1));
    if (level == null) {
      throw new ControlFault(Fault.INCORRECT_PARAMETERS, null);
    }
    log.write(level, text(params.get(0)));
    return true;
  }

  private static @Nullable LogLevel level(Object wanted) {
    for (LogLevel level : LogLevel.values()) {
      boolean isMeant =
          wanted instanceof Number number
              ? number.doubleValue() == level.number()
              : wanted instanceof String text && text.toUpperCase(Locale.ROOT).equals(level.code());
      if (isMeant) {
        return level;
      }
    }
    return null;
  }

  private Object addGroup(List<Object> params) throws ControlFault, XmlRpcFault {
    editor.addGroup(Parameters.string(params, 0), (int) Parameters.integer(params, 1));
    return true;
  }

  private Object addProgramToGroup(List<Object> params) throws ControlFault, XmlRpcFault {
    editor.addProgram(text(params.get(0)), Parameters.string(params, 1), options(params.get(2)));
    return true;
  }

  /** Compatibility: a struct, or an array of arrays of key and value. */
  private static Map<String, String> options(Object struct) throws ControlFault {
    Map<String, String> options = new LinkedHashMap<>();
    if (struct instanceof Map<?, ?> members) {
      for (Map.Entry<?, ?> member : members.entrySet()) {
        options.put(text(member.getKey()), option(member.getValue()));
      }
    } else if (struct instanceof List<?> pairs) {
      for (Object each : pairs) {
        if (!(each instanceof List<?> pair) || pair.size() != 2) {
          throw new ControlFault(Fault.INCORRECT_PARAMETERS, null);
        }
        options.put(text(pair.get(0)), option(pair.get(1)));
      }
    } else {
      throw new ControlFault(Fault.INCORRECT_PARAMETERS, null);
    }
    return options;
  }

  /** Values are text, but numbers and booleans do as well. */
  private static String option(@Nullable Object value) throws ControlFault {
    if (value instanceof Double number) {
      return Long.toString(number.longValue());
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw new ControlFault(Fault.INCORRECT_PARAMETERS, null);
  }

  /** Compatibility: what should be a name may be anything, and then names nothing. */
  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
