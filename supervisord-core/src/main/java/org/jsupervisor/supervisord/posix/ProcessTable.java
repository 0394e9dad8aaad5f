package org.jsupervisor.supervisord.posix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the kernel tells about the processes of the machine. Confined to the loop thread. */
public interface ProcessTable {
  /**
   * A process.
   *
   * @param start when it was started, in ticks since the machine was
   * @param isAlive false if it has ended and waits for its parent to notice
   */
  record Entry(int pid, int parent, int group, int session, long start, boolean isAlive) {}

  /** The process of that pid, null if there is none. */
  @Nullable Entry entry(int pid);

  /** The process group of the daemon. */
  int ownGroup();

  /** The environment it was started with, entry by entry with a NUL after each; or what is left. */
  byte[] environment(int pid);

  /** The pids of all processes, in no order. */
  int[] pids();

  /**
   * The children that the daemon has by adoption; it may have made one or another of them itself.
   * Until the next reaping none of these pids can become another process's.
   */
  List<Integer> adopted();

  /** The program and its arguments with a NUL after each; empty if it has gone. */
  String commandLine(int pid);

  /** Names the world of pids the process lives in, null if that may not be known. */
  @Nullable String namespace(int pid);
}
