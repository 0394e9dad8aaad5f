package org.jsupervisor.it.differential;

import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What clients do to programs and to the daemon, compared with the original. */
@PrivateDaemon
@Execution(ExecutionMode.CONCURRENT)
class DifferentialControlIT {

  @Test
  void everythingIsStoppedAndStarted(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [program:a]
        command=/bin/sleep 1000
        [program:b]
        command=/bin/sleep 1000
        priority=5
        [program:off]
        command=/bin/sleep 1000
        autostart=false
        [program:broken]
        command=/nonexistent/program
        startretries=0
        [program:quick]
        command=/bin/sh -c "exit 3"
        startsecs=3
        startretries=0
        """,
        run -> {
          run.settle();
          run.call("stopAllProcesses");
          run.infos();
          run.call("startAllProcesses");
          run.settle();
          run.infos();
          run.call("startProcess", "a:a");
          run.call("startProcess", "b:*");
          run.call("startProcess", "c");
          run.call("startProcessGroup", "c");
          run.call("stopProcessGroup", "c");
          run.call("stopProcess", "a", false);
          run.await("a", "STOPPED");
          run.call("getAllProcessInfo", "superfluous");
          run.call("getState");
          run.call("getAPIVersion");
        });
  }

  @Test
  void startsAreBrokenOff(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        @WATCH@PROCESS_STATE
        [program:starting]
        command=/bin/sleep 1000
        startsecs=1000
        """,
        run -> {
          run.await("watch", "RUNNING");
          run.call("startProcess", "starting");
          run.info("starting");
          run.call("stopProcess", "starting");
          run.info("starting");
        });
  }

  @Test
  void grandchildrenMayKeepThePipes(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [program:parent]
        command=/bin/sh -c "sleep 20 & echo started"
        startsecs=0
        autorestart=false
        stdout_logfile=@DIR@/parent.out
        killasgroup=true
        [program:closed]
        command=/bin/sh -c "exec >&- 2>&-; exec sleep 1000"
        [program:flood]
        command=/bin/sh -c "head -c 300000 /dev/zero | tr '\\\\0' 'x'; exec sleep 1000"
        stdout_logfile=@DIR@/flood.out
        stdout_logfile_maxbytes=0
        """,
        run -> {
          run.await("parent", "EXITED");
          run.await("closed", "RUNNING");
          run.await("flood", "RUNNING");
          run.infos();
          run.file("flood.out").await("x");
          Await.until("all is written", () -> run.file("flood.out").text().length() == 300000);
          run.call("stopProcess", "closed");
          run.note("parent", run.file("parent.out").text());
        });
  }

  @Test
  void logsAreReadAndCleared(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [program:talker]
        command=/bin/sh -c "echo one; echo two >&2; exec sleep 1000"
        [program:off]
        command=/bin/cat
        autostart=false
        """,
        run -> {
          run.settle();
          run.call("readProcessLog", "talker", 0, 0);
          run.call("readProcessStderrLog", "talker", 0, 2);
          run.call("readProcessStderrLog", "talker", -2, 0);
          run.call("readProcessStdoutLog", "talker", -1, 5);
          run.call("readProcessStdoutLog", "talker", 100, 5);
          run.call("tailProcessStdoutLog", "talker", 2, 5);
          run.call("tailProcessStderrLog", "talker", 0, 100);
          run.call("tailProcessLog", "nobody", 0, 100);
          run.call("readProcessStdoutLog", "off", 0, 0);
          run.call("clearProcessLogs", "talker");
          run.call("readProcessStdoutLog", "talker", 0, 0);
          run.call("clearProcessLogs", "off");
          run.call("clearProcessLogs", "nobody");
          run.call("clearAllProcessLogs");
          run.call("clearLog");
          run.call("readLog", 0, 0);
        });
  }

  @Test
  void daemonIsRestartedAndShutDown(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        @WATCH@SUPERVISOR_STATE_CHANGE_RUNNING,PROCESS_GROUP
        [program:a]
        command=/bin/sleep 1000
        """,
        run -> {
          run.settle();
          run.file("events.log").await("eventname:SUPERVISOR_STATE_CHANGE_RUNNING");
          run.call("restart");
          run.file("main.log").awaitNth("supervisord started with pid", 2);
          run.settle();
          run.file("events.log").awaitNth("eventname:SUPERVISOR_STATE_CHANGE_RUNNING", 2);
          run.infos();
          run.call("shutdown");
          run.note("exit", run.awaitExit());
        });
  }

  @Test
  void includedFilesAddToTheConfiguration(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [include]
        files=conf.d/*.conf
            more/??.ini nowhere/*.conf
        [program:main]
        command=/bin/sleep 1000
        """,
        run -> {
          run.settle();
          run.write("conf.d/one.conf", "[program:one]\ncommand=/bin/sleep 1000\n");
          run.write("conf.d/.hidden.conf", "[program:hidden]\ncommand=/bin/sleep 1000\n");
          run.write("more/ab.ini", "[program:main]\npriority=5\n[group:g]\nprograms=one\n");
          run.write("more/abc.ini", "[program:abc]\ncommand=/bin/sleep 1000\n");
          run.call("reloadConfig");
          run.call("addProcessGroup", "g");
          run.await("g:one", "RUNNING");
          run.signal("HUP");
          run.file("main.log").awaitNth("supervisord started with pid", 2);
          run.settle();
          run.infos();
        });
  }

  @Test
  void debugLogTellsOfListenersAndKills(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [supervisord]
        loglevel=debug
        @WATCH@PROCESS_STATE_STOPPED
        [program:talker]
        command=/bin/sh -c "echo one; exec sleep 1000"
        stopasgroup=true
        [program:off]
        command=/bin/cat
        autostart=false
        """,
        run -> {
          run.settle();
          run.call("signalProcess", "talker", "CONT");
          run.call("signalProcess", "off", "CONT");
          run.call("stopProcess", "talker");
          run.noteLog("^DEBG (killing|sending|attempted|'talker')");
        });
  }
}
