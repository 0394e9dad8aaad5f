package org.jsupervisor.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** {@code jsupervisord --check}: all problems at once, nothing started. */
@PrivateDaemon
class CheckOptionIT {
  private static final String PROGRAM = "[program:x]\ncommand=/bin/sleep 300\n";

  private static Outcome check(Sandbox sandbox, Object... options) {
    Object[] arguments = new Object[options.length + 3];
    System.arraycopy(options, 0, arguments, 0, options.length);
    arguments[options.length] = "--check";
    arguments[options.length + 1] = "-c";
    arguments[options.length + 2] = "supervisord.conf";
    Outcome outcome = sandbox.daemon(arguments).run();
    assertThat(sandbox.processes()).as("the check starts nothing").isEmpty();
    assertThat(outcome.stderr()).doesNotContain("\tat ");
    return outcome;
  }

  @Test
  void aGoodConfigurationPasses(Sandbox sandbox) {
    sandbox.write("supervisord.conf", Launch.standard(PROGRAM));
    Outcome outcome = check(sandbox);
    assertThat(outcome.exit()).as(outcome::toString).isZero();
    assertThat(outcome.stdout()).isEqualTo("supervisord.conf can be used: 0 errors, 0 warnings\n");
    assertThat(outcome.stderr()).isEmpty();
    assertThat(sandbox.directory().resolve("main.log")).doesNotExist();
    assertThat(sandbox.directory().resolve("main.pid")).doesNotExist();
  }

  @Test
  void allProblemsOfAllFilesAreListedWithoutColour(Sandbox sandbox) {
    sandbox.write("more.inc", "[program:y]\nautostart=perhaps\ncommand=/no/such/thing\n");
    sandbox.write(
        "supervisord.conf",
        Launch.standard(PROGRAM + "priority=x\nautorestrat=true\n[include]\nfiles=*.inc\n"));
    Outcome outcome = check(sandbox);
    assertThat(outcome.exit()).as(outcome::toString).isEqualTo(2);
    assertThat(outcome.stdout())
        .contains("error: [program:x] priority: invalid literal for int() with base 10: 'x'\n")
        .contains("did you mean autorestart?")
        .contains(sandbox.filled("@DIR@/more.inc:2: error: [program:y] autostart: "))
        .contains(sandbox.filled("@DIR@/more.inc:3: warning: [program:y] command: can't find"))
        .endsWith("supervisord.conf would be refused: 2 errors, 2 warnings\n")
        .doesNotContain("\u001b");
  }

  @Test
  void theListingPassesTheCheckAndMasksSecrets(Sandbox sandbox) {
    sandbox.write(
        "supervisord.conf",
        Launch.standard(PROGRAM + "environment=API_KEY=\"k3y\",HERE=\"%(here)s\"\n"));
    Outcome masked = check(sandbox, "--dump");
    assertThat(masked.exit()).as(masked::toString).isZero();
    assertThat(masked.stdout())
        .contains("API_KEY=\"********\"", sandbox.filled("HERE=\"@DIR@\""))
        .doesNotContain("k3y");
    assertThat(masked.stderr()).endsWith("0 errors, 0 warnings\n");
    String shown = check(sandbox, "--dump", "--show-secrets").stdout();
    assertThat(shown).contains("API_KEY=\"k3y\"");
    sandbox.write("supervisord.conf", shown);
    Outcome again = check(sandbox, "--dump", "--show-secrets");
    assertThat(again.stdout()).as(again::toString).isEqualTo(shown);
  }

  @Test
  void jsonNamesThePlaceOfEachProblem(Sandbox sandbox) {
    sandbox.write("supervisord.conf", "[supervisord]\nminfds=many\n");
    Outcome outcome = check(sandbox, "--json", "--dump");
    assertThat(outcome.exit()).as(outcome::toString).isEqualTo(2);
    assertThat(outcome.stdout())
        .startsWith("{\n  \"format\": 1,\n")
        .contains("\"line\": 2,", "\"key\": \"minfds\",", "\"configuration\": null");
  }

  @Test
  void itsOptionsNeedTheirFullNames(Sandbox sandbox) {
    sandbox.write("supervisord.conf", Launch.standard(PROGRAM));
    Outcome outcome = sandbox.daemon("-n", "--chec", "-c", "supervisord.conf").run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr()).startsWith("Error: option --chec not recognized\n");
    outcome = sandbox.daemon("-n", "--dump", "-c", "supervisord.conf").run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.stderr()).startsWith("Error: option --dump requires option --check\n");
  }

  /** A configuration that never comes to its end; who waits for it can give up. */
  @Test
  void aSignalEndsIt(Sandbox sandbox) {
    Path pipe = sandbox.directory().resolve("pipe.conf");
    sandbox.command("mkfifo", pipe).run().orFail();
    Command.Started check = sandbox.daemon("--check", "-c", pipe).start();
    Path program = Path.of("/proc", Long.toString(check.process().pid()), "comm");
    Await.until("the check runs", () -> Files.readString(program).equals("java\n"));
    check.process().destroy();
    assertThat(check.await(Duration.ofSeconds(10)).exit()).isEqualTo(128 + 15);
  }
}
