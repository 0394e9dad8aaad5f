package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.FakeSharedSockets;
import org.jsupervisor.supervisord.posix.PosixException;

/** Who asks the FastCGI programs of one random life, and what these make of it. */
final class RandomRequests {
  private static final int SIGKILL = 9;

  private final Random random;
  private final ScriptedDaemon daemon;
  private final FakePosix posix;
  private final FakeSharedSockets sockets;

  RandomRequests(Random random, ScriptedDaemon daemon) {
    this.random = random;
    this.daemon = daemon;
    this.posix = daemon.posix;
    this.sockets = daemon.posix.sharedSockets();
  }

  /** Whether the socket of a group is open. */
  boolean isOpen(String group) {
    return posix.isListening(RandomPrograms.socketOf(group));
  }

  /** A child has begun; its pid may have been another one's. */
  void began(FakeChild child) {
    sockets.finish(child.pid());
    sockets.work(child.pid(), false);
  }

  /** Answers, does something unasked, or takes what was asked. */
  void act(String group) {
    FakeChild child = anyOf(group);
    if (!isOpen(group) || child == null) {
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> sockets.finish(child.pid());
      case 1 -> sockets.work(child.pid(), random.nextInt(3) == 0);
      default -> accept(group, child);
    }
  }

  /** Somebody connects to the socket of a group, if it is open. */
  void ask(String group) {
    if (isOpen(group)) {
      try {
        posix.connect(listener(group));
      } catch (PosixException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private int listener(String group) {
    return posix.listener(RandomPrograms.socketOf(group));
  }

  /** One that is frozen takes nothing. */
  private void accept(String group, FakeChild child) {
    try {
      if (!child.isFrozen() && sockets.waiting(listener(group)) > 0) {
        sockets.accept(listener(group), child.pid());
      }
    } catch (PosixException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable FakeChild anyOf(String group) {
    List<FakeChild> running = new ArrayList<>();
    for (ProcessInfo info : daemon.control.allProcessInfo()) {
      if (info.group().equals(group) && info.pid() != 0) {
        running.add(posix.child(info.pid()));
      }
    }
    return running.isEmpty() ? null : running.get(random.nextInt(running.size()));
  }

  private boolean isAboutToStart(String group) {
    for (ProcessInfo info : daemon.control.allProcessInfo()) {
      boolean isWaiting =
          info.state().isRunning() || info.facts().containsKey(ProcessInfo.WAITING_FOR);
      if (info.group().equals(group) && isWaiting) {
        return true;
      }
    }
    return false;
  }

  /** Fails if a process that was frozen in order to be retired is killed with a request. */
  void checkKill(FakePosix.Kill kill) {
    int pid = Math.abs(kill.pid());
    if (kill.signal() == SIGKILL && posix.child(pid).isFrozen()) {
      assertThat(sockets.accepted(pid)).as("requests of %d, which is retired", pid).isZero();
    }
  }

  /** Fails if a process was left frozen, long after anybody could have been about to retire it. */
  void checkNobodyIsFrozen(List<FakeChild> running) {
    for (FakeChild child : running) {
      assertThat(child.isFrozen()).as("%d is left frozen", child.pid()).isFalse();
    }
  }

  /** Fails if requests wait where nothing runs and nobody has been told why. */
  void checkNobodyWaitsInVain(String group) {
    if (!isOpen(group) || anyOf(group) != null) {
      return;
    }
    try {
      if (sockets.waiting(listener(group)) > 0) {
        String where = "tcp://" + RandomPrograms.socketOf(group);
        boolean isTold =
            isAboutToStart(group)
                || !daemon.log.linesWith("nobody serves " + where).isEmpty()
                || !daemon.log.linesWith("cannot scale " + where).isEmpty();
        assertThat(isTold).as("it is told that requests wait at %s in vain", where).isTrue();
      }
    } catch (PosixException e) {
      throw new UncheckedIOException(e);
    }
  }
}
