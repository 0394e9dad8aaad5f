package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Test;

/** Secrets that are planted in a configuration are looked for in every place but that one. */
@PrivateDaemon
class SecretsIT {
  private static final String MARK = "planted-secret";

  private static final String CONFIG =
      Survival.WITNESS
          + """
          [supervisord]
          loglevel=trace
          [inet_http_server]
          port=127.0.0.1:@PORT@
          username=user
          password=planted-secret-inet
          [supervisorctl]
          username=user
          password=planted-secret-client
          [program:keeper]
          command=/bin/sleep 1000
          startsecs=0
          environment=TOKEN="planted-secret-program"
          [program:failing]
          command=/no/such/program
          autostart=false
          environment=TOKEN="planted-secret-failing"
          [program:checked]
          command=/bin/sleep 1000
          startsecs=0
          healthcheck=http://127.0.0.1:@PORT@/%(file:@DIR@/secret)s
          health_interval=1
          health_retries=1
          health_action=none
          [eventlistener:ears]
          command=/bin/sh -c 'echo READY; exec cat >>@DIR@/events.out'
          events=EVENT
          startsecs=0
          """;

  @Test
  void secretsStayWhereTheyWerePut(Sandbox sandbox) throws IOException {
    sandbox.write("secret", MARK + "-file\n");
    RunningDaemon daemon = Launch.start(sandbox, CONFIG);
    long keeper = daemon.awaitRunning("keeper");
    daemon.awaitRunning("witness");
    assertThat(ProcFs.environment(keeper)).containsEntry("TOKEN", MARK + "-program");
    Map<String, String> seen = new TreeMap<>();
    useWeb(sandbox, seen);
    seen.put("ctl start", daemon.ctl("start", "failing").stdout());
    askEverything(daemon, seen);
    readProcesses(daemon, keeper, seen);
    for (String verb : List.of("status", "avail", "version", "pid")) {
      seen.put("ctl " + verb, daemon.ctl(verb).stdout());
    }
    seen.put("ctl json", daemon.ctl("--json", "status").stdout());
    daemon.ctl("reread");
    daemon.signal("USR2");
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
    readFiles(sandbox, seen);
    seen.forEach((place, text) -> assertThat(text).as(place).doesNotContain(forms()));
    assertThat(seen).containsKeys("file main.log", "file events.out");
  }

  private static String[] forms() {
    String encoded =
        Base64.getEncoder()
            .encodeToString(("user:" + MARK).getBytes(StandardCharsets.UTF_8))
            .substring(0, 20);
    return new String[] {MARK, encoded};
  }

  private static void useWeb(Sandbox sandbox, Map<String, String> seen) throws IOException {
    HttpTarget guest = HttpTarget.inet(sandbox.port());
    HttpTarget user = guest.as("user", MARK + "-inet");
    HttpTarget stranger = guest.as("user", MARK + "-wrong");
    for (String path : List.of("/", "/index.html", "/mainlogtail", "/logtail/none")) {
      if (!path.equals("/mainlogtail")) {
        seen.put("page " + path, text(user.get(path).bytes()));
      }
      assertThat(stranger.get(path).status()).isEqualTo(401);
      seen.put("refusal " + path, text(stranger.get(path).bytes()));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void askEverything(RunningDaemon daemon, Map<String, String> seen) {
    for (String method :
        List.of(
            "system.listMethods",
            "supervisor.getAllConfigInfo",
            "supervisor.getAllProcessInfo",
            "supervisor.getState",
            "supervisor.getIdentification",
            "supervisor.reloadConfig")) {
      seen.put(method, String.valueOf(daemon.rpc(method)));
    }
    seen.put("main log", String.valueOf(daemon.rpc("supervisor.readLog", 0, 0)));
  }

  /** Command lines and environments of all processes of this daemon but the one entitled to it. */
  private static void readProcesses(RunningDaemon daemon, long keeper, Map<String, String> seen) {
    List<Long> pids = new ArrayList<>(ProcFs.children(daemon.pid()));
    assertThat(pids).contains(keeper).hasSizeGreaterThan(2);
    pids.add(daemon.pid());
    for (long pid : pids) {
      seen.put("command line of " + pid, ProcFs.read(pid, "cmdline"));
      if (pid != keeper) {
        seen.put("environment of " + pid, ProcFs.read(pid, "environ"));
      }
    }
  }

  private static void readFiles(Sandbox sandbox, Map<String, String> seen) throws IOException {
    try (Stream<Path> files = Files.walk(sandbox.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("supervisord.conf") && !file.endsWith("secret")) {
          String name = sandbox.directory().relativize(file).toString();
          seen.put("file " + name, text(Files.readAllBytes(file)));
        }
      }
    }
  }
}
