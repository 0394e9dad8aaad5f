package org.jsupervisor.supervisord.event;

import org.jsupervisor.rpc.api.ProcessState;

/** Makes events with the exact payload of each type (daemon.md 6.2). */
public final class Events {

  /** An output channel of a process. */
  public enum Channel {
    STDOUT("stdout"),
    STDERR("stderr");

    private final String text;

    Channel(String text) {
      this.text = text;
    }

    /** As payloads and log lines show it. */
    public String text() {
      return text;
    }
  }

  private Events() {}

  /**
   * A process changed its state.
   *
   * @param tries shown for STARTING and BACKOFF
   * @param expected shown for EXITED
   */
  public static Event processState(
      String name,
      String group,
      ProcessState from,
      ProcessState to,
      int pid,
      int tries,
      boolean expected) {
    String start = process(name, group) + " from_state:" + from;
    return switch (to) {
      case STARTING -> new Event(EventType.PROCESS_STATE_STARTING, start + " tries:" + tries);
      case BACKOFF -> new Event(EventType.PROCESS_STATE_BACKOFF, start + " tries:" + tries);
      case RUNNING -> new Event(EventType.PROCESS_STATE_RUNNING, start + " pid:" + pid);
      case STOPPING -> new Event(EventType.PROCESS_STATE_STOPPING, start + " pid:" + pid);
      case STOPPED -> new Event(EventType.PROCESS_STATE_STOPPED, start + " pid:" + pid);
      case EXITED ->
          new Event(
              EventType.PROCESS_STATE_EXITED,
              start + " expected:" + (expected ? 1 : 0) + " pid:" + pid);
      case FATAL -> new Event(EventType.PROCESS_STATE_FATAL, start);
      case UNKNOWN -> new Event(EventType.PROCESS_STATE_UNKNOWN, start);
    };
  }

  /** The type that a change to {@code to} is announced as. */
  public static EventType typeOf(ProcessState to) {
    return switch (to) {
      case STOPPED -> EventType.PROCESS_STATE_STOPPED;
      case STARTING -> EventType.PROCESS_STATE_STARTING;
      case RUNNING -> EventType.PROCESS_STATE_RUNNING;
      case BACKOFF -> EventType.PROCESS_STATE_BACKOFF;
      case STOPPING -> EventType.PROCESS_STATE_STOPPING;
      case EXITED -> EventType.PROCESS_STATE_EXITED;
      case FATAL -> EventType.PROCESS_STATE_FATAL;
      case UNKNOWN -> EventType.PROCESS_STATE_UNKNOWN;
    };
  }

  /** A process wrote something. */
  public static Event processLog(String name, String group, int pid, Channel channel, byte[] data) {
    EventType type =
        channel == Channel.STDOUT ? EventType.PROCESS_LOG_STDOUT : EventType.PROCESS_LOG_STDERR;
    String head = process(name, group) + " pid:" + pid + " channel:" + channel.text() + "\n";
    return new Event(type, head + BytesText.decode(data));
  }

  /** A process wrote something between the capture tokens. */
  public static Event processCommunication(
      String name, String group, int pid, Channel channel, byte[] data) {
    EventType type =
        channel == Channel.STDOUT
            ? EventType.PROCESS_COMMUNICATION_STDOUT
            : EventType.PROCESS_COMMUNICATION_STDERR;
    return new Event(type, process(name, group) + " pid:" + pid + "\n" + BytesText.decode(data));
  }

  /** A client sent an event of its own. */
  public static Event remoteCommunication(String type, String data) {
    return new Event(EventType.REMOTE_COMMUNICATION, "type:" + type + "\n" + data);
  }

  /** The daemon is up. */
  public static Event supervisorRunning() {
    return new Event(EventType.SUPERVISOR_STATE_CHANGE_RUNNING, "");
  }

  /** The daemon begins to stop. */
  public static Event supervisorStopping() {
    return new Event(EventType.SUPERVISOR_STATE_CHANGE_STOPPING, "");
  }

  /** A slice of time begins; {@code whenEpochSecond} is its start. */
  public static Event tick(EventType type, long whenEpochSecond) {
    return new Event(type, "when:" + whenEpochSecond);
  }

  /** A group was added. */
  public static Event groupAdded(String group) {
    return new Event(EventType.PROCESS_GROUP_ADDED, "groupname:" + group + "\n");
  }

  /** A group was removed. */
  public static Event groupRemoved(String group) {
    return new Event(EventType.PROCESS_GROUP_REMOVED, "groupname:" + group + "\n");
  }

  private static String process(String name, String group) {
    return "processname:" + name + " groupname:" + group;
  }
}
