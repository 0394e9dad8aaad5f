package org.jsupervisor.it.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.served.ServingDaemon;
import org.junit.jupiter.api.Test;

/** Our client reaches a daemon, or fails to, as the original's does: words and exit statuses. */
@PrivateDaemon
class ClientEndpointsIT {
  private static final int AT_ONCE = 4;

  private static final String SECTIONS =
      """
      [inet_http_server]
      port=127.0.0.1:@PORT@
      [inet_http_server:guarded]
      port=127.0.0.1:@GUARDED@
      username=us er
      password=p:%%ä'"#
      [program:cat]
      command=/bin/cat
      startsecs=0
      """;

  /** What is asked: a configuration's [supervisorctl], variables and arguments, line by line. */
  private record Case(String name, List<String> settings, List<String> arguments) {

    static List<Case> all() {
      List<Case> all = new ArrayList<>();
      for (String line : ServingDaemon.text("client_endpoints.tsv").split("\n", -1)) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] parts = line.split("\t", -1);
          all.add(new Case(parts[0], words(parts[1]), words(parts[2])));
        }
      }
      return all;
    }

    private static List<String> words(String text) {
      List<String> words = new ArrayList<>();
      for (String word : text.split(" ", -1)) {
        words.add(word.equals("''") ? "" : word.replace('~', ' ').replace("@HOME@", "~"));
      }
      return text.isEmpty() ? List.of() : words;
    }
  }

  @Test
  void reachesAndFailsAsTheOriginal(Sandbox sandbox) throws IOException {
    Machine.assumeInstalled(Product.STOCK);
    String guarded = Integer.toString(Machine.freePort());
    List<String> faults = new ArrayList<>();
    try (OddServer silent = new OddServer("");
        OddServer garbage = new OddServer("hello\r\n\r\n");
        OddServer broken = new OddServer("HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n");
        OddServer elsewhere =
            new OddServer("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");
        OddServer noXml = new OddServer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        OddServer other = OddServer.answering("<string>2.0</string>")) {
      Map<String, String> places = new LinkedHashMap<>();
      places.put("@GUARDED@", guarded);
      places.put("@CLOSED@", Integer.toString(Machine.freePort()));
      places.put("@SILENT@", Integer.toString(silent.port()));
      places.put("@GARBAGE@", Integer.toString(garbage.port()));
      places.put("@BROKEN@", Integer.toString(broken.port()));
      places.put("@ELSEWHERE@", Integer.toString(elsewhere.port()));
      places.put("@NOXML@", Integer.toString(noXml.port()));
      places.put("@OTHER@", Integer.toString(other.port()));
      ServingDaemon.use(
          sandbox,
          Product.OURS,
          filled(SECTIONS, places),
          daemon -> {
            faults.addAll(compare(daemon, places));
            return "";
          });
    }
    assertThat(faults).as(() -> String.join("\n", faults)).isEmpty();
  }

  private static List<String> compare(ServingDaemon daemon, Map<String, String> places) {
    prepare(daemon, places);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Map<Case, Future<List<String>>> results = new LinkedHashMap<>();
      for (Case each : Case.all()) {
        results.put(
            each,
            threads.submit(
                () ->
                    List.of(
                        result(daemon, places, each, Product.STOCK),
                        result(daemon, places, each, Product.OURS))));
      }
      List<String> faults = new ArrayList<>();
      for (Map.Entry<Case, Future<List<String>>> each : results.entrySet()) {
        List<String> both = each.getValue().get();
        if (!both.get(1).equals(both.get(0))) {
          faults.add(each.getKey() + ":\n" + both.get(1) + "\ninstead of\n" + both.get(0));
        }
      }
      return faults;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("cannot run the clients", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void prepare(ServingDaemon daemon, Map<String, String> places) {
    Path directory = daemon.directory();
    try {
      Files.createSymbolicLink(directory.resolve("link.sock"), daemon.socket());
      Files.createSymbolicLink(directory.resolve("dangling.sock"), Path.of("nowhere"));
      Files.createDirectory(directory.resolve("a directory"));
      Files.createSymbolicLink(directory.resolve("a directory/ключ.sock"), daemon.socket());
    } catch (IOException e) {
      throw new AssertionError("cannot prepare the directory", e);
    }
    daemon.write("plain", "not a socket\n");
    daemon.write(".netrc", filled("machine 127.0.0.1 login us%20er password x\n", places));
  }

  private static String result(
      ServingDaemon daemon, Map<String, String> places, Case each, Product client) {
    StringBuilder config = new StringBuilder("[supervisorctl]\n");
    for (String setting : each.settings()) {
      config.append(filled(setting, places)).append('\n');
    }
    Path file = daemon.write(each.name().replace(' ', '_') + ".conf", config.toString());
    List<Object> words = new ArrayList<>(List.of(client.client(), "-c", file));
    for (String word : each.arguments()) {
      words.add(filled(word, places).replace("@DIR@", daemon.directory().toString()));
    }
    Command command =
        daemon
            .command(words.stream().map(w -> port(w, daemon)).toArray())
            .with("HOME", daemon.directory().toString())
            .with("SOCKET", daemon.socket().toString())
            .with("SECRET", "p:%ä'\"#")
            .with("http_proxy", "http://127.0.0.1:1");
    return shown(command.run());
  }

  private static Object port(Object word, ServingDaemon daemon) {
    return word.toString().replace("@PORT@", Integer.toString(daemon.port()));
  }

  private static String filled(String text, Map<String, String> places) {
    String filled = text;
    for (Map.Entry<String, String> place : places.entrySet()) {
      filled = filled.replace(place.getKey(), place.getValue());
    }
    return filled;
  }

  /** What a user sees, without what the original tells of its own source. */
  private static String shown(Outcome outcome) {
    String stdout =
        outcome
            .stdout()
            .replaceAll("(?s)error: <class .*? line: \\d+(?=\n)", "error: @DETAIL@")
            .replaceAll("(?m)^error: .*$", "error: @DETAIL@")
            .replaceAll("pid \\d+, uptime [0-9:]+", "");
    String stderr =
        outcome
            .stderr()
            .replaceAll("error: .*", "error: @DETAIL@")
            .replaceAll("Available names: .*", "Available names: @NAMES@")
            .replaceAll("For help, use .* -h", "For help, use @PROGRAM@ -h");
    return "exit " + outcome.exit() + "\n" + stdout + "--- stderr\n" + stderr;
  }
}
