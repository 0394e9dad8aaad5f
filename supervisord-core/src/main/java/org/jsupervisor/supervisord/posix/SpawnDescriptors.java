package org.jsupervisor.supervisord.posix;

import java.util.List;

/** Which of the daemon's descriptors become which of a child's. Confined to the loop thread. */
final class SpawnDescriptors {
  private static final int STANDARD_STREAMS = 3;

  private final int[] sources;
  private final int[] targets;
  private final boolean[] isCopy;
  private int firstUnused = STANDARD_STREAMS;

  SpawnDescriptors(SpawnRequest request) {
    List<SpawnRequest.Passed> passed = request.passed();
    int count = STANDARD_STREAMS + passed.size();
    sources = new int[count];
    targets = new int[count];
    isCopy = new boolean[count];
    sources[0] = request.stdin();
    sources[1] = request.stdout();
    sources[2] = request.stderr();
    for (int i = 0; i < STANDARD_STREAMS; i++) {
      targets[i] = i;
    }
    for (int i = STANDARD_STREAMS; i < count; i++) {
      sources[i] = passed.get(i - STANDARD_STREAMS).source();
      targets[i] = passed.get(i - STANDARD_STREAMS).target();
      firstUnused = Math.max(firstUnused, targets[i] + 1);
    }
  }

  int count() {
    return sources.length;
  }

  int source(int index) {
    return sources[index];
  }

  int target(int index) {
    return targets[index];
  }

  /** The lowest number above those that the child has. */
  int firstUnused() {
    return firstUnused;
  }

  boolean isTarget(int fd) {
    for (int target : targets) {
      if (target == fd) {
        return true;
      }
    }
    return false;
  }

  /**
   * Copies those upwards that an action before their own could overwrite. One that already has its
   * final number stays: nothing before its own action touches it.
   */
  void moveOutOfTheWay() throws PosixException {
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] != targets[i] && isTarget(sources[i])) {
        int copy = Native.LIBC.fcntl(sources[i], Kernel.F_DUPFD_CLOEXEC, firstUnused);
        sources[i] = Native.check("fcntl", copy);
        isCopy[i] = true;
      }
    }
  }

  void closeCopies() {
    for (int i = 0; i < sources.length; i++) {
      if (isCopy[i]) {
        Native.LIBC.close(sources[i]);
      }
    }
  }
}
