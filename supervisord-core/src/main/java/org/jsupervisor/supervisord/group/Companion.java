package org.jsupervisor.supervisord.group;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;
import org.jsupervisor.supervisord.posix.SpawnRequest;
import org.jsupervisor.supervisord.stdio.OutputSink;

/**
 * A feature that goes along with one process from the moment its group is added until it is
 * removed. Called on the loop thread, never blocks.
 */
public interface Companion {
  /**
   * Whether the process, which is due to start, may do so now. Who answers no has the process look
   * again, with {@link ManagedProcess#reconsider}, once the answer has changed.
   */
  default boolean allowsStart() {
    return true;
  }

  /** A start on request is about to be looked at. */
  default void startRequested() {}

  /** What keeps another program from ever allowing the start as things are, null for nothing. */
  default @Nullable String hindrance() {
    return null;
  }

  /** Adds to the environment of the child that is about to be made. */
  default void extend(Map<String, String> environment) {}

  /**
   * Adds descriptors that the child about to be made gets beyond the first three. Should it not be
   * made, the process goes to BACKOFF.
   */
  default void pass(List<SpawnRequest.Passed> descriptors) throws PosixException {}

  /**
   * The sink of one of the child's channels, {@code stdout} or {@code stderr}, which may be put
   * behind another one; that must not change the bytes.
   */
  default OutputSink hear(String channel, OutputSink sink) {
    return sink;
  }

  /** Adds what clients are to know about the process beyond what supervisor tells. */
  default void tell(Map<String, String> facts) {}

  /** The child exists. */
  default void spawned(int pid) {}

  /**
   * Whether the program goes on although this process of it has ended: another one is its main
   * process. Asked before anything else is done about the end.
   */
  default boolean survives(Reaped reaped) {
    return false;
  }

  /**
   * Makes a process of the program its main process; false if it is not one, or nobody follows
   * that.
   */
  default boolean claim(int pid) {
    return false;
  }

  /** The child has ended and its output is drained; the transition is still to come. */
  default void ended(Reaped reaped) {}

  /** The process has changed its state. */
  default void stateChanged(ProcessState before) {}

  /** The process leaves its group, or the daemon ends; timers and descriptors are given back. */
  default void discard() {}
}
