package org.jsupervisor.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.served.ServingDaemon;
import org.junit.jupiter.api.Test;

/** Requests of all kinds, answered by our daemon as by the original's. */
@PrivateDaemon
class ProtocolIT {
  private static final int AT_ONCE = 40;
  private static final List<Probe> PROBES = Probe.all(ServingDaemon.text("protocol_probes.tsv"));

  private static final String SECTIONS =
      """
      [inet_http_server]
      port=127.0.0.1:@PORT@
      [inet_http_server:guarded]
      port=127.0.0.1:@GUARDED@
      username=user
      password=p:ä
      [inet_http_server:hashed]
      port=127.0.0.1:@HASHED@
      username=user
      password={SHA}a94a8fe5ccb19ba61c4c0873d391e987982fbbd3
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:offnever]
      command=/bin/sleep 1000
      autostart=false
      stdout_logfile=NONE
      """;

  @Test
  void answersAsTheOriginal(Sandbox sandbox) {
    Map<String, String> original = answers(sandbox, Product.STOCK);
    Map<String, String> ours = answers(sandbox, Product.OURS);
    List<String> faults = new ArrayList<>();
    for (Probe probe : PROBES) {
      String theirs = String.valueOf(original.get(probe.name()));
      String own = String.valueOf(ours.get(probe.name()));
      if (!probe.differsOnPurpose()) {
        if (!own.equals(theirs)) {
          faults.add(probe.name() + ": answered\n" + own + "\ninstead of\n" + theirs + "\n");
        }
      } else if (own.equals(theirs)) {
        faults.add(probe.name() + " no longer differs from the original");
      } else if (!Answers.summary(own).startsWith(probe.ours())) {
        faults.add(probe.name() + ": " + Answers.summary(own) + " not " + probe.ours());
      }
    }
    assertThat(faults).as(() -> String.join("\n", faults)).isEmpty();
  }

  @Test
  void everyDifferenceIsToldOnTheCompatibilityPage() throws IOException {
    Path page = Path.of(System.getProperty("root.dir"), "docs/explanation/compatibility.md");
    List<String> rows = Files.readAllLines(page);
    for (Probe probe : PROBES) {
      if (probe.differsOnPurpose()) {
        assertThat(rows)
            .as(probe.name())
            .filteredOn(row -> row.startsWith("| " + probe.row()))
            .hasSize(1);
      }
    }
  }

  private static Map<String, String> answers(Sandbox sandbox, Product product) {
    int guarded = Machine.freePort();
    int hashed = Machine.freePort();
    String sections =
        SECTIONS
            .replace("@GUARDED@", Integer.toString(guarded))
            .replace("@HASHED@", Integer.toString(hashed));
    Map<String, String> all = new LinkedHashMap<>();
    ServingDaemon.use(
        sandbox,
        product,
        sections,
        daemon -> {
          Map<String, SocketAddress> servers =
              Map.of(
                  "unix", UnixDomainSocketAddress.of(daemon.socket()),
                  "inet", loopback(daemon.port()),
                  "guarded", loopback(guarded),
                  "hashed", loopback(hashed));
          all.putAll(ask(servers));
          return "";
        });
    return all;
  }

  private static Map<String, String> ask(Map<String, SocketAddress> servers) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Map<String, Future<String>> futures = new LinkedHashMap<>();
      for (Probe probe : PROBES) {
        SocketAddress server = Objects.requireNonNull(servers.get(probe.server()), probe::name);
        futures.put(
            probe.name(),
            threads.submit(
                () -> Answers.of(Conversation.hold(server, probe.bytes()), probe.isHead())));
      }
      assertThat(futures).as("names differ").hasSameSizeAs(PROBES);
      Map<String, String> answers = new LinkedHashMap<>();
      for (Map.Entry<String, Future<String>> each : futures.entrySet()) {
        answers.put(each.getKey(), each.getValue().get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("cannot hold a conversation", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static SocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
