package org.jsupervisor.it.differential;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Output, logs and events, compared with the original. */
@PrivateDaemon
@Execution(ExecutionMode.CONCURRENT)
class DifferentialEventsIT {

  @Test
  void outputIsToldAndCaptured(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        @WATCH@PROCESS_LOG,PROCESS_COMMUNICATION
        [program:both]
        command=/bin/sh -c "echo out; echo error >&2; exec sleep 1000"
        stdout_events_enabled=true
        stderr_events_enabled=true
        [program:joined]
        command=/bin/sh -c "echo joined >&2; exec sleep 1000"
        redirect_stderr=true
        stdout_events_enabled=true
        stderr_events_enabled=true
        stdout_logfile=@DIR@/joined.out
        [program:silent]
        command=/bin/sh -c "echo unheard; exec sleep 1000"
        stdout_logfile=NONE
        [program:captured]
        command=/bin/sh -c "printf 'a long line of ordinary text\\n<!--XSUPERVISOR:BEGIN-->secret<!--XSUPERVISOR:END-->and a long line behind it\\n' >&2; exec sleep 1000"
        stderr_capture_maxbytes=1MB
        stderr_logfile=@DIR@/captured.err
        [program:latin]
        command=/usr/bin/printf 'h\\\\351llo\\\\n'
        startsecs=0
        autorestart=false
        stdout_events_enabled=true
        """,
        run -> {
          run.settle();
          run.infos();
          run.file("joined.out").await("joined");
          run.call("readProcessStdoutLog", "both", 0, 0);
          run.call("readProcessStderrLog", "joined", 0, 0);
          run.call("readProcessStdoutLog", "silent", 0, 0);
          run.call("tailProcessStdoutLog", "joined", 0, 4);
          run.call("clearProcessLogs", "joined");
          run.note("joined", run.file("joined.out").text());
          run.call("readProcessStderrLog", "captured", 0, 0);
        });
  }

  @Test
  void ticksAndEventsOfClientsArrive(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [supervisord]
        identifier=some-name
        @WATCH@TICK_5,SUPERVISOR_STATE_CHANGE
        """,
        run -> {
          run.settle();
          run.call("sendRemoteCommEvent", "a type", "two\nlines");
          run.call("sendRemoteCommEvent", "", "");
          run.call("sendRemoteCommEvent", "kind", "h\u00e9llo \u20ac");
          run.call("getIdentification");
          run.file("events.log").await("eventname:TICK_5");
        });
  }

  @Test
  void fullBuffersLoseTheOldestEvents(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        @WATCH@TICK_3600
        [eventlistener:slow]
        command=/bin/sh -c "while ! test -e @DIR@/go; do sleep 0.1; done; exec /usr/bin/python3 @LISTENER@ @DIR@/slow.log"
        buffer_size=2
        events=REMOTE_COMMUNICATION
        """,
        run -> {
          run.settle();
          for (int i = 0; i < 5; i++) {
            run.call("sendRemoteCommEvent", "number", "event " + i);
          }
          run.noteLog("overflowed");
          run.write("go", "");
          run.file("slow.log").await("event 4");
          run.note("slow", run.file("slow.log").text().replaceAll("serial:\\d+", "serial:N"));
        });
  }

  /**
   * The priority keeps the original from handing the event to the other pools (daemon.md 10, 13).
   */
  @Test
  void listenersBreakTheProtocol(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        @WATCH@TICK_3600
        [eventlistener:chatty]
        command=/bin/sh -c "echo hello there; exec sleep 1000"
        events=REMOTE_COMMUNICATION
        [eventlistener:unasked]
        command=/bin/sh -c "echo READY; echo more; exec sleep 1000"
        events=REMOTE_COMMUNICATION
        [eventlistener:bad]
        command=/bin/sh -c "echo READY; read line; echo RESULT two; exec sleep 1000"
        events=REMOTE_COMMUNICATION
        priority=5
        """,
        run -> {
          run.settle();
          run.call("sendRemoteCommEvent", "kind", "data");
          run.file("main.log").await("bad: has entered the UNKNOWN state");
          run.infos();
        });
  }

  @Test
  void generatedLogsLastUntilTheConfigurationIsReadAgain(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [program:talker]
        command=/bin/sh -c "echo once; exec sleep 1000"
        """,
        run -> {
          run.settle();
          for (int i = 0; i < 3; i++) {
            run.call("stopProcessGroup", "talker");
            run.call("removeProcessGroup", "talker");
            run.call("addProcessGroup", "talker");
            run.settle();
            run.call("readProcessStdoutLog", "talker", 0, 0);
            if (i == 1) {
              run.call("reloadConfig");
            }
          }
        });
  }

  @Test
  void logsRotate(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [program:writer]
        command=/bin/cat
        stdout_logfile=@DIR@/writer.out
        stdout_logfile_maxbytes=50
        stdout_logfile_backups=2
        [program:keeper]
        command=/bin/cat
        stdout_logfile=@DIR@/keeper.out
        stdout_logfile_maxbytes=50
        stdout_logfile_backups=0
        """,
        run -> {
          run.settle();
          for (int i = 0; i < 9; i++) {
            String line = i + " abcdefghijklmnopqrst\n";
            run.call("sendProcessStdin", "writer", line);
            run.call("sendProcessStdin", "keeper", line);
            String last = "(?s)" + i + " abc.*";
            Await.until(
                "line " + i + " is written",
                () ->
                    (run.file("writer.out").text() + run.file("writer.out.1").text())
                        .matches("(?s).*" + last));
          }
          for (String name : new String[] {"writer.out", "writer.out.1", "writer.out.2"}) {
            run.note(name, run.file(name).text());
          }
          run.note("third", run.file("writer.out.3").exists());
          run.note("backup", run.file("keeper.out.1").exists());
          run.call("readProcessStdoutLog", "writer", -10, 0);
          run.call("tailProcessStdoutLog", "writer", 0, 1000);
        });
  }
}
