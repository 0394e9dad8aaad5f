package org.jsupervisor.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** What --json prints: always what the published schema says, with the usual exit status. */
@PrivateDaemon
class JsonOutputIT {
  private static final String PROGRAMS =
      """
      [program:web]
      command=/bin/sleep 300
      startsecs=0

      [program:gone]
      command=/bin/sh -c 'exit 3'
      startsecs=0
      autorestart=false

      [program:broken]
      command=/no/such/"file"
      startretries=0

      [program:off]
      command=/bin/sleep 300
      autostart=false
      """;

  @Test
  void statusTellsAllAboutProcesses(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    String status = json(sandbox, 3, "status");
    assertThat(status)
        .contains("\"state\": \"RUNNING\"", "\"pid\": " + daemon.pidOf("web"))
        .contains("\"state\": \"EXITED\"", "\"exit_code\": 3")
        .contains("\"state\": \"STOPPED\"", "\"state\": \"FATAL\"")
        .contains("\"spawn_error\": \"can't find command '/no/such/file'\"")
        .contains("\"errors\": []");
    assertThat(json(sandbox, 0, "status", "web")).contains("\"exit_status\": 0");
    assertThat(json(sandbox, 4, "status", "web", "nosuch", "nogroup:*"))
        .contains("\"text\": \"nosuch: ERROR (no such process)\"", "\"name\": \"nosuch\"")
        .contains("\"text\": \"nogroup: ERROR (no such group)\"", "\"fault\": \"BAD_NAME\"");
  }

  @Test
  void pidAndVersionAreNumbersAndText(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    assertThat(json(sandbox, 0, "pid")).contains("\"daemon\": " + daemon.pid());
    assertThat(json(sandbox, 0, "pid", "all")).contains("\"pid\": " + daemon.pidOf("web"));
    assertThat(json(sandbox, 1, "pid", "off", "nosuch"))
        .contains("\"pid\": null", "\"text\": \"No such process nosuch\"");
    assertThat(json(sandbox, 7, "pid", "off")).contains("\"daemon\": null");
    assertThat(json(sandbox, 0, "version")).contains("\"version\": \"4.");
    assertThat(json(sandbox, 1, "version", "x")).contains("Error: version accepts no arguments");
  }

  @Test
  void changesOfTheConfigurationAreListed(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    assertThat(json(sandbox, 0, "avail")).contains("\"in_use\": true", "\"autostart\": false");
    assertThat(json(sandbox, 0, "reread")).contains("\"added\": []");
    sandbox.write(
        "supervisord.conf",
        Launch.standard(
            PROGRAMS.replace("[program:off]", "[program:new]").replace("sleep 300", "sleep 301")));
    assertThat(json(sandbox, 0, "reread").replaceAll("\\s", ""))
        .contains("\"added\":[\"new\"],\"changed\":[\"web\"],\"removed\":[\"off\"]");
    assertThat(json(sandbox, 1, "update", "web", "nosuch").replaceAll("\\s", ""))
        .contains(
            "\"groups\":[{\"group\":\"web\",\"change\":\"changed\",\"done\":true,\"processes\":null}]")
        .contains("\"text\":\"ERROR:nosuchgroup:nosuch\"");
    assertThat(json(sandbox, 0, "update").replaceAll("\\s", ""))
        .contains(
            "\"groups\":[{\"group\":\"off\",\"change\":\"removed\",\"done\":true,\"processes\":null},"
                + "{\"group\":\"new\",\"change\":\"added\",\"done\":true,\"processes\":null}]");
    daemon.awaitState("new", "STOPPED");
    sandbox.write("supervisord.conf", Launch.standard("[program:x]\ncommand=x\nstartsecs=x\n"));
    assertThat(json(sandbox, 1, "reread"))
        .contains("\"added\": null", "\"code\": 92", "\"fault\": \"CANT_REREAD\"");
    assertThat(json(sandbox, 1, "update")).contains("\"groups\": null", "\"code\": 92");
  }

