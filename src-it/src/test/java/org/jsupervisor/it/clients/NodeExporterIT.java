package org.jsupervisor.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.served.ServingDaemon;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The supervisord collector of Prometheus' node exporter measures our daemon as the original. */
@PrivateDaemon
@Execution(ExecutionMode.CONCURRENT)
class NodeExporterIT {
  private static final String SECTIONS =
      """
      [inet_http_server]
      port=127.0.0.1:@PORT@
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:web]
      command=/bin/sleep 1000
      numprocs=2
      process_name=%(program_name)s_%(process_num)02d
      startsecs=0
      [program:off]
      command=/bin/sleep 1000
      autostart=false
      """;

  @Test
  void collectsOverTcp(Sandbox sandbox) {
    collectsTheSame(sandbox, "http://127.0.0.1:%s/RPC2");
  }

  @Test
  void collectsOverUnixSockets(Sandbox sandbox) {
    collectsTheSame(sandbox, "unix://%2$s");
  }

  private static void collectsTheSame(Sandbox sandbox, String url) {
    String original = ServingDaemon.use(sandbox, Product.STOCK, SECTIONS, at -> metrics(at, url));
    assertThat(original)
        .contains("node_supervisord_up{group=\"web\",name=\"web_01\"} 1")
        .contains("node_supervisord_state{group=\"off\",name=\"off\"} 0");
    String ours = ServingDaemon.use(sandbox, Product.OURS, SECTIONS, at -> metrics(at, url));
    assertThat(ours).isEqualTo(original);
  }

  /** What the collector tells of the daemon, without the times of starts. */
  private static String metrics(ServingDaemon daemon, String url) {
    Path exporter = Machine.program("prometheus-node-exporter");
    int port = Machine.freePort();
    Command.Started started =
        daemon
            .command(
                exporter,
                "--web.listen-address=127.0.0.1:" + port,
                "--collector.disable-defaults",
                "--collector.supervisord",
                "--collector.supervisord.url=" + String.format(url, daemon.port(), daemon.socket()))
            .start();
    try {
      return Await.value("the exporter answers", () -> answer(HttpTarget.inet(port)))
          .lines()
          .filter(line -> line.contains("supervisord"))
          .filter(line -> !line.contains("duration_seconds"))
          .map(line -> line.replaceAll("(start_time_seconds\\{.*} )[1-9].*", "$1@TIME@"))
          .map(line -> line.replaceAll("(uptime\\{.*} )[0-9].*", "$1@UPTIME@"))
          .collect(Collectors.joining("\n"));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ": " + started.stderr(), e);
    } finally {
      started.process().destroy();
      started.await(Duration.ofSeconds(30));
    }
  }

  /** What the exporter says; nothing while it is starting. */
  private static Optional<String> answer(HttpTarget exporter) {
    try {
      return Optional.of(exporter.get("/metrics").text());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
