package org.jsupervisor.supervisord.posix;

import java.io.File;
import jnr.ffi.Pointer;

/** Starts children through posix_spawn. Confined to the loop thread. */
final class Spawn {
  // Both structures are smaller than this in every C library for 64-bit Linux.
  private static final int STRUCTURE_BYTES = 512;
  private static final short SETPGROUP_SETSIGDEF_SETSIGMASK = 2 | 4 | 8;
  private static final int FIRST_CLOSED = 3;

  private final SpawnLibC libc = Native.load(SpawnLibC.class);
  private final Pointer attributes = Native.allocate(STRUCTURE_BYTES);
  private final Pointer actions = Native.allocate(STRUCTURE_BYTES);
  private final Pointer pid = Native.allocate(Integer.BYTES);
  private final SpawnMemory memory = new SpawnMemory();
  private boolean hasCloseFrom;

  /**
   * @param hasCloseFrom false lists and closes each descriptor instead of asking for all at once
   */
  Spawn(boolean hasCloseFrom) throws PosixException {
    this.hasCloseFrom = hasCloseFrom;
    check(libc.posix_spawnattr_init(attributes));
    check(libc.posix_spawnattr_setflags(attributes, SETPGROUP_SETSIGDEF_SETSIGMASK));
    check(libc.posix_spawnattr_setpgroup(attributes, 0));
    check(libc.posix_spawnattr_setsigmask(attributes, SignalSet.of(SignalSet.NONE)));
    check(libc.posix_spawnattr_setsigdefault(attributes, SignalSet.of(SignalSet.ALL)));
  }

  private static void check(int errno) throws PosixException {
    if (errno != 0) {
      throw new PosixException("posix_spawn", errno);
    }
  }

  int start(SpawnRequest request) throws PosixException {
    memory.reset(request);
    check(libc.posix_spawn_file_actions_init(actions));
    int[] sources = {request.stdin(), request.stdout(), request.stderr()};
    boolean[] isTemporary = new boolean[sources.length];
    try {
      moveOutOfTheWay(sources, isTemporary);
      addActions(request, sources);
      Pointer arguments = memory.array(request.arguments());
      Pointer environment = memory.array(request.environment());
      Pointer path = memory.string(request.path());
      check(libc.posix_spawn(pid, path, actions, attributes, arguments, environment));
      return pid.getInt(0);
    } finally {
      for (int i = 0; i < sources.length; i++) {
        if (isTemporary[i]) {
          Native.LIBC.close(sources[i]);
        }
      }
      libc.posix_spawn_file_actions_destroy(actions);
    }
  }

  // A source among 0..2 could be overwritten by an earlier action, so it is copied upwards first.
  // One that already has its final number stays: nothing before its own action touches it.
  private static void moveOutOfTheWay(int[] sources, boolean[] isTemporary) throws PosixException {
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] < FIRST_CLOSED && sources[i] != i) {
        int command = Kernel.F_DUPFD_CLOEXEC;
        int copy = Native.LIBC.fcntl(sources[i], command, FIRST_CLOSED);
        sources[i] = Native.check("fcntl", copy);
        isTemporary[i] = true;
      }
    }
  }

  private void addActions(SpawnRequest request, int[] sources) throws PosixException {
    for (int i = 0; i < sources.length; i++) {
      check(libc.posix_spawn_file_actions_adddup2(actions, sources[i], i));
    }
    addCloses();
    byte[] directory = request.directory();
    if (directory != null) {
      check(libc.posix_spawn_file_actions_addchdir_np(actions, memory.string(directory)));
    }
  }

  private void addCloses() throws PosixException {
    if (hasCloseFrom) {
      try {
        check(libc.posix_spawn_file_actions_addclosefrom_np(actions, FIRST_CLOSED));
        return;
      } catch (UnsatisfiedLinkError olderLibrary) {
        hasCloseFrom = false;
      }
    }
    String[] open = new File("/proc/self/fd").list();
    if (open == null) {
      throw new PosixException("/proc/self/fd", Errno.ENOENT);
    }
    for (String fd : open) {
      int number = Integer.parseInt(fd);
      if (number >= FIRST_CLOSED) {
        // Also lists the descriptor of the listing itself; closing a closed one is no error.
        check(libc.posix_spawn_file_actions_addclose(actions, number));
      }
    }
  }
}