  @Test
  void changesOfSingleProcessesAreListed(Sandbox sandbox) {
    String numbered = "process_name=web_%(process_num)d\nnumprocs=";
    String web = "[program:web]\ncommand=/bin/sleep 300\nstartsecs=0\n" + numbered;
    RunningDaemon daemon = Launch.start(sandbox, web + "1\n");
    daemon.awaitRunning("web:web_0");
    sandbox.write("supervisord.conf", Launch.standard(web + "2\n"));
    String second = "[{\"group\":\"web\",\"name\":\"web_1\",\"change\":";
    assertThat(json(sandbox, 0, "update").replaceAll("\\s", ""))
        .contains("\"done\":true,\"processes\":" + second + "\"added\"}]");
    assertThat(json(sandbox, 1, "scale", "web=1", "nosuch=1").replaceAll("\\s", ""))
        .contains("\"program\":\"web\",\"count\":1,\"done\":true")
        .contains("\"processes\":" + second + "\"removed\"}]")
        .contains("\"program\":\"nosuch\",\"count\":1,\"done\":false,\"processes\":null");
    assertThat(json(sandbox, 0, "rolling-restart", "all").replaceAll("\\s", ""))
        .contains("[{\"group\":\"web\",\"name\":\"web_0\",\"outcome\":\"restarted\"}]");
  }

  @Test
  void errorsAreToldTheSameWay(Sandbox sandbox) {
    sandbox.write("supervisord.conf", Launch.standard(""));
    String down = "\"text\": \"unix://" + sandbox.directory() + "/s.sock no such file\"";
    assertThat(json(sandbox, 4, "status")).contains(down, "\"processes\": null");
    assertThat(json(sandbox, 7, "pid")).contains(down);
    assertThat(json(sandbox, 7, "version")).contains(down, "\"version\": null");
    for (String action : List.of("avail", "reread", "update")) {
      assertThat(json(sandbox, 1, action)).contains("FileNotFoundError");
    }
  }

  @Test
  void missingCredentialsAreAnError(Sandbox sandbox) {
    String config = Launch.standard(PROGRAMS);
    int end = config.indexOf("s.sock\n") + "s.sock\n".length();
    sandbox.write(
        "supervisord.conf",
        config.substring(0, end) + "username=u\npassword=p\n" + config.substring(end));
    sandbox.daemon("-c", sandbox.directory().resolve("supervisord.conf")).run().orFail();
    assertThat(json(sandbox, 1, "status"))
        .contains("\"text\": \"Server requires authentication\"", "401 Unauthorized")
        .contains("\"processes\": null");
  }

  @Test
  void theOptionMayComeFirst(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    Outcome first = daemon.ctl("--json", "pid");
    assertThat(first.stdout()).isEqualTo(daemon.ctl("pid", "--json").stdout());
    Outcome refused = daemon.ctl("--json", "start", "web");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.stdout()).isEmpty();
    assertThat(refused.stderr()).startsWith("Error: option --json cannot be used with start\n");
    assertThat(daemon.ctl("start", "--json").stdout())
        .isEqualTo("--json: ERROR (no such process)\n");
  }

  /** Runs the client, and checks exit status and schema with an independent validator. */
  private static String json(Sandbox sandbox, int exit, Object... action) {
    Object[] words = new Object[action.length + 3];
    words[0] = "-c";
    words[1] = sandbox.directory().resolve("supervisord.conf");
    words[2] = "--json";
    System.arraycopy(action, 0, words, 3, action.length);
    Outcome outcome = sandbox.client(words).run();
    assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(exit);
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).contains("\"exit_status\": " + exit + ",");
    Path answer = sandbox.write("answer.json", outcome.stdout());
    Path schema =
        Path.of(System.getProperty("root.dir", ".."), "docs/reference/json-output.schema.json");
    Outcome check = sandbox.command("/usr/bin/jsonschema", "-i", answer, schema).run();
    assertThat(check.exit()).as(outcome + "\n" + check).isZero();
    return outcome.stdout();
  }

  private static RunningDaemon start(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, PROGRAMS);
    daemon.awaitRunning("web");
    daemon.awaitState("gone", "EXITED");
    daemon.awaitState("broken", "FATAL");
    return daemon;
  }
}
