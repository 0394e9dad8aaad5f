package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.junit.jupiter.api.Test;

/** What event listeners are told. */
@PrivateDaemon
class EventListenerSectionIT {

  @Test
  void processStatesArriveWithTheirHeaders(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, listener(sandbox, "PROCESS_STATE", ""));
    daemon.awaitRunning("watch");
    assertThat(daemon.ctl("start", "one").orFail().stdout()).isEqualTo("one: started\n");
    long pid = daemon.awaitRunning("one");
    daemon.ctl("stop", "one").orFail();
    TextFile events = sandbox.file("events.log");
    String header =
        "^ver:3.0 server:supervisor serial:\\d+ pool:watch poolserial:\\d+ eventname:%s len:%d\n";
    String one = "processname:one groupname:one from_state:";
    String starting = one + "STOPPED tries:0";
    events.await(header.formatted("PROCESS_STATE_STARTING", starting.length()) + starting + "$");
    String running = one + "STARTING pid:" + pid;
    events.await(header.formatted("PROCESS_STATE_RUNNING", running.length()) + running + "$");
    String stopping = one + "RUNNING pid:" + pid;
    events.await(header.formatted("PROCESS_STATE_STOPPING", stopping.length()) + stopping + "$");
    String stopped = one + "STOPPING pid:" + pid;
    events.await(header.formatted("PROCESS_STATE_STOPPED", stopped.length()) + stopped + "$");
  }

  @Test
  void ticksArriveAtMultiplesOfTheirPeriod(Sandbox sandbox) {
    Launch.start(sandbox, listener(sandbox, "TICK_5", ""));
    String when =
        sandbox.file("events.log").await("^ver:3.0 .* eventname:TICK_5 len:15\nwhen:(\\d+)$");
    assertThat(Long.parseLong(when) % 5).isZero();
  }

  @Test
  void outputArrivesWhenAskedFor(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, listener(sandbox, "PROCESS_LOG", "stdout_events_enabled=true\n"));
    daemon.awaitRunning("watch");
    daemon.ctl("start", "one").orFail();
    long pid = daemon.awaitRunning("one");
    daemon.rpc("supervisor.sendProcessStdin", "one", "hello\n");
    sandbox
        .file("events.log")
        .await(
            " eventname:PROCESS_LOG_STDOUT len:\\d+\nprocessname:one groupname:one pid:"
                + pid
                + " channel:stdout\nhello$");
  }

  @Test
  void groupsAndRemoteCommunicationAreTold(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, listener(sandbox, "PROCESS_GROUP,REMOTE_COMMUNICATION", ""));
    daemon.awaitRunning("watch");
    daemon.rpc("supervisor.removeProcessGroup", "one");
    daemon.rpc("supervisor.sendRemoteCommEvent", "kind", "some data");
    TextFile events = sandbox.file("events.log");
    events.await(" eventname:PROCESS_GROUP_REMOVED len:14\ngroupname:one$");
    events.await(" eventname:REMOTE_COMMUNICATION len:19\ntype:kind\nsome data$");
  }

  @Test
  void listenersAreRestartedAndSeeTheDaemonAsTheirParent(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, listener(sandbox, "PROCESS_STATE", ""));
    long first = daemon.awaitRunning("watch");
    assertThat(ProcFs.parent(first)).isEqualTo(daemon.pid());
    Machine.signal(first, "KILL");
    daemon.log().awaitNth("spawned: 'watch'", 2);
    assertThat(daemon.awaitRunning("watch")).isNotEqualTo(first);
  }

  @Test
  void capturedTextBecomesAnEvent(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox, listener(sandbox, "PROCESS_COMMUNICATION", "stdout_capture_maxbytes=1MB\n"));
    daemon.awaitRunning("watch");
    daemon.ctl("start", "one").orFail();
    daemon.rpc(
        "supervisor.sendProcessStdin",
        "one",
        "a first line of ordinary output\n<!--XSUPERVISOR:BEGIN-->secret<!--XSUPERVISOR:END-->"
            + "and a last line of ordinary output\n");
    sandbox
        .file("events.log")
        .await(" eventname:PROCESS_COMMUNICATION_STDOUT len:\\d+\nprocessname:one .*\nsecret$");
    sandbox.file("one.out").await("a first line of ordinary output");
    assertThat(sandbox.file("one.out").text()).doesNotContain("secret");
  }

  private static String listener(Sandbox sandbox, String events, String options) {
    sandbox.resource("listener.py");
    return """
    [eventlistener:watch]
    command=@DIR@/listener.py @DIR@/events.log
    events=EVENTS
    [program:one]
    command=/bin/cat
    autostart=false
    startsecs=0
    stdout_logfile=@DIR@/one.out
    OPTIONS
    """
        .replace("EVENTS", events)
        .replace("OPTIONS", options);
  }
}
