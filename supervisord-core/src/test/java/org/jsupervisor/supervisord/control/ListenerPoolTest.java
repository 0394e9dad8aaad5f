package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListenerPoolTest {
  private static final String REMOTE =
      """
          [eventlistener:l]
          command=/bin/cat l
          events=REMOTE_COMMUNICATION
          buffer_size=2
          stdout_logfile=NONE
          stderr_logfile=NONE
          """;
  private static final String OK = "RESULT 2\nOKREADY\n";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon begun(String sections) {
    return new ScriptedDaemon(directory, sections).begin();
  }

  private static String header(int serial, int poolSerial, String eventAndLength) {
    return "ver:3.0 server:supervisor serial:"
        + serial
        + " pool:l poolserial:"
        + poolSerial
        + " eventname:"
        + eventAndLength
        + "\n";
  }

  private static String remote(int serial, String data) {
    return header(serial, serial, "REMOTE_COMMUNICATION len:" + ("type:t\n" + data).length())
        + "type:t\n"
        + data;
  }

  private static FakeChild ready(ScriptedDaemon daemon) throws IOException {
    FakeChild listener = daemon.child("l");
    listener.writeOut("READY\n");
    return listener;
  }

  private static void send(ScriptedDaemon daemon, String... data) {
    for (String text : data) {
      daemon.control.sendRemoteCommEvent("t", text);
    }
  }

  @Test
  void listenerGetsEventsOnlyOnceItRunsAndIsReady() throws IOException {
    ScriptedDaemon daemon = begun(REMOTE);
    FakeChild listener = ready(daemon);
    daemon.control.sendRemoteCommEvent("t", "early");
    daemon.pass(0.5);
    assertThat(listener.readIn()).isEmpty();
    daemon.pass(1);
    assertThat(listener.readIn()).isEqualTo(remote(0, "early"));
  }

  @Test
  void oneEventAtATimeAndTheNextAfterTheResult() throws IOException {
    ScriptedDaemon daemon = begun(REMOTE).pass(2);
    FakeChild listener = ready(daemon);
    send(daemon, "one", "two");
    daemon.settle();
    assertThat(listener.readIn()).isEqualTo(remote(0, "one"));
    listener.writeOut(OK);
    daemon.settle();
    assertThat(listener.readIn()).isEqualTo(remote(1, "two"));
    assertThat(daemon.log.lines())
        .containsSubsequence(
            "DEBG event 0 sent to listener l",
            "DEBG l: event was processed",
            "DEBG event 1 sent to listener l");
  }

  @Test
  void rejectedEventComesBackFirst() throws IOException {
    ScriptedDaemon daemon = begun(REMOTE).pass(2);
    FakeChild listener = ready(daemon);
    send(daemon, "one", "two");
    daemon.settle();
    listener.readIn();
    listener.writeOut("RESULT 4\nFAILREADY\n");
    daemon.settle();
    assertThat(listener.readIn()).isEqualTo(remote(0, "one"));
    assertThat(daemon.log.lines())
        .contains(
            "WARN l: event was rejected",
            "DEBG rebuffering event 0 for pool l (buf size=1, max=2)");
  }

  @Test
  void fullBufferDropsTheOldest() throws IOException {
    ScriptedDaemon daemon = begun(REMOTE);
    send(daemon, "one", "two", "three");
    daemon.child("l").writeOut("READY\n");
    daemon.pass(2);
    assertThat(daemon.child("l").readIn()).isEqualTo(remote(1, "two"));
    assertThat(daemon.log.lines())
        .contains("ERRO pool l event buffer overflowed, discarding event 0");
  }

  @Test
  void eventOfAListenerThatDiesGoesToItsSuccessor() throws IOException {
    ScriptedDaemon daemon = begun(REMOTE).pass(2);
    FakeChild first = ready(daemon);
    daemon.control.sendRemoteCommEvent("t", "one");
    daemon.settle();
    assertThat(first.readIn()).isNotEmpty();
    first.exit(1);
    daemon.pass(2);
    FakeChild second = daemon.child("l");
    assertThat(second.pid()).isNotEqualTo(first.pid());
    second.writeOut("READY\n");
    daemon.settle();
    assertThat(second.readIn()).isEqualTo(remote(0, "one"));
  }

  @Test
  void secondListenerOfThePoolTakesWhatTheFirstIsTooBusyFor() throws IOException {
    ScriptedDaemon daemon = begun(REMOTE + "numprocs=2\nprocess_name=l%(process_num)d\n").pass(2);
    daemon.child("l:l0").writeOut("READY\n");
    daemon.child("l:l1").writeOut("READY\n");
    send(daemon, "one", "two");
    daemon.settle();
    assertThat(daemon.child("l:l0").readIn()).isEqualTo(remote(0, "one"));
    assertThat(daemon.child("l:l1").readIn()).isEqualTo(remote(1, "two"));
  }

  @Test
  void eventForAListenerThatClosedItsInputGoesToTheNext() throws IOException {
    ScriptedDaemon daemon = begun(REMOTE + "numprocs=2\nprocess_name=l%(process_num)d\n").pass(2);
    daemon.child("l:l0").writeOut("READY\n");
    daemon.child("l:l1").writeOut("READY\n");
    daemon.settle();
    daemon.child("l:l0").closePipes();
    send(daemon, "one");
    daemon.settle();
    assertThat(daemon.child("l:l1").readIn()).isEqualTo(remote(0, "one"));
  }

  @Test
  void listenerThatBreaksTheProtocolGetsNothingAnyMore() throws IOException {
    ScriptedDaemon daemon = begun(REMOTE).pass(2);
    daemon.child("l").writeOut("HELLO\n");
    daemon.control.sendRemoteCommEvent("t", "one");
    daemon.settle();
    assertThat(daemon.child("l").readIn()).isEmpty();
    assertThat(daemon.log.linesWith("l: has entered the UNKNOWN state")).hasSize(1);
  }

  @Test
  void aMinuteIsTick60AndAnHourTick3600() throws Exception {
    ScriptedDaemon daemon =
        begun(
                """
                [eventlistener:h]
                command=/bin/cat h
                events=TICK_3600
                [eventlistener:m]
                command=/bin/cat m
                events=TICK_60
                """)
            .pass(2);
    daemon.child("h").writeOut("READY\n");
    daemon.child("m").writeOut("READY\n");
    daemon.pass(60);
    String minute = " pool:m poolserial:0 eventname:TICK_60 len:15\nwhen:1767225660";
    assertThat(daemon.child("m").readIn()).isEqualTo("ver:3.0 server:supervisor serial:0" + minute);
    daemon.pass(3540);
    assertThat(daemon.child("h").readIn())
        .endsWith(" pool:h poolserial:0 eventname:TICK_3600 len:15\nwhen:1767229200");
  }

  @Test
  void ticksAreSentOnlyWhileSomebodyListens() throws Exception {
    ScriptedDaemon daemon = begun("[program:a]\ncommand=/bin/cat a\n").pass(2);
    assertThat(daemon.loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    String listener =
        """
          [eventlistener:l]
          command=/bin/cat l
          events=TICK_60
          [eventlistener:m]
          command=/bin/cat m
          events=TICK_5
          """;
    daemon.rewrite(listener);
    daemon.control.reloadConfig();
    daemon.control.addProcessGroup("l");
    daemon.control.addProcessGroup("m");
    daemon.pass(2);
    daemon.child("m").writeOut("READY\n");
    daemon.pass(2);
    assertThat(daemon.child("m").readIn())
        .isEqualTo(
            "ver:3.0 server:supervisor serial:0 pool:m poolserial:0 eventname:TICK_5 len:15\n"
                + "when:1767225605");
    daemon.stop("m", false);
    daemon.stop("l", false);
    daemon.settle();
    daemon.control.removeProcessGroup("m");
    daemon.control.removeProcessGroup("l");
    assertThat(daemon.loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aTickComesSoonAfterTheClockWasSet() throws Exception {
    ScriptedDaemon daemon =
        begun(
            """
            [eventlistener:l]
            command=/bin/cat l
            events=TICK_3600
            """);
    daemon.pass(2);
    FakeChild listener = ready(daemon);
    daemon.settle();
    daemon.time.setWall(daemon.loop.nowWall().plusSeconds(7200));
    daemon.pass(5);
    assertThat(listener.readIn()).contains("eventname:TICK_3600");
  }

  @Test
  void ticksEndWithTheDaemon() {
    ScriptedDaemon daemon = begun("[eventlistener:l]\ncommand=/bin/cat l\nevents=TICK\n").pass(2);
    daemon.supervisor.shutdown();
    daemon.pass(1);
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.loop.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void changesOfStateAreAnnouncedInOrder() throws IOException {
    ScriptedDaemon daemon =
        begun(
            """
          [program:a]
          command=/bin/cat a
          [eventlistener:l]
          command=/bin/cat l
          events=PROCESS_STATE_STARTING
          """);
    daemon.child("l").writeOut("READY\n");
    daemon.pass(2);
    assertThat(daemon.child("l").readIn())
        .isEqualTo(
            header(0, 0, "PROCESS_STATE_STARTING len:52")
                + "processname:l groupname:l from_state:STOPPED tries:0");
  }

  @Test
  void listenersFinishBeforeTheyAreStopped() throws IOException {
    ScriptedDaemon daemon = begun(REMOTE).pass(2);
    FakeChild listener = ready(daemon);
    daemon.control.sendRemoteCommEvent("t", "last");
    daemon.supervisor.shutdown();
    daemon.settle();
    assertThat(listener.readIn()).isEqualTo(remote(0, "last"));
    assertThat(daemon.state("l")).isEqualTo(ProcessState.RUNNING);
    listener.writeOut(OK);
    daemon.settle();
    assertThat(daemon.ends()).isEqualTo(1);
  }

  @Test
  void listenersThatDoNotFinishAreStoppedAfterASecond() throws IOException {
    ScriptedDaemon daemon = begun(REMOTE).pass(2);
    daemon.child("l").writeOut("READY\n");
    daemon.control.sendRemoteCommEvent("t", "last");
    daemon.supervisor.shutdown();
    daemon.pass(0.9);
    assertThat(daemon.ends()).isZero();
    daemon.pass(0.2);
    assertThat(daemon.ends()).isEqualTo(1);
  }
}
