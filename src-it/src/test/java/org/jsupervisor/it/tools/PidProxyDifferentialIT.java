package org.jsupervisor.it.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Scripts around the original's pidproxy and ours print the same. */
@PrivateDaemon
class PidProxyDifferentialIT {
  /** What the scripts share: a program that notes signals, and a proxy that can be interrupted. */
  private static final String HEAD =
      """
      mkdir @SIDE@ && cd @SIDE@ || exit
      cat >program <<'END'
      #!/bin/sh
      for s in HUP INT QUIT TERM USR1 USR2; do trap "echo got $s >>got" $s; done
      echo "$*"; echo $$ >pid.new; mv pid.new pid
      until [ -e end ]; do sleep 0.05; done
      rm -f pid end
      exit 7
      END
      chmod +x program
      start() { env --default-signal=INT,QUIT @PROXY@ "$@" & proxy=$!; }
      end_program() { touch end; while [ -e end ]; do sleep 0.05; done; }
      wait_for() { n=0; until [ -s "$1" ] || [ $n -gt 400 ]; do n=$((n+1)); sleep 0.05; done; }
      """;

  private static String output(Sandbox sandbox, Product product, String script) {
    String side = product.name();
    String text =
        (HEAD + script).replace("@SIDE@", side).replace("@PROXY@", product.pidproxy().toString());
    return sandbox
        .command("sh", sandbox.write(side + ".sh", text))
        .with("PYTHONUNBUFFERED", "1") // or the original says everything at its end
        .run()
        .stdout()
        .replace(side, "SIDE");
  }

  private static String same(Sandbox sandbox, String script) {
    Machine.assumeInstalled(Product.STOCK);
    var stock = CompletableFuture.supplyAsync(() -> output(sandbox, Product.STOCK, script));
    String ours = output(sandbox, Product.OURS, script);
    assertThat(ours).isEqualTo(stock.join());
    return ours;
  }

  @Test
  void wordsAreTakenAlike(Sandbox sandbox) {
    String said =
        same(
            sandbox,
            """
            @PROXY@ >/dev/null; echo "no words: $?"
            @PROXY@ pid >/dev/null; echo "one word: $?"
            @PROXY@ -h >/dev/null; echo "an option: $?"
            touch end; @PROXY@ pid ./program a 'b  c' '' '*'; echo "status $?"
            touch end; @PROXY@ pid program; echo "without a slash: $?"
            touch end; @PROXY@ pid ../@SIDE@/program; echo "by way of the parent: $?"
            """);
    assertThat(said).contains("no words: 1", "an option: 1", "a b  c  *\nstatus 0");
  }

  @Test
  void commandsEndAlike(Sandbox sandbox) {
    String said =
        same(
            sandbox,
            """
            @PROXY@ pid cat </dev/null 2>/dev/null; echo "not searched for: $?"
            @PROXY@ pid ./absent 2>/dev/null; echo "absent: $?"
            @PROXY@ pid /bin/sh -c 'kill -9 $$' 2>/dev/null; echo "killed: $?"
            echo text | @PROXY@ pid /bin/cat; echo "input: $?"
            """);
    assertThat(said).isEqualTo("not searched for: 0\nabsent: 0\nkilled: 0\ntext\ninput: 0\n");
  }

  @Test
  void commandsFindTheSameSurroundings(Sandbox sandbox) {
    // Deliberate difference: SIGPIPE (13) and SIGXFSZ (25) are at their default. Python also sets
    // LC_CTYPE and is called by way of a variable of the shell.
    same(
        sandbox,
        """
        @PROXY@ pid /bin/sh -c 'tr "\\0" "\\n" </proc/$$/cmdline; grep SigBlk /proc/self/status
          grep SigIgn /proc/self/status; env | sort | grep -v "^_=\\|^LC_CTYPE="
          echo /proc/self/fd/*
          [ $(ps -o pgid= -p $$) = $(ps -o pgid= -p $PPID) ] && echo same group' |
          sed '/SigIgn/s/1001000$/0000000/'
        """);
  }

  @Test
  void signalsReachTheProcessInThePidFile(Sandbox sandbox) {
    String said =
        same(
            sandbox,
            """
            for signal in HUP USR1 USR2 TERM INT QUIT; do
              rm -f got
              start pid ./program $signal
              wait_for pid; kill -$signal $proxy; wait_for got; cat got
              case $signal in
              TERM | INT | QUIT) wait $proxy; echo "status $?"; touch end ;;
              *) kill -0 $proxy && echo goes on; touch end; wait $proxy; echo "status $?" ;;
              esac
              while [ -e end ]; do sleep 0.05; done
            done
            """);
    assertThat(said).contains("TERM\ngot TERM\nstatus 0\n", "HUP\ngot HUP\ngoes on\nstatus 0\n");
  }

  @Test
  void pidFilesAreReadAlike(Sandbox sandbox) {
    String said =
        same(
            sandbox,
            """
            start given ./program >>said
            wait_for pid; pid=$(cat pid)
            try() { : >said; kill -$1 $proxy; wait_for said; cat said; }
            try TERM
            : >given; try TERM
            echo word >given; try INT
            echo "${pid}x" >given; try HUP
            echo "$pid 1" >given; try QUIT
            printf '%s\\nmore\\n' $pid >given; try QUIT
            kill -0 $proxy && echo goes on
            printf '  %s\\t\\n\\n' $pid >given; kill -USR1 $proxy; wait_for got; cat got
            printf '%s' $pid >given; rm got; kill -TERM $proxy; wait_for got; cat got
            wait $proxy; echo "status $?"; end_program
            """);
    assertThat(said).startsWith("Can't read child pidfile given!\n").contains("got USR1\ngot TERM");
  }

  @Test
  void processThatIsGoneEndsTheProxyAlike(Sandbox sandbox) {
    String said =
        same(
            sandbox,
            """
            sh -c 'echo $$' >stale
            start stale ./program 2>/dev/null
            wait_for pid; kill -HUP $proxy; wait $proxy; echo "status $?"; end_program
            """);
    assertThat(said).endsWith("status 1\n");
  }

  @Test
  void terminalBelongsToTheCommandAndInterruptsBoth(Sandbox sandbox) {
    String said =
        same(
            sandbox,
            """
            cat >terminal.py <<'END'
            import os, pty, sys, time
            child, terminal = pty.fork()
            if child == 0:
                os.execv(sys.argv[1], sys.argv[1:])
            said = b""
            def until(text):
                global said
                while text not in said:
                    said += os.read(terminal, 1000)
            until(b"ready")
            os.write(terminal, b"a line\\n")
            until(b"read a line")
            os.write(terminal, b"\\x03")
            print("status", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            END
            cat >inner <<'END'
            #!/bin/sh
            trap "echo got INT >>got" INT
            echo $$ >pid
            [ -t 0 ] && [ -t 1 ] && [ -t 2 ] && echo ready
            read line; echo "read $line"
            until [ -s got ]; do sleep 0.05; done
            END
            chmod +x inner
            python3 terminal.py @PROXY@ pid ./inner
            """);
    assertThat(said).isEqualTo("status 0\n");
  }
}
