package org.jsupervisor.it.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Environment files, secrets from files, and the defaults of programs. */
@PrivateDaemon
class EnvironmentFilesIT {
  private static final String SECRET = "swo'rd\"fi\\sh, 7";

  private static RunningDaemon start(Sandbox sandbox) {
    sandbox.write("app.env", "# defaults\nexport A=file\nB='file b'\nDB_PASSWORD=hunter2\n");
    sandbox.write("secret", SECRET + "\n");
    return Launch.start(
        sandbox,
        """
        [program-default]
        startsecs=0
        env_file=%(here)s/app.env, -none.env
        environment=B="own %(ENV_A)s",S="%(file:@DIR@/secret)s"
        [program:app]
        command=/bin/sh -c 'exec sleep 300' %(file:@DIR@/secret)s %(ENV_DB_PASSWORD)s
        [program:bad]
        command=/no/such/%(file:@DIR@/secret)s
        autostart=false
        [program:plain]
        command=/bin/sleep 300
        env_file=
        environment=
        """);
  }

  @Test
  void variablesAndSecretsReachThePrograms(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    assertThat(ProcFs.environment(daemon.awaitRunning("app")))
        .containsEntry("A", "file")
        .containsEntry("B", "own file")
        .containsEntry("DB_PASSWORD", "hunter2")
        .containsEntry("S", SECRET);
    assertThat(ProcFs.environment(daemon.awaitRunning("plain")))
        .doesNotContainKeys("A", "B", "S", "DB_PASSWORD");
  }

  @Test
  void aChangedFileRestartsThoseWhoReadIt(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    long app = daemon.awaitRunning("app");
    long plain = daemon.awaitRunning("plain");
    assertThat(daemon.ctl("reread").stdout()).isEqualTo("No config updates to processes\n");
    sandbox.write("app.env", "A=changed\nDB_PASSWORD=hunter3\n");
    assertThat(daemon.ctl("reread").stdout()).isEqualTo("app: changed\nbad: changed\n");
    daemon.ctl("update");
    long restarted = daemon.awaitRunning("app");
    assertThat(restarted).isNotEqualTo(app);
    assertThat(ProcFs.environment(restarted)).containsEntry("A", "changed");
    assertThat(daemon.awaitRunning("plain")).isEqualTo(plain);
  }

  @Test
  void secretsAreInNoAnswerAndNoLog(Sandbox sandbox) {
    RunningDaemon daemon = start(sandbox);
    daemon.awaitRunning("app");
    Outcome failed = daemon.ctl("start", "bad");
    assertThat(failed.stdout()).contains("bad: ERROR (no such file)");
    daemon.ctl("tail", "app");
    List<?> all = (List<?>) daemon.rpc("supervisor.getAllConfigInfo");
    assertThat(all)
        .filteredOn(one -> "app".equals(((Map<?, ?>) one).get("name")))
        .singleElement()
        .satisfies(
            app ->
                assertThat(((Map<?, ?>) app).get("command"))
                    .isEqualTo("/bin/sh -c 'exec sleep 300' ******** ********"))
        .satisfies(
            app ->
                assertThat(((Map<?, ?>) app).get("env_file"))
                    .isEqualTo(sandbox.filled("@DIR@/app.env, -@DIR@/none.env")));
    sandbox.write("new.conf", Launch.standard("[program:x]\ncommand=/bin/%(file:@DIR@/secret)s\n"));
    String shown =
        failed.stdout()
            + all
            + daemon.log().text()
            + daemon.rpc("supervisor.getAllProcessInfo")
            + sandbox.daemon("--check", "-c", "supervisord.conf").run().stdout()
            + sandbox.daemon("--check", "-c", "new.conf").run().stdout()
            + sandbox.daemon("--check", "--json", "--dump", "-c", "supervisord.conf").run().stdout()
            + sandbox.daemon("--check", "--dump", "-c", "supervisord.conf").run().stdout();
    assertThat(shown).contains("********").doesNotContain("hunter2", "swo'rd", "swo\\'rd");
    assertThat(
            sandbox
                .daemon("--check", "--dump", "--show-secrets", "-c", "supervisord.conf")
                .run()
                .stdout())
        .contains("hunter2");
  }

  @Test
  void aMissingFileRefusesTheStart(Sandbox sandbox) {
    sandbox.write(
        "supervisord.conf",
        Launch.standard("[program:x]\ncommand=/bin/cat\nenv_file=@DIR@/none.env\n"));
    Outcome outcome = sandbox.daemon("-n", "-c", "supervisord.conf").run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr())
        .contains(sandbox.filled("Error: cannot read @DIR@/none.env: no such file in section "))
        .containsPattern("\\(supervisord\\.conf:\\d+\\)\n");
    assertThat(sandbox.daemon("--check", "-c", "supervisord.conf").run().stdout())
        .contains(
            sandbox.filled(
                """
                error: [program:x] env_file: cannot read @DIR@/none.env: no such file
                  make the file, or write -@DIR@/none.env if it may be missing
                """));
  }
}
