package org.jsupervisor.supervisord.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.control.Outcome;
import org.jsupervisor.supervisord.control.ScriptedDaemon;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.jsupervisor.supervisord.posix.FakeConnection;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that become ready in each of the ways, on the scripted kernel. */
class ReadyProgramsTest {
  private static final String WEB = "127.0.0.1:80";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon begun(String options) {
    String program = "[program:a]\ncommand=/bin/cat a\n" + options;
    return new ScriptedDaemon(directory, program).begin();
  }

  private static void assertStarting(ScriptedDaemon daemon) {
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STARTING);
  }

  private static void assertRunning(ScriptedDaemon daemon) {
    assertThat(daemon.state("a")).isEqualTo(ProcessState.RUNNING);
  }

  private static FakeConnection accepted(ScriptedDaemon daemon) {
    return Objects.requireNonNull(daemon.posix.peers().accept(WEB));
  }

  @Test
  void whoAcceptsConnectionsIsReady() {
    ScriptedDaemon daemon = begun("ready_on=tcp:127.0.0.1:80\n").pass(10);
    int descriptors = daemon.posix.openDescriptors();
    assertStarting(daemon);
    daemon.posix.peers().listen(WEB);
    daemon.pass(1.1);
    assertRunning(daemon);
    assertThat(accepted(daemon).isClosedByDaemon()).isTrue();
    assertThat(daemon.posix.openDescriptors()).isEqualTo(descriptors);
    daemon.pass(10);
    assertThat(daemon.posix.peers().accept(WEB)).isNull();
  }

  @Test
  void programsAreAskedQuicklyAtFirstAndThenEverySecond() {
    ScriptedDaemon daemon = begun("ready_on=unix:/run/a\nstartsecs=0\n").pass(4.5);
    assertThat(daemon.log.linesWith("a is not ready: unix:/run/a: cannot connect to /run/a"))
        .hasSize(6);
  }

  @Test
  void aConnectionThatIsNotMadeIsGivenUpAndTriedAgain() {
    ScriptedDaemon daemon = begun("ready_on=tcp:127.0.0.1:80\nready_timeout=0\n");
    int descriptors = daemon.posix.openDescriptors();
    daemon.posix.peers().keepWaiting(WEB);
    daemon.pass(12);
    assertThat(daemon.log.linesWith("no answer within 5 seconds")).hasSize(2);
    assertThat(daemon.posix.openDescriptors()).isLessThanOrEqualTo(descriptors + 1);
    daemon.child("a").exit(0);
    daemon.settle();
    assertThat(daemon.posix.openDescriptors()).isLessThan(descriptors);
  }

  @Test
  void aGoodAnswerToARequestMeansReady() throws PosixException {
    ScriptedDaemon daemon = begun("ready_on=http://127.0.0.1:80/up?x=1\n");
    daemon.posix.peers().listen(WEB);
    daemon.pass(0.2);
    FakeConnection connection = accepted(daemon);
    assertThat(connection.received())
        .startsWith("GET /up?x=1 HTTP/1.1\r\nHost: 127.0.0.1:80\r\n")
        .endsWith("Connection: close\r\n\r\n");
    connection.send("HTTP/1.1 503 Not yet\r\n\r\n");
    daemon.pass(2);
    assertStarting(daemon);
    assertThat(daemon.log.linesWith("HTTP status 503")).isNotEmpty();
    FakeConnection second = accepted(daemon);
    second.send("HTTP/1.");
    daemon.settle();
    assertStarting(daemon);
    second.send("0 302 Found\r\n");
    daemon.pass(0.1);
    assertRunning(daemon);
  }

  @Test
  void whatIsNoHttpIsNoAnswer() throws PosixException {
    ScriptedDaemon daemon = begun("ready_on=http://127.0.0.1:80/\n");
    daemon.posix.peers().listen(WEB);
    daemon.pass(0.2);
    accepted(daemon).send("220 mail ready\r\n");
    daemon.pass(0.5);
    accepted(daemon).close();
    daemon.pass(1);
    assertStarting(daemon);
    assertThat(daemon.log.linesWith("no HTTP answer")).hasSize(2);
  }

  @Test
  void aCommandThatSucceedsMeansReady() {
    ScriptedDaemon daemon = begun("ready_on=exec:/bin/echo up\n").pass(0.2);
    FakeChild command = daemon.posix.lastSpawned();
    assertThat(command.arguments()).containsExactly("/bin/echo", "up");
    command.exit(1);
    daemon.pass(0.4);
    assertThat(daemon.log.linesWith("exec:/bin/echo up: exit status 1")).hasSize(1);
    daemon.posix.lastSpawned().exit(0);
    daemon.pass(1);
    assertRunning(daemon);
  }

  @Test
  void secretsInQuestionsAreShownToNobody() throws IOException, PosixException {
    Path secret = Files.writeString(directory.resolve("secret"), "hunter2\n");
    ScriptedDaemon daemon = begun("ready_on=exec:/bin/echo %(file:" + secret + ")s\n").pass(0.2);
    FakeChild command = daemon.posix.lastSpawned();
    assertThat(command.arguments()).containsExactly("/bin/echo", "hunter2");
    command.writeError("no hunter2 here\n");
    command.exit(1);
    daemon.pass(0.4);
    assertThat(daemon.log.linesWith("exec:/bin/echo ********: exit status 1: no ******** here"))
        .hasSize(1);
    assertThat(daemon.log.linesWith("hunter2")).isEmpty();
  }

  @Test
  void aCommandIsKilledWhenTheProgramHasEnded() {
    ScriptedDaemon daemon = begun("ready_on=exec:/bin/echo up\n").pass(0.2);
    FakeChild command = daemon.posix.lastSpawned();
    daemon.child("a").exit(1);
    daemon.settle();
    assertThat(command.signals()).containsExactly(9);
  }

  @Test
  void aLineThatIsLookedForMeansReady() throws PosixException {
    ScriptedDaemon daemon = begun("ready_on=log:listening on \\d+$\n").pass(5);
    daemon.child("a").writeOut("listening");
    daemon.child("a").writeError("listening on port\n");
    daemon.settle();
    assertStarting(daemon);
    daemon.child("a").writeOut(" on 80\r\nmore\n");
    daemon.settle();
    assertRunning(daemon);
  }

  @Test
  void aLineOnStandardErrorCounts() throws PosixException {
    ScriptedDaemon daemon = begun("ready_on=log:ready\n").pass(5);
    daemon.child("a").writeError("x\nI am ready\n");
    daemon.settle();
    assertRunning(daemon);
  }

  @Test
  void aPatternThatTakesTooLongIsGivenUp() throws PosixException {
    ScriptedDaemon daemon = begun("ready_on=log:^(a+)+$\n").pass(2);
    for (int line = 0; line < 12; line++) {
      daemon.child("a").writeOut("a".repeat(4000) + "b\n");
    }
    daemon.settle();
    daemon.child("a").writeOut("aaa\n");
    daemon.settle();
    assertStarting(daemon);
    assertThat(daemon.log.linesWith("takes too long")).hasSize(1);
  }

  @Test
  void aLineEndInTheDescriptorMeansReady() throws PosixException {
    ScriptedDaemon daemon = begun("ready_on=fd:7\n").pass(5);
    FakeChild child = daemon.child("a");
    assertThat(child.variable("READY_FD")).isEqualTo("7");
    child.writeTo(7, "nearly");
    daemon.settle();
    assertStarting(daemon);
    child.writeTo(7, "\n");
    daemon.settle();
    assertRunning(daemon);
    int descriptors = daemon.posix.openDescriptors();
    child.exit(1);
    daemon.pass(6);
    daemon.child("a").writeTo(7, "\n");
    daemon.settle();
    assertRunning(daemon);
    assertThat(daemon.posix.openDescriptors()).isEqualTo(descriptors);
  }

  @Test
  void aFailedSpawnLeavesNoDescriptorOpen() {
    String program = "[program:a]\ncommand=/bin/cat a\nready_on=fd\n";
    ScriptedDaemon daemon = new ScriptedDaemon(directory, program);
    int descriptors = daemon.posix.openDescriptors();
    daemon.posix.failSpawns(request -> 11);
    daemon.begin().pass(1);
    assertThat(daemon.posix.openDescriptors()).isEqualTo(descriptors);
  }

  @Test
  void aStartThatWaitsIsAnsweredByReadiness() throws PosixException {
    ScriptedDaemon daemon = begun("ready_on=fd\nautostart=false\n");
    Outcome<Boolean> outcome = daemon.start("a", true);
    daemon.pass(20);
    assertThat(outcome).hasToString("open");
    daemon.child("a").writeTo(3, "\n");
    daemon.settle();
    assertThat(outcome).hasToString("true");
  }

  @Test
  void whoIsNotReadyInTimeIsEndedAndTriedAgain() {
    ScriptedDaemon daemon = begun("ready_on=fd\nready_timeout=3\nstopwaitsecs=2\n");
    daemon.child("a").ignoreSignals();
    daemon.pass(3.5);
    assertStarting(daemon);
    assertThat(daemon.child("a").signals()).containsExactly(15);
    daemon.pass(1.6);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.BACKOFF);
    assertThat(daemon.info("a").spawnerr()).isEqualTo("not ready within 3 seconds (ready_timeout)");
    daemon.pass(1);
    assertStarting(daemon);
  }
}
