package org.jsupervisor.it.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.junit.jupiter.api.Test;

/**
 * Every type of event that can be had within seconds, with its payload; TICK_60 and TICK_3600 need
 * a clock that can be set, and are shown by the daemon's own tests.
 */
@PrivateDaemon
class EventTypesIT {
  private static final String PROCESSES =
      """
      [program:life]
      command=/bin/sh -c "echo out; echo err >&2; exec sleep 300"
      autostart=false
      stdout_events_enabled=true
      stderr_events_enabled=true
      [program:said]
      command=/bin/sh -c "printf '<!--XSUPERVISOR:BEGIN-->one<!--XSUPERVISOR:END-->'; \
      printf '<!--XSUPERVISOR:BEGIN-->two<!--XSUPERVISOR:END-->' >&2; exec sleep 300"
      autostart=false
      stdout_capture_maxbytes=1KB
      stderr_capture_maxbytes=1KB
      [program:broken]
      command=/nonexistent/program
      startretries=1
      [program:done]
      command=/bin/sh -c "sleep 2; exit 3"
      exitcodes=3
      autorestart=false
      autostart=false
      """;

  @Test
  void everyTypeIsToldWithItsPayload(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, watched(sandbox) + PROCESSES);
    TextFile events = sandbox.file("events.log");
    daemon.awaitRunning("watch");
    for (String name : new String[] {"life", "said", "done"}) {
      daemon.ctl("start", name);
    }
    awaitEvent(events, "SUPERVISOR_STATE_CHANGE_RUNNING len:0", "");
    awaitEvent(events, "PROCESS_GROUP_ADDED len:15", "groupname:life$");
    awaitProcess(events, "STARTING", "life", "STOPPED tries:0$");
    awaitProcess(events, "RUNNING", "life", "STARTING pid:\\d+$");
    awaitEvent(events, "PROCESS_LOG_STDOUT len:\\d+", ".* pid:\\d+ channel:stdout\nout$");
    awaitEvent(events, "PROCESS_LOG_STDERR len:\\d+", ".* pid:\\d+ channel:stderr\nerr$");
    awaitEvent(events, "PROCESS_COMMUNICATION_STDOUT len:\\d+", ".*:said pid:\\d+\none$");
    awaitEvent(events, "PROCESS_COMMUNICATION_STDERR len:\\d+", ".*:said pid:\\d+\ntwo$");
    awaitProcess(events, "BACKOFF", "broken", "STARTING tries:1$");
    awaitProcess(events, "STARTING", "broken", "BACKOFF tries:1$");
    awaitProcess(events, "BACKOFF", "broken", "STARTING tries:2$");
    awaitProcess(events, "FATAL", "broken", "BACKOFF$");
    awaitProcess(events, "EXITED", "done", "RUNNING expected:1 pid:\\d+$");
    daemon.rpc("supervisor.sendRemoteCommEvent", "kind", "data");
    awaitEvent(events, "REMOTE_COMMUNICATION len:14", "type:kind\ndata$");
    daemon.ctl("stop", "life").orFail();
    awaitProcess(events, "STOPPING", "life", "RUNNING pid:\\d+$");
    awaitProcess(events, "STOPPED", "life", "STOPPING pid:\\d+$");
    daemon.ctl("remove", "life").orFail();
    awaitEvent(events, "PROCESS_GROUP_REMOVED len:15", "groupname:life$");
    awaitEvent(events, "TICK_5 len:15", "when:\\d+[05]$");
    daemon.terminate();
    assertThat(daemon.log().text()).doesNotContain("ERRO ", "UNKNOWN");
    if (sandbox.daemonProduct() == Product.OURS) {
      awaitEvent(events, "SUPERVISOR_STATE_CHANGE_STOPPING len:0", "");
    }
  }

  private static void awaitProcess(TextFile events, String state, String name, String rest) {
    String payload = "processname:" + name + " groupname:" + name + " from_state:" + rest;
    awaitEvent(events, "PROCESS_STATE_" + state + " len:\\d+", payload);
  }

  private static void awaitEvent(TextFile events, String type, String payload) {
    events.await(
        "^ver:3.0 server:supervisor serial:\\d+ pool:watch poolserial:\\d+ eventname:"
            + type
            + "\n"
            + payload);
  }

  private static String watched(Sandbox sandbox) {
    sandbox.resource("listener.py");
    return """
    [eventlistener:watch]
    command=@DIR@/listener.py @DIR@/events.log
    buffer_size=100
    events=EVENT
    """;
  }
}
