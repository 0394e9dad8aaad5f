package org.jsupervisor.ctl.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.json.JsonWriter;
import org.jsupervisor.rpc.api.Fault;

/** The document a verb fills in instead of talking to a user. Confined to one thread. */
public final class JsonAnswer {
  private static final int FORMAT = 1;

  private final String command;
  private final List<Object> errors = new ArrayList<>();
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
  private int exitStatus;

  private JsonAnswer(String command, String... names) {
    this.command = command;
    for (String name : names) {
      members.put(name, null);
    }
  }

  /** An answer whose members are all still null; itself null for a verb that has none. */
  public static @Nullable JsonAnswer of(String command) {
    return switch (command) {
      case "status", "avail", "reload-program", "rolling-restart" ->
          new JsonAnswer(command, "processes");
      case "reread" -> new JsonAnswer(command, "added", "changed", "removed");
      case "scale" -> new JsonAnswer(command, "programs");
      case "update" -> new JsonAnswer(command, "groups");
      case "pid" -> new JsonAnswer(command, "daemon", "processes");
      case "version" -> new JsonAnswer(command, "version");
      default -> null;
    };
  }

  public void put(String name, @Nullable Object value) {
    if (!members.containsKey(name)) {
      throw new IllegalArgumentException("cannot put " + name + " into " + command);
    }
    members.put(name, value);
  }

  /**
   * Adds something that went wrong.
   *
   * @param fault the code the server answered with, 0 for none
   * @param name the process or group it is about
   */
  public void error(String text, int fault, @Nullable String name) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("text", text);
    error.put("name", name);
    error.put("code", fault == 0 ? null : fault);
    error.put("fault", word(fault));
    errors.add(error);
  }

  private static @Nullable String word(int code) {
    for (Fault fault : Fault.values()) {
      if (fault.code() == code) {
        return fault.name();
      }
    }
    return null;
  }

  /** The last failure decides. */
  public void fail(int status) {
    exitStatus = status;
  }

  /** The document, indented, with a line end. */
  public String text() {
    return JsonWriter.write(document());
  }

  /** The document on one line. */
  public String line() {
    return JsonWriter.writeLine(document());
  }

  private Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("format", FORMAT);
    document.put("command", command);
    document.put("exit_status", exitStatus);
    document.put("errors", errors);
    document.putAll(members);
    return document;
  }
}
