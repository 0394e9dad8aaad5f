package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts wait until a port is free. */
final class PortWaitTest {
  private static final String ONE =
      "[program:a]\ncommand=/bin/cat a\nwait_port_free=127.0.0.1:9002, :80\n";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon daemon(String options) {
    return new ScriptedDaemon(directory, ONE + options);
  }

  @Test
  void theFirstStartWaitsForTheLastOfThePorts() throws PosixException {
    ScriptedDaemon daemon = daemon("");
    int first = daemon.posix.listenTcp("127.0.0.1", 9002, 1);
    int second = daemon.posix.listenTcp("", 80, 1);
    assertThat(daemon.begin().pass(9).posix.spawned()).isEmpty();
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STOPPED);
    daemon.posix.close(first);
    assertThat(daemon.pass(9).posix.spawned()).isEmpty();
    daemon.posix.close(second);
    assertThat(daemon.pass(1).posix.spawned()).hasSize(1);
    assertThat(daemon.log.linesWith("wait_port_free"))
        .containsExactly(
            "INFO a waits until 127.0.0.1:9002 is free (wait_port_free)",
            "INFO port 80 is free, a starts (wait_port_free)");
  }

  @Test
  void aFreePortCostsNoTimeAndNoWord() {
    ScriptedDaemon daemon = daemon("").beginAndStay();
    daemon.child("a").exit(1);
    daemon.loop.runOnce(false);
    assertThat(daemon.posix.spawned()).hasSize(2);
    assertThat(daemon.log.linesWith("wait_port_free")).isEmpty();
  }

  @Test
  void itsOwnListenerIsNotInTheWayOfItsRunning() throws PosixException {
    ScriptedDaemon daemon = daemon("").begin();
    daemon.posix.listenTcp("127.0.0.1", 9002, 1);
    assertThat(daemon.pass(2).state("a")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.log.linesWith("wait_port_free")).isEmpty();
  }

  @Test
  void aRestartIsThereSoonAfterThePortIsFree() throws PosixException {
    ScriptedDaemon daemon = daemon("").beginAndStay();
    int port = daemon.posix.listenTcp("127.0.0.1", 9002, 1);
    daemon.child("a").exit(1);
    daemon.pass(0.25);
    daemon.posix.close(port);
    daemon.pass(0.3);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void aStartOnRequestWaitsAndAnswersOnceTheProgramRuns() throws PosixException {
    ScriptedDaemon daemon = daemon("autostart=false\n").begin();
    int port = daemon.posix.listenTcp("127.0.0.1", 9002, 1);
    Outcome<Boolean> start = daemon.start("a", true);
    daemon.pass(5);
    assertThat(start).hasToString("open");
    daemon.posix.close(port);
    daemon.pass(3);
    assertThat(start).hasToString("true");
  }

  @Test
  void aStopEndsTheWait() throws PosixException {
    ScriptedDaemon daemon = daemon("");
    int port = daemon.posix.listenTcp("127.0.0.1", 9002, 1);
    daemon.begin();
    assertThat(daemon.stop("a", true)).hasToString("true");
    daemon.posix.close(port);
    assertThat(daemon.pass(5).posix.spawned()).isEmpty();
    assertThat(daemon.loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  private ScriptedDaemon ofSocket() {
    return new ScriptedDaemon(
        directory, "[program:a]\ncommand=/bin/cat a\nwait_port_free=:80,unix:///run/a.sock\n");
  }

  @Test
  void aSocketIsFreeOnceNobodyListens() {
    ScriptedDaemon daemon = ofSocket();
    int before = daemon.posix.openDescriptors();
    daemon.posix.peers().listen("/run/a.sock");
    assertThat(daemon.begin().pass(9).posix.spawned()).isEmpty();
    assertThat(daemon.posix.openDescriptors()).as("no connection is left").isEqualTo(before);
    daemon.posix.peers().stopListening("/run/a.sock");
    assertThat(daemon.pass(1.1).posix.spawned()).hasSize(1);
    assertThat(daemon.log.linesWith("wait_port_free"))
        .containsExactly(
            "INFO a waits until unix:/run/a.sock is free (wait_port_free)",
            "INFO unix:/run/a.sock is free, a starts (wait_port_free)");
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.EAGAIN, Errno.EPROTOTYPE})
  void aFullQueueAndAnotherKindOfSocketAreSomebody(int errno) {
    ScriptedDaemon daemon = ofSocket();
    daemon.posix.peers().failWith("/run/a.sock", errno);
    assertThat(daemon.begin().pass(9).posix.spawned()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.ECONNREFUSED, Errno.ENOENT, Errno.EACCES, Errno.ENOTDIR})
  void aStaleFileNoneAndOneThatCannotBeTriedAreFree(int errno) {
    ScriptedDaemon daemon = ofSocket();
    daemon.posix.peers().failWith("/run/a.sock", errno);
    assertThat(daemon.begin().posix.spawned()).hasSize(1);
  }

  @Test
  void aShutdownEndsTheWait() throws PosixException {
    ScriptedDaemon daemon = daemon("");
    daemon.posix.listenTcp("127.0.0.1", 9002, 1);
    daemon.begin();
    daemon.supervisor.shutdown();
    daemon.pass(1);
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }
}
