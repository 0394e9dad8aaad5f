package org.jsupervisor.supervisord.group;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;
import org.jsupervisor.supervisord.process.Input;
import org.jsupervisor.supervisord.spawn.CommandException;
import org.jsupervisor.supervisord.spawn.CommandLookup;
import org.jsupervisor.supervisord.spawn.ExitCause;
import org.jsupervisor.supervisord.spawn.SpawnFailure;
import org.jsupervisor.supervisord.spawn.Spawner;

/**
 * Makes the children of a process, one after the other, and takes their ends. Holds what the
 * present one has: its pipes, and its share in a FastCGI socket. Confined to the loop thread.
 */
final class Children {
  private final ManagedProcess process;
  private final ProcessLife life;
  private final Surroundings around;
  private final Companions companions;
  private final @Nullable FastCgiSocket socket;
  private @Nullable ChildStreams streams;
  private @Nullable Reaped lastEnd;
  private int starts;

  Children(
      ManagedProcess process,
      ProcessLife life,
      Surroundings around,
      Companions companions,
      @Nullable FastCgiSocket socket) {
    this.process = process;
    this.life = life;
    this.around = around;
    this.companions = companions;
    this.socket = socket;
  }

  /** How many starts were tried. */
  int starts() {
    return starts;
  }

  /** Counts starts anew. */
  void forgetStarts() {
    starts = 0;
  }

  /** How the last child ended, null if there was none or one runs. */
  @Nullable Reaped lastEnd() {
    return lastEnd;
  }

  /** What the next child finds in its environment. */
  Map<String, String> environment() {
    Map<String, String> environment =
        around.spawner().environmentOf(process.groupName(), process.config());
    companions.extend(environment);
    return environment;
  }

  /**
   * Makes a child, or tells the machine why there is none. A FastCGI socket is there before
   * anything else is tried, and goes last (daemon.md 7).
   */
  void spawn() {
    starts++;
    lastEnd = null;
    String failure;
    try {
      failure = spawnWith(socket == null ? -1 : socket.acquire());
    } catch (PosixException e) {
      life.apply(new Input.SpawnFailed(SpawnFailure.beforeFork(process.name(), e)));
      return;
    }
    if (failure != null) {
      closeStreams();
      life.apply(new Input.SpawnFailed(failure));
      releaseSocket();
    }
  }

  /** Makes the child; returns why it could not be made, null if it runs. */
  private @Nullable String spawnWith(int socketFd) {
    Map<String, String> environment = environment();
    CommandLookup.Command command;
    ChildStreams opened;
    Spawner.Streams ends;
    try {
      command = CommandLookup.find(process.config().command(), environment);
      opened = ChildStreams.open(process, around, socketFd);
      streams = opened;
      ends = opened.childEnds().with(companions.passed());
    } catch (CommandException e) {
      return e.without(process.config().secrets()).text();
    } catch (IOException e) {
      return process.config().secrets().masked(SpawnFailure.beforeFork(process.name(), e));
    }
    int pid;
    try {
      pid = around.spawner().spawn(process.config(), command, environment, ends);
    } catch (PosixException e) {
      return SpawnFailure.atFork(process.name(), e);
    }
    around.reaper().add(pid, process);
    life.spawned(pid);
    opened.start(process, companions);
    companions.spawned(pid);
    return null;
  }

  /** Takes the end of the child: output first, then the transition. */
  void ended(Reaped reaped) {
    try {
      if (streams != null) {
        streams.drain();
      }
    } finally {
      // Whatever becomes of its last output: the process has ended and is to be restarted.
      closeStreams();
      lastEnd = reaped;
      companions.ended(reaped);
      life.apply(new Input.Exited(reaped.exitCode(), ExitCause.text(reaped)));
      EventListener listener = process.listener();
      if (listener != null) {
        listener.ended();
      }
      releaseSocket();
    }
  }

  /** Whether pipes are open, also those of a child that has ended and left others. */
  boolean isOpen() {
    return streams != null;
  }

  /** Queues bytes for the child's standard input; false if there is none that takes them. */
  boolean writeStdin(byte[] bytes) {
    ChildStreams open = streams;
    return open != null && open.writeStdin(bytes);
  }

  /** Closes and opens the logs by name, if the child runs. */
  void reopenLogs() {
    if (streams != null) {
      streams.reopenLogs();
    }
  }

  /** Leaves the child to itself. */
  void release() {
    closeStreams();
    releaseSocket();
  }

  private void closeStreams() {
    ChildStreams open = streams;
    streams = null;
    if (open != null) {
      open.close();
    }
  }

  private void releaseSocket() {
    if (socket != null) {
      socket.release();
    }
  }
}
