package org.jsupervisor.supervisord.posix;

import java.io.File;
import org.jsupervisor.supervisord.libc.NativeBlock;

/** Starts children through posix_spawn. Confined to the loop thread. */
final class Spawn {
  // Both structures are smaller than this in every C library for 64-bit Linux.
  private static final int STRUCTURE_BYTES = 512;
  private static final short SETPGROUP_SETSIGDEF_SETSIGMASK = 2 | 4 | 8;
  private static final int FIRST_CLOSED = 3;

  private final SpawnLibC libc = new SpawnLibC();
  private final NativeBlock attributesBlock = new NativeBlock(STRUCTURE_BYTES);
  private final long attributes = attributesBlock.address();
  private final NativeBlock actionsBlock = new NativeBlock(STRUCTURE_BYTES);
  private final long actions = actionsBlock.address();
  private final NativeBlock pid = new NativeBlock(Integer.BYTES);
  private final SpawnMemory memory = new SpawnMemory();
  private boolean hasCloseFrom;

  /**
   * @param hasCloseFrom false lists and closes each descriptor instead of asking for all at once
   */
  Spawn(boolean hasCloseFrom) throws PosixException {
    this.hasCloseFrom = hasCloseFrom;
    check(libc.initAttributes(attributes));
    check(libc.setFlags(attributes, SETPGROUP_SETSIGDEF_SETSIGMASK));
    check(libc.setProcessGroup(attributes, 0));
    NativeBlock none = SignalSet.of(SignalSet.NONE);
    NativeBlock all = SignalSet.of(SignalSet.ALL);
    check(libc.setSignalMask(attributes, none.address()));
    check(libc.setSignalDefault(attributes, all.address()));
  }

  private static void check(int errno) throws PosixException {
    if (errno != 0) {
      throw new PosixException("posix_spawn", errno);
    }
  }

  int start(SpawnRequest request) throws PosixException {
    memory.reset(request);
    check(libc.initActions(actions));
    int[] sources = {request.stdin(), request.stdout(), request.stderr()};
    boolean[] isTemporary = new boolean[sources.length];
    try {
      moveOutOfTheWay(sources, isTemporary);
      addActions(request, sources);
      long arguments = memory.array(request.arguments());
      long environment = memory.array(request.environment());
      long path = memory.string(request.path());
      check(libc.spawn(pid.address(), path, actions, attributes, arguments, environment));
      return pid.bytes().getInt(0);
    } finally {
      for (int i = 0; i < sources.length; i++) {
        if (isTemporary[i]) {
          Native.LIBC.close(sources[i]);
        }
      }
      libc.destroyActions(actions);
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
      check(libc.addDup2(actions, sources[i], i));
    }
    addCloses();
    byte[] directory = request.directory();
    if (directory != null) {
      check(libc.addChdir(actions, memory.string(directory)));
    }
  }

  private void addCloses() throws PosixException {
    if (hasCloseFrom) {
      try {
        check(libc.addCloseFrom(actions, FIRST_CLOSED));
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
        check(libc.addClose(actions, number));
      }
    }
  }
}
