package org.jsupervisor.rpc.listener;

import java.util.Map;

/**
 * One event as the daemon sent it.
 *
 * @param header the tokens of the header line: ver, server, serial, pool, poolserial, eventname,
 *     len
 * @param payload what follows the header line, exactly
 */
public record ListenerEvent(Map<String, String> header, String payload) {

  /** The event's type, for instance {@code PROCESS_STATE_FATAL}. */
  public String type() {
    return header.getOrDefault("eventname", "");
  }

  /** Whether the event is of this type or of one below it in the tree of types. */
  public boolean isA(String type) {
    String own = type();
    boolean isBelow = own.startsWith(type) && own.length() > type.length();
    return type.equals("EVENT")
        || own.equals(type)
        || (isBelow && own.charAt(type.length()) == '_');
  }

  /** The number of the event, the same for every pool that gets it. */
  public long serial() {
    return Long.parseLong(header.getOrDefault("serial", "-1"));
  }

  /**
   * The tokens of the payload's first line: processname, groupname, from_state, pid and so on. Of
   * use for every type but REMOTE_COMMUNICATION, whose type may hold blanks.
   */
  public Map<String, String> tokens() {
    int end = payload.indexOf('\n');
    return Tokens.parse(end < 0 ? payload : payload.substring(0, end));
  }

  /** What follows the payload's first line: the text of PROCESS_LOG and the communication types. */
  public String data() {
    return payload.substring(payload.indexOf('\n') + 1);
  }

  /** The name by which calls to the daemon know the process the event is about. */
  public String processName() {
    Map<String, String> tokens = tokens();
    return tokens.getOrDefault("groupname", "") + ":" + tokens.getOrDefault("processname", "");
  }
}
