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
    SpawnDescriptors descriptors = new SpawnDescriptors(request);
    try {
      descriptors.moveOutOfTheWay();
      addActions(request, descriptors);
      long arguments = memory.array(request.arguments());
      long environment = memory.array(request.environment());
      long path = memory.string(request.path());
      check(libc.spawn(pid.address(), path, actions, attributes, arguments, environment));
      return pid.bytes().getInt(0);
    } finally {
      descriptors.closeCopies();
      libc.destroyActions(actions);
    }
  }

  private void addActions(SpawnRequest request, SpawnDescriptors descriptors)
      throws PosixException {
    for (int i = 0; i < descriptors.count(); i++) {
      check(libc.addDup2(actions, descriptors.source(i), descriptors.target(i)));
    }
    addCloses(descriptors);
    byte[] directory = request.directory();
    if (directory != null) {
      check(libc.addChdir(actions, memory.string(directory)));
    }
  }

  private void addCloses(SpawnDescriptors descriptors) throws PosixException {
    if (hasCloseFrom) {
      try {
        for (int fd = FIRST_CLOSED; fd < descriptors.firstUnused(); fd++) {
          if (!descriptors.isTarget(fd)) {
            check(libc.addClose(actions, fd));
          }
        }
        check(libc.addCloseFrom(actions, descriptors.firstUnused()));
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
      if (number >= FIRST_CLOSED && !descriptors.isTarget(number)) {
        // Also lists the descriptor of the listing itself; closing a closed one is no error.
        check(libc.addClose(actions, number));
      }
    }
  }
}
