package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What reaches syslog, to the byte but for the time. */
@PrivateDaemon
@Tag("root")
class SyslogIT {
  private static final String CONFIG =
      """
      [supervisord]
      logfile=syslog
      [program:lines]
      command=/bin/sh -c 'printf "one\\n\\ntwo\\n\\n\\n"; exec sleep 300'
      startsecs=0
      stdout_syslog=true
      stdout_logfile=NONE
      [program:old]
      command=/bin/sh -c 'echo to stdout; echo to stderr >&2; exec sleep 300'
      startsecs=0
      stdout_logfile=syslog
      stderr_logfile=@DIR@/old.err
      stderr_syslog=true
      """;

  @Test
  void mainLogAndOutputAreSentAsByTheOriginal(Sandbox sandbox) {
    Isolation.assumeNamespaces(sandbox);
    Path socket = sandbox.directory().resolve("log.sock");
    Path received = sandbox.directory().resolve("received.out");
    Command.Started syslog =
        sandbox.command("python3", sandbox.resource("syslog.py"), socket, received).start();
    Await.until("syslog listens", () -> socket.toFile().exists());
    Path config = sandbox.write("supervisord.conf", Launch.standard(CONFIG));
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            Isolation.withSyslog(
                sandbox, socket, sandbox.daemonProduct().daemon(), "-n", "-c", config),
            HttpTarget.unix(Launch.socket(sandbox)));
    sandbox.file("old.err").await("to stderr");
    for (String last : List.of("old to stdout", "old to stderr", "lines two")) {
      sandbox.file("received.out").await(last + "'$");
    }
    assertThat(daemon.terminate()).isZero();
    sandbox.file("received.out").await("stopped: lines");
    syslog.process().destroy();
    List<String> messages = messages(sandbox);
    assertThat(messages).contains("b'IDENT: lines one'", "b'IDENT: lines '", "b'IDENT: lines two'");
    assertThat(messages).contains("b'IDENT: old to stdout'", "b'IDENT: old to stderr'");
    assertThat(messages)
        .contains("b'IDENT: TIME INFO supervisord started with pid " + daemon.pid() + "\\n'")
        .contains(
            "b'IDENT: TIME WARN For [program:old], stdout_logfile=syslog but this is deprecated"
                + " and will be removed.  Use stdout_syslog=true to enable syslog instead.\\n'");
    assertThat(daemon.stdout()).contains("INFO supervisord started with pid");
    assertThat(daemon.log().exists()).isFalse();
    assertThat(sandbox.directory().resolve("syslog")).doesNotExist();
  }

  /** The messages with their header and time replaced by words; every one must have a header. */
  private static List<String> messages(Sandbox sandbox) {
    String program = String.valueOf(sandbox.daemonProduct().daemon().getFileName());
    String header = "<14>[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d " + program + ": ";
    List<String> lines = sandbox.file("received.out").text().lines().toList();
    assertThat(lines).isNotEmpty().allMatch(line -> line.matches("b['\"]" + header + ".*"));
    return lines.stream()
        .map(line -> line.replaceFirst(header, "IDENT: "))
        .map(line -> line.replaceFirst("\\d{4}-\\d\\d-\\d\\d [\\d:]{8},\\d{3} ", "TIME "))
        .toList();
  }
}
