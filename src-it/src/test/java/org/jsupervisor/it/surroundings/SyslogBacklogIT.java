package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A syslog that is behind: more lines than its socket holds, whatever the kernel's setting. */
@PrivateDaemon
@Tag("root")
class SyslogBacklogIT {
  private static final int LINES = 1000;
  private static final int FLOOD = 200_000;
  private static final Pattern LINE = Pattern.compile(": lines (\\d+)'$", Pattern.MULTILINE);
  private static final String PROGRAM =
      """
      [program:lines]
      command=/bin/sh -c 'while read first last; do seq $first $last; done'
      startsecs=0
      stdout_syslog=true
      stdout_logfile=@DIR@/lines.out
      """;

  @BeforeEach
  void needs(Sandbox sandbox) {
    Isolation.assumeNamespaces(sandbox);
  }

  private static Command.Started syslog(Sandbox sandbox, int seconds) {
    Path socket = socket(sandbox);
    Command.Started syslog =
        sandbox
            .command(
                "python3",
                sandbox.resource("syslog.py"),
                socket,
                sandbox.directory().resolve("received.out"),
                seconds)
            .start();
    Await.until("syslog listens", () -> socket.toFile().exists());
    return syslog;
  }

  private static Path socket(Sandbox sandbox) {
    return sandbox.directory().resolve("log.sock");
  }

  private static RunningDaemon start(Sandbox sandbox, String config) {
    Path file = sandbox.write("supervisord.conf", config);
    Command command =
        Isolation.withSyslog(
            sandbox, socket(sandbox), sandbox.daemonProduct().daemon(), "-n", "-c", file);
    return Launch.foreground(sandbox, command, HttpTarget.unix(Launch.socket(sandbox)));
  }

  private static void print(RunningDaemon daemon, int first, int last) {
    daemon.rpc("supervisor.sendProcessStdin", "lines", first + " " + last + "\n");
  }

  /** The numbers of the lines that have arrived. */
  private static List<Integer> received(Sandbox sandbox) {
    List<Integer> numbers = new ArrayList<>();
    Matcher line = LINE.matcher(sandbox.file("received.out").text());
    while (line.find()) {
      numbers.add(Integer.valueOf(line.group(1)));
    }
    return numbers;
  }

  private static List<Integer> upTo(int last) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= last; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  @Test
  void everyLineArrivesInOrderWhenItReadsLater(Sandbox sandbox) {
    Command.Started syslog = syslog(sandbox, 1);
    RunningDaemon daemon = start(sandbox, Launch.standard(PROGRAM));
    daemon.awaitRunning("lines");
    print(daemon, 1, LINES);
    sandbox.file("received.out").await(": lines " + LINES + "'$");
    print(daemon, LINES + 1, LINES + 1);
    sandbox.file("received.out").await(": lines " + (LINES + 1) + "'$");
    assertThat(received(sandbox)).isEqualTo(upTo(LINES + 1));
    assertThat(daemon.terminate()).isZero();
    assertThat(daemon.log().text()).doesNotContain("lost output", "cannot send");
    syslog.process().destroy();
  }

  /** Pieces of lines may be messages of their own: the original cuts them as it reads. */
  @Test
  void aProgramThatWritesMoreThanIsKeptWaitsAndTheDaemonDoesNot(Sandbox sandbox) {
    Command.Started syslog = syslog(sandbox, 1);
    RunningDaemon daemon = start(sandbox, Launch.standard(PROGRAM));
    daemon.awaitRunning("lines");
    print(daemon, 1, FLOOD);
    daemon.awaitRunning("lines");
    sandbox.file("lines.out").await("^" + FLOOD + "$");
    Await.until("all has arrived", () -> digits(sandbox).length() == digits(FLOOD).length());
    assertThat(digits(sandbox)).isEqualTo(digits(FLOOD));
    assertThat(daemon.terminate()).isZero();
    assertThat(daemon.log().text()).doesNotContain("lost output", "cannot send");
    syslog.process().destroy();
  }

  private static String digits(Sandbox sandbox) {
    StringBuilder digits = new StringBuilder();
    Matcher line = LINE.matcher(sandbox.file("received.out").text());
    while (line.find()) {
      digits.append(line.group(1));
    }
    return digits.toString();
  }

  private static String digits(int last) {
    StringBuilder digits = new StringBuilder();
    for (int i = 1; i <= last; i++) {
      digits.append(i);
    }
    return digits.toString();
  }

  @Test
  void whatWaitsAtTheEndIsStillSentAndTheMainLogWithIt(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original does nothing until syslog has read");
    Command.Started syslog = syslog(sandbox, 0);
    String config = Launch.standard(PROGRAM).replace("logfile=@DIR@/main.log", "logfile=syslog");
    RunningDaemon daemon = start(sandbox, config);
    daemon.awaitRunning("lines");
    Machine.signal(syslog.process().pid(), "STOP");
    print(daemon, 1, LINES);
    sandbox.file("lines.out").await("^" + LINES + "$");
    daemon.signal("TERM");
    Await.until("lines has stopped", () -> daemon.stdout().contains("stopped: lines"));
    assertThat(received(sandbox)).hasSizeLessThan(LINES);
    Machine.signal(syslog.process().pid(), "CONT");
    assertThat(daemon.awaitExit()).isZero();
    sandbox.file("received.out").await("WARN stopped: lines");
    assertThat(received(sandbox)).isEqualTo(upTo(LINES));
    assertThat(daemon.stdout()).doesNotContain("lost output");
    syslog.process().destroy();
  }

  @Test
  void aSyslogThatHangsHoldsNothingUpAndIsTold(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original hangs with it");
    Command.Started syslog = syslog(sandbox, 0);
    RunningDaemon daemon = start(sandbox, Launch.standard(PROGRAM));
    daemon.awaitRunning("lines");
    Machine.signal(syslog.process().pid(), "STOP");
    print(daemon, 1, LINES);
    sandbox.file("lines.out").await("^" + LINES + "$");
    assertThat(daemon.terminate()).isZero();
    daemon.log().await("WARN lost output: \\d+ bytes of syslog at /dev/log$");
    Machine.signal(syslog.process().pid(), "CONT");
    syslog.process().destroy();
  }
}
