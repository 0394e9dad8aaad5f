package org.jsupervisor.it.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Requirement;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches a syslog server elsewhere, by UDP. */
@PrivateDaemon
class SyslogServerIT {
  private static final String PROGRAM =
      """
      [program:lines]
      command=/bin/sh -c 'echo one; echo two; while read line; do echo $line; done'
      startsecs=0
      stdout_syslog=true
      stdout_logfile=NONE
      """;

  @BeforeEach
  void needs(Sandbox sandbox) {
    Requirement.meansOurs(sandbox, "the original knows no syslog but the machine's");
  }

  private static DatagramSocket server(Sandbox sandbox) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    DatagramSocket server = new DatagramSocket(new InetSocketAddress(here, sandbox.port()));
    server.setSoTimeout(10_000);
    return server;
  }

  private static RunningDaemon start(Sandbox sandbox, String logfile) {
    String config =
        Launch.standard(PROGRAM)
            .replace("logfile=@DIR@/main.log", logfile + "\nsyslog_server=127.0.0.1:@PORT@");
    return Launch.foreground(sandbox, config, HttpTarget.unix(Launch.socket(sandbox)));
  }

  private static String receive(DatagramSocket server) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    server.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  @Test
  void outputAndTheMainLogReachIt(Sandbox sandbox) throws IOException {
    List<String> messages = new ArrayList<>();
    try (DatagramSocket server = server(sandbox)) {
      RunningDaemon daemon = start(sandbox, "logfile=syslog");
      String last = "";
      while (!last.endsWith("lines two")) {
        last = receive(server);
        messages.add(last);
      }
      assertThat(daemon.terminate()).isZero();
    }
    String program = String.valueOf(sandbox.daemonProduct().daemon().getFileName());
    String header =
        "<14>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z "
            + InetAddress.getLocalHost().getHostName()
            + " "
            + program
            + " - - - ";
    assertThat(messages).allMatch(message -> message.matches(header + "[^\\n]*"));
    assertThat(messages)
        .anyMatch(message -> message.endsWith(" - - - lines one"))
        .anyMatch(message -> message.contains("INFO supervisord started with pid "));
    assertThat(sandbox.directory().resolve("main.log")).doesNotExist();
  }

  @Test
  void aServerThatIsNotThereIsToldAndNothingWaits(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = start(sandbox, "logfile=@DIR@/main.log");
    daemon.awaitRunning("lines");
    daemon.log().await("WARN cannot send to syslog at 127.0.0.1:\\d+: .*ECONNREFUSED");
    try (DatagramSocket server = server(sandbox)) {
      daemon.rpc("supervisor.sendProcessStdin", "lines", "back\n");
      String message = receive(server);
      assertThat(message).endsWith(" - - - lines back");
    }
    assertThat(daemon.log().count("cannot send to syslog")).isOne();
  }

  @Test
  void aNameIsRefusedWithTheReason(Sandbox sandbox) {
    sandbox.write(
        "bad.conf",
        Launch.standard("").replace("logfile=", "syslog_server=logs.example\nlogfile="));
    String told =
        sandbox.daemon("--check", "-c", sandbox.directory().resolve("bad.conf")).run().toString();
    assertThat(told)
        .contains(
            "syslog_server", "logs.example is neither localhost nor an IP address", "bad.conf");
  }
}
