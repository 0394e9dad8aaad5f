package org.jsupervisor.supervisord.posix;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who serves the listening sockets of the scripted kernel, as the test says. */
public final class FakeSharedSockets implements SharedSockets {
  private static final long LISTENER = 70_000;

  private final FakePosix posix;
  private final Map<Integer, Set<Long>> accepted = new HashMap<>();
  private final Set<Integer> working = new HashSet<>();
  private final Set<Integer> hidden = new HashSet<>();
  private long connections = 80_000;
  private int error;
  private int looks;

  FakeSharedSockets(FakePosix posix) {
    this.posix = posix;
  }

  /** Has a child accept the connection that has waited longest. */
  public void accept(int listener, int pid) throws PosixException {
    if (listening(listener).waiting.poll() == null) {
      throw new IllegalStateException("nobody waits");
    }
    accepted.computeIfAbsent(pid, key -> new HashSet<>()).add(++connections);
  }

  /** Has a child close its connections. */
  public void finish(int pid) {
    accepted.remove(pid);
  }

  /** How many connections a child has. */
  public int accepted(int pid) {
    return accepted.getOrDefault(pid, Set.of()).size();
  }

  /** Has a child do something without a connection, or stop doing so. */
  public void work(int pid, boolean isWorking) {
    if (isWorking) {
      working.add(pid);
    } else {
      working.remove(pid);
    }
  }

  /** Has what a child does be invisible. */
  public void hide(int pid) {
    hidden.add(pid);
  }

  /** Has questions for connections fail, 0 for no more. */
  public void fail(int errno) {
    error = errno;
  }

  /** How often connections were asked for. */
  public int looks() {
    return looks;
  }

  private FakeFiles.Listener listening(int listener) throws PosixException {
    if (posix.descriptors.get(listener) instanceof FakeFiles.Listener open) {
      return open;
    }
    throw new PosixException("getsockname", Errno.EINVAL);
  }

  @Override
  public Connections connections(int descriptor) throws PosixException {
    looks++;
    if (error != 0) {
      throw new PosixException("sock_diag", error);
    }
    Set<Long> all = new HashSet<>();
    for (Map.Entry<Integer, Set<Long>> each : accepted.entrySet()) {
      if (posix.child(each.getKey()).isRunning()) {
        all.addAll(each.getValue());
      }
    }
    return new Connections(LISTENER, waiting(descriptor), all);
  }

  @Override
  public int waiting(int descriptor) throws PosixException {
    if (error != 0) {
      throw new PosixException("sock_diag", error);
    }
    return listening(descriptor).waiting.size();
  }

  @Override
  public @Nullable Worker worker(int pid, long listener) {
    FakeChild child = posix.child(pid);
    if (hidden.contains(pid) || !child.isRunning()) {
      return null;
    }
    Set<Long> sockets = new HashSet<>(accepted.getOrDefault(pid, Set.of()));
    boolean isWaiting = sockets.isEmpty() && !working.contains(pid);
    sockets.add(listener);
    return new Worker(pid, List.of(), sockets, isWaiting, child.isFrozen());
  }
}
