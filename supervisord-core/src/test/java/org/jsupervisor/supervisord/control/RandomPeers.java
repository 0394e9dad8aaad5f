package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.jsupervisor.supervisord.posix.FakeConnection;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.PosixException;

/** What answers the daemon's questions in one random life, and what programs tell it unasked. */
final class RandomPeers {
  private static final String[] MESSAGES = {
    "READY=1", "WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=trigger", "STATUS=busy", "nonsense"
  };

  private final Random random;
  private final FakePosix posix;
  private final Set<FakeChild> checks = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean checksMayHang;

  /** {@code checksMayHang} lets some commands run until their limit kills them. */
  RandomPeers(Random random, FakePosix posix, boolean checksMayHang) {
    this.random = random;
    this.posix = posix;
    this.checksMayHang = checksMayHang;
    posix.peers().listen("127.0.0.1:80");
    posix.peers().listen(RandomPrograms.WEB);
  }

  /**
   * Whether the child is a check, or tells that it could not be run, and is answered then; programs
   * are left alone.
   */
  boolean answers(FakeChild child) {
    if (!String.join(" ", child.arguments()).contains(RandomPrograms.CHECK)) {
      return false;
    }
    checks.add(child);
    if (!checksMayHang || random.nextInt(6) != 0) {
      try {
        child.writeOut("words\n");
      } catch (PosixException e) {
        throw new UncheckedIOException(e);
      }
      child.exit(random.nextInt(4) == 0 ? 1 : 0);
    }
    return true;
  }

  boolean isCheck(FakeChild child) {
    return checks.contains(child);
  }

  /** Answers what was asked by HTTP: well, badly, in part or not at all. */
  void serve() {
    FakeConnection asked = posix.peers().accept(RandomPrograms.WEB);
    while (asked != null) {
      if (!asked.isClosedByDaemon()) {
        serve(asked);
      }
      asked = posix.peers().accept(RandomPrograms.WEB);
    }
  }

  private void serve(FakeConnection asked) {
    try {
      switch (random.nextInt(6)) {
        case 0 -> asked.close();
        case 1 -> asked.send("HTTP/1.1 503 Busy\r\n");
        case 2 -> asked.send("HTTP/1.1 2");
        case 3 -> asked.send("220 mail\r\n");
        default -> asked.send("HTTP/1.1 200 OK\r\n");
      }
    } catch (PosixException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets one of the programs tell the daemon something, if it was given a socket for that. */
  void tell(List<FakeChild> programs) {
    FakeChild program = any(programs);
    String socket = program == null ? "" : program.variable("NOTIFY_SOCKET");
    if (program != null && !socket.isEmpty() && posix.peers().isBound(socket)) {
      String message = MESSAGES[random.nextInt(MESSAGES.length)];
      posix.peers().send(socket, program.pid(), 0, message);
    }
  }

  private @Nullable FakeChild any(List<FakeChild> programs) {
    return programs.isEmpty() ? null : programs.get(random.nextInt(programs.size()));
  }

  /** Fails if a check runs on although nobody waits for it. */
  void checkNoneIsLeft() {
    for (FakeChild check : checks) {
      assertThat(check.isRunning()).as("a check, %d, runs on", check.pid()).isFalse();
    }
  }
}
