package org.jsupervisor.it.differential;

import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The reading of configurations, at the start and later, compared with the original. */
@PrivateDaemon
@Execution(ExecutionMode.CONCURRENT)
class DifferentialConfigIT {
  private static final String PRINT = "/bin/sh -c \"env | sort; exec sleep 1000\"\n";

  @Test
  void environmentsAreMergedAndExpanded(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [supervisord]
        environment=SHARED="from supervisord",OUTER=%(here)s,SUPERVISOR_ENABLED="mine"
        [program:one]
        command=PRINTenvironment=
          SHARED="from program, with comma",
          SIDE='%(ENV_IT_SIDE)s',NAME=%(program_name)s-%(process_num)d,
          OUTER2="%(ENV_OUTER)s",
        stdout_logfile=@DIR@/one.out
        [program:two]
        command=PRINTserverurl=http://elsewhere:1
        stdout_logfile=@DIR@/two.out
        [program:three]
        command=PRINTserverurl=
        environment=PATH="/bin",EMPTY=""
        stdout_logfile=@DIR@/three.out
        [program:looked_up]
        command=sleep %(ENV_LONG)s
        environment=PATH="/nowhere:/usr/bin:/bin",LONG="1000"
        [program:lost]
        command=no_such_tool
        environment=PATH="/nowhere"
        startretries=0
        """
            .replace("PRINT", PRINT),
        run -> {
          run.settle();
          run.infos();
          for (String name : new String[] {"one", "two", "three"}) {
            run.file(name + ".out").await("^SUPERVISOR_PROCESS_NAME=");
            run.note(name, run.file(name + ".out").text());
          }
        });
  }

  @Test
  void valuesOfManyLinesAndShapesAreRead(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [program:lines]
        command=/bin/echo
            first second   ; a comment
            "third part"
          # another comment
            'fourth ''part' fi\\ fth
        STARTSECS : 0
        autorestart=OFF
        stdout_logfile=@DIR@/lines.out
        [program:merged]
        command=/bin/echo overridden
        startsecs=0
        autorestart=false
        stdout_logfile=@DIR@/merged.out
        [program:merged]
        command=/bin/echo a#b;c 100%% %(group_name)s  ; comment
        priority=-7
        [group:all]
        programs=lines,
            merged
        [unknown:section]
        nonsense=%(nowhere)s
        """,
        run -> {
          run.await("all:lines", "EXITED");
          run.await("all:merged", "EXITED");
          run.infos();
          run.note("lines", run.file("lines.out").text());
          run.note("merged", run.file("merged.out").text());
          run.call("reloadConfig");
        });
  }

  @Test
  void hupReadsTheConfigurationAgain(Sandbox sandbox) {
    Differential.compare(
        sandbox,
        """
        [program:kept]
        command=/bin/sleep 1000
        [program:changed]
        command=/bin/sleep 1000
        [program:dropped]
        command=/bin/sleep 1000
        """,
        run -> {
          run.settle();
          run.config(
              """
              [program:kept]
              command=/bin/sleep 1000
              [program:changed]
              command=/bin/sleep 2000
              priority=3
              [program:added]
              command=/bin/sleep 1000
              """);
          run.signal("HUP");
          run.file("main.log").awaitNth("supervisord started with pid", 2);
          run.settle();
          run.infos();
          run.call("getState");
        });
  }

  @Test
  void rereadTellsWhatChanged(Sandbox sandbox) {
    String before =
        """
        @WATCH@PROCESS_GROUP,PROCESS_STATE
        [program:kept]
        command=/bin/sleep 1000
        [program:signal]
        command=/bin/sleep 1000
        stopsignal=TERM
        [program:environment]
        command=/bin/sleep 1000
        [program:dropped]
        command=/bin/sleep 1000
        [group:pair]
        programs=left,right
        [program:left]
        command=/bin/sleep 1000
        [program:right]
        command=/bin/sleep 1000
        """;
    String after =
        before
            .replace("stopsignal=TERM", "stopsignal=INT")
            .replace("[program:environment]", "[program:environment]\nenvironment=A=1")
            .replace("programs=left,right", "programs=right,left")
            .replace("[program:dropped]", "[program:added]");
    Differential.compare(
        sandbox,
        before,
        run -> {
          run.settle();
          run.call("reloadConfig");
          run.config(after);
          run.call("reloadConfig");
          run.call("addProcessGroup", "kept");
          run.call("addProcessGroup", "nothing");
          run.call("removeProcessGroup", "dropped");
          run.call("stopProcess", "dropped");
          run.call("removeProcessGroup", "dropped");
          run.call("removeProcessGroup", "dropped");
          run.call("addProcessGroup", "added");
          run.await("added", "RUNNING");
          run.call("stopProcessGroup", "pair");
          run.call("removeProcessGroup", "pair");
          run.call("addProcessGroup", "pair");
          run.settle();
          run.infos();
          run.call("reloadConfig");
          run.config("[program:broken]\n");
          run.call("reloadConfig");
          run.infos();
        });
  }
}
