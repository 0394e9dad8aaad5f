package org.jsupervisor.it.differential;

import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The life of programs, compared with the original. */
@PrivateDaemon
@Execution(ExecutionMode.CONCURRENT)
class DifferentialIT {

  @Test
  void groupsStartAndStopByPriority(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [program:last]
        command=/bin/sleep 1000
        priority=1000
        [program:first]
        command=/bin/sleep 1000
        priority=1
        [program:zebra]
        command=/bin/sleep 1000
        [program:antelope]
        command=/bin/sleep 1000
        [group:pack]
        programs=wolf,bear
        priority=500
        [program:wolf]
        command=/bin/sleep 1000
        priority=3
        [program:bear]
        command=/bin/sleep 1000
        priority=2
        """,
        run -> {
          run.settle();
          run.noteLog("spawned:");
          run.infos();
          run.end();
          run.noteLog("stopped: (?!wolf|bear)");
        });
  }

  @Test
  void retriesAreCountedAndGivenUp(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        @WATCH@PROCESS_STATE
        [program:noretry]
        command=/bin/sh -c "exit 0"
        startsecs=2
        startretries=0
        [program:negative]
        command=/bin/sh -c "exit 3"
        startsecs=2
        startretries=-2
        [program:twice]
        command=/bin/sh -c "kill -9 $$"
        startsecs=2
        startretries=2
        [program:missing]
        command=/nonexistent/program
        startretries=1
        """,
        run -> {
          run.settle();
          run.infos();
          run.call("startProcess", "noretry");
          run.call("startProcess", "missing");
          run.settle();
          run.infos();
        });
  }

  @Test
  void exitsAreExpectedOrNot(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        @WATCH@PROCESS_STATE
        [program:listed]
        command=/bin/sh -c "sleep 2; exit 4"
        exitcodes=3, 4
        [program:nothing_expected]
        command=/bin/sh -c "sleep 2; exit 0"
        exitcodes=
        autorestart=false
        [program:by_signal]
        command=/bin/sh -c "sleep 2; kill -USR1 $$"
        autorestart=false
        [program:never]
        command=/bin/sh -c "sleep 2; exit 9"
        autorestart=false
        startsecs=0
        [program:until_done]
        command=/bin/sh -c "sleep 2; echo x >> @DIR@/tries; test $(wc -l < @DIR@/tries) -lt 2"
        exitcodes=1
        """,
        run -> {
          run.file("tries").awaitNth("^x$", 2);
          run.await("until_done", "EXITED");
          run.infos();
        });
  }

  @Test
  void numbersAndNamesOfProcesses(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        @WATCH@PROCESS_GROUP
        [program:web]
        command=/bin/sh -c "echo %(program_name)s %(group_name)s %(process_num)d %(numprocs)s; exec sleep 1000"
        process_name=%(program_name)s_%(process_num)02d
        numprocs=3
        numprocs_start=9
        stdout_logfile=@DIR@/web_%(process_num)s.out
        [program:none]
        command=/bin/sleep 1000
        numprocs=0
        [group:both]
        programs=web
        """,
        run -> {
          run.settle();
          run.infos();
          run.file("web_11.out").await("web both 11 3");
          run.note("output", run.file("web_9.out").text() + run.file("web_10.out").text());
          run.call("stopProcessGroup", "both");
          run.call("startProcess", "both:web_10");
          run.call("startProcess", "both:*");
          run.call("getProcessInfo", "web_10");
          run.call("startProcessGroup", "none");
        });
  }

  @Test
  void maskDirectoryAndStandardInput(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [supervisord]
        umask=077
        directory=/usr
        [program:masked]
        command=/bin/sh -c "umask; pwd; echo x > @DIR@/masked.file; exec sleep 1000"
        umask=027
        directory=/var
        stdout_logfile=@DIR@/masked.out
        [program:plain]
        command=/bin/sh -c "umask; pwd; exec sleep 1000"
        stdout_logfile=@DIR@/plain.out
        [program:lost]
        command=/bin/sh -c "exec sleep 1000"
        directory=/nonexistent
        startsecs=2
        startretries=0
        stderr_logfile=@DIR@/lost.err
        [program:reader]
        command=/bin/cat
        stdout_logfile=@DIR@/reader.out
        [program:deaf]
        command=/bin/sh -c "exec sleep 1000 <&-"
        """,
        run -> {
          run.settle();
          run.infos();
          run.file("masked.out").await("/var");
          run.file("plain.out").await("/");
          run.note("masked", run.file("masked.out").text());
          run.note("plain", run.file("plain.out").text());
          run.note("lost", run.file("lost.err").text());
          run.call("sendProcessStdin", "reader", "h\u00e9llo\n");
          run.file("reader.out").await("h\u00e9llo");
          run.pid("deaf");
          run.call("sendProcessStdin", "lost", "x");
          run.call("sendProcessStdin", "nobody", "x");
          run.call("stopProcess", "reader");
          run.call("sendProcessStdin", "reader", "x");
        });
  }

  @Test
  void signalsReachProcessesAndGroups(Sandbox sandbox) {
    String trap = "/bin/sh -c \"trap 'echo hup' HUP; echo up; while :; do sleep 0.1; done\"\n";
    Differential.compare(
        sandbox,
        """
        [program:a]
        command=TRAPstdout_logfile=@DIR@/a.out
        [program:b]
        command=TRAPstdout_logfile=@DIR@/b.out
        [group:g]
        programs=a,b
        [program:off]
        command=/bin/cat
        autostart=false
        [program:single]
        command=/bin/sleep 1000
        stopsignal=USR2
        """
            .replace("TRAP", trap),
        run -> {
          run.settle();
          run.file("a.out").await("up");
          run.file("b.out").await("up");
          run.call("signalProcess", "g:a", "HUP");
          run.file("a.out").await("hup");
          run.call("signalProcessGroup", "g", "SIGHUP");
          run.file("a.out").awaitNth("hup", 2);
          run.file("b.out").await("hup");
          run.call("signalProcess", "g:a", "1");
          run.file("a.out").awaitNth("hup", 3);
          run.call("signalProcess", "g:a", "NONSENSE");
          run.call("signalProcess", "off", "HUP");
          run.call("signalProcess", "nobody", "HUP");
          run.call("signalProcessGroup", "nobody", "HUP");
          run.call("signalAllProcesses", "CONT");
          run.call("stopProcess", "single");
          run.info("single");
          run.call("stopProcess", "single");
          run.call("startProcess", "single", false);
          run.await("single", "RUNNING");
          run.call("startProcess", "single");
          run.kill("single", "TERM");
          run.file("main.log").awaitNth("spawned: 'single'", 3);
          run.settle();
          run.noteLog("spawned: 'single'");
        });
  }

  @Test
  void programsThatIgnoreTheirStopSignalAreKilled(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        @WATCH@PROCESS_STATE
        [program:stubborn]
        command=/bin/sh -c "trap '' TERM; echo up; while :; do sleep 0.1; done"
        stopwaitsecs=2
        stdout_logfile=@DIR@/stubborn.out
        [program:polite]
        command=/bin/sh -c "trap 'exit 7' TERM; echo up; while :; do sleep 0.1; done"
        stdout_logfile=@DIR@/polite.out
        exitcodes=7
        [program:family]
        command=/bin/sh -c "sleep 1000 & wait"
        stopasgroup=true
        stopsignal=INT
        """,
        run -> {
          run.settle();
          run.file("stubborn.out").await("up");
          run.file("polite.out").await("up");
          run.call("stopProcess", "stubborn");
          run.call("stopProcess", "polite");
          run.call("stopProcess", "family");
          run.infos();
        });
  }
}
