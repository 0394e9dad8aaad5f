package org.jsupervisor.it.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a program is spawned: what its process looks like to the kernel. */
@PrivateDaemon
class ProgramSectionIT {
  /** What the environment of a child may hold in these tests. */
  private static final List<String> ALLOWED =
      List.of(
          "A",
          "B",
          "C",
          "LONG",
          "OUTER",
          "LANG",
          "HOME",
          "PATH",
          "JAVA_HOME",
          "IT_SANDBOX",
          "SUPERVISOR_ENABLED",
          "SUPERVISOR_PROCESS_NAME",
          "SUPERVISOR_GROUP_NAME",
          "SUPERVISOR_SERVER_URL");

  @Test
  void commandIsSplitLikeAShellWould(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:quotes]
            command=printf '%%s|' "two words" 'single "inner"' back\\ slash plain"" a;b
            startsecs=0
            autorestart=false
            stdout_logfile=@DIR@/quotes.out
            """);
    sandbox.file("quotes.out").await("a;b\\|$");
    assertThat(sandbox.file("quotes.out").text())
        .isEqualTo("two words|single \"inner\"|back slash|plain|a;b|");
    assertThat(daemon.terminate()).isZero();
    assertThat(sandbox.processes()).isEmpty();
  }

  @Test
  void directoryAndUmaskAreTheChilds(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:here]
            command=/bin/sleep 300
            directory=/var
            umask=027
            startsecs=0
            [program:plain]
            command=/bin/sleep 300
            startsecs=0
            """);
    long here = daemon.awaitRunning("here");
    long plain = daemon.awaitRunning("plain");
    assertThat(ProcFs.workingDirectory(here)).isEqualTo("/var");
    assertThat(ProcFs.status(here, "Umask")).isEqualTo("0027");
    assertThat(ProcFs.workingDirectory(plain)).isEqualTo(sandbox.directory().toString());
    assertThat(ProcFs.status(plain, "Umask")).isEqualTo(ProcFs.status(daemon.pid(), "Umask"));
  }

  @Test
  void environmentIsBuiltUpInOrder(Sandbox sandbox) {
    sandbox.write(
        "supervisord.conf",
        Launch.standard(
            """
            [supervisord]
            environment=A="supervisord",B="supervisord"
            [group:pair]
            programs=one
            [program:one]
            command=/bin/sleep 300
            environment=B="program %(ENV_A)s %(program_name)s",C="x,y",LONG="a b"
            startsecs=0
            """));
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            sandbox.daemon("-n", "-c", "supervisord.conf").with("A", "outer").with("OUTER", "1"),
            HttpTarget.unix(Launch.socket(sandbox)));
    Map<String, String> environment = ProcFs.environment(daemon.awaitRunning("pair:one"));
    assertThat(environment)
        .containsEntry("A", "supervisord")
        .containsEntry("B", "program supervisord one")
        .containsEntry("C", "x,y")
        .containsEntry("LONG", "a b")
        .containsEntry("OUTER", "1")
        .containsEntry("LANG", "C.UTF-8")
        .containsEntry("SUPERVISOR_ENABLED", "1")
        .containsEntry("SUPERVISOR_PROCESS_NAME", "one")
        .containsEntry("SUPERVISOR_GROUP_NAME", "pair")
        .containsEntry("SUPERVISOR_SERVER_URL", "unix://" + Launch.socket(sandbox));
    assertThat(environment.keySet()).as("nothing of the launcher's own").isSubsetOf(ALLOWED);
  }

  @Test
  void bytesOfTheEnvironmentSurviveUnderAnyLocale(Sandbox sandbox) {
    sandbox.write(
        "supervisord.conf",
        Launch.standard(
            """
            [program:one]
            command=/bin/sleep 300
            environment=NAME="Gr\u00fc\u00dfe"
            startsecs=0
            """));
    RunningDaemon daemon =
        Launch.foreground(
            sandbox,
            sandbox.daemon("-n", "-c", "supervisord.conf").with("OUTER", "caf\u00e9"),
            HttpTarget.unix(Launch.socket(sandbox)));
    String environment = ProcFs.read(daemon.awaitRunning("one"), "environ");
    assertThat(environment).contains("NAME=Gr\u00c3\u00bc\u00c3\u009fe\0");
    assertThat(environment).contains("OUTER=caf\u00c3\u00a9\0");
  }

  @Test
  void childStandsAloneInTheKernelsEyes(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(sandbox, "[program:one]\ncommand=/bin/sleep 300\nstartsecs=0\n");
    long pid = daemon.awaitRunning("one");
    assertThat(ProcFs.parent(pid)).isEqualTo(daemon.pid());
    assertThat(ProcFs.processGroup(pid)).isEqualTo(pid);
    assertThat(ProcFs.session(pid)).isEqualTo(ProcFs.session(daemon.pid()));
    assertThat(ProcFs.status(pid, "SigBlk")).isEqualTo("0000000000000000");
    assertThat(ProcFs.status(pid, "SigCgt")).isEqualTo("0000000000000000");
    Map<Integer, String> descriptors = ProcFs.descriptors(pid);
    assertThat(descriptors.keySet()).containsExactly(0, 1, 2);
    assertThat(descriptors.values()).allMatch(target -> target.startsWith("pipe:"));
  }

  @Test
  void stdinStaysOpenAndTakesWhatIsSent(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            "[program:cat]\ncommand=/bin/cat\nstartsecs=0\nstdout_logfile=@DIR@/cat.out\n");
    long pid = daemon.awaitRunning("cat");
    daemon.rpc("supervisor.sendProcessStdin", "cat", "hello\n");
    sandbox.file("cat.out").await("^hello$");
    daemon.rpc("supervisor.sendProcessStdin", "cat", "again\n");
    sandbox.file("cat.out").await("^again$");
    assertThat(daemon.pidOf("cat")).isEqualTo(pid);
  }

  @Test
  @Tag("root")
  void userIsTakenOnWithItsGroups(Sandbox sandbox) {
    Machine.assumeRoot();
    String user = "nobody";
    RunningDaemon daemon =
        Launch.start(
            sandbox, "[program:one]\ncommand=/bin/sleep 300\nstartsecs=0\nuser=" + user + "\n");
    long pid = daemon.awaitRunning("one");
    String uid = id(sandbox, "-u", user);
    String gid = id(sandbox, "-g", user);
    assertThat(ProcFs.status(pid, "Uid").split("\t", -1)).containsOnly(uid);
    assertThat(ProcFs.status(pid, "Gid").split("\t", -1)).containsOnly(gid);
    assertThat(List.of(ProcFs.status(pid, "Groups").split(" ", -1)))
        .containsExactlyInAnyOrder(id(sandbox, "-G", user).split(" ", -1));
    assertThat(ProcFs.read(pid, "cmdline")).isEqualTo("/bin/sleep\000300\0");
    assertThat(ProcFs.environment(pid)).containsEntry("HOME", System.getProperty("user.home"));
    assertThat(ProcFs.parent(pid)).isEqualTo(daemon.pid());
    assertThat(ProcFs.descriptors(pid).keySet()).containsExactly(0, 1, 2);
  }

  @Test
  void priorityOrdersTheStarts(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:a]
            command=/bin/sleep 300
            priority=30
            [program:b]
            command=/bin/sleep 300
            priority=10
            [program:c]
            command=/bin/sleep 300
            priority=20
            """);
    daemon.log().await("spawned: 'a'");
    assertThat(spawned(daemon)).containsExactly("b", "c", "a");
  }

  @Test
  void numprocsMakesNumberedProcesses(Sandbox sandbox) {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:web]
            command=/bin/sleep 3%(process_num)02d
            process_name=%(program_name)s_%(process_num)02d
            numprocs=3
            numprocs_start=8
            startsecs=0
            """);
    assertThat(ProcFs.read(daemon.awaitRunning("web:web_08"), "cmdline")).contains("\000308\0");
    assertThat(ProcFs.read(daemon.awaitRunning("web:web_10"), "cmdline")).contains("\000310\0");
    assertThat((List<?>) daemon.rpc("supervisor.getAllProcessInfo"))
        .extracting(info -> ((Map<?, ?>) info).get("name"))
        .isEqualTo(List.of("web_08", "web_09", "web_10"));
  }

  @Test
  void whatCannotBeSpawnedSaysWhy(Sandbox sandbox) {
    sandbox.write("plain.txt", "no program");
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:missing]
            command=/nonexistent/program
            startretries=0
            [program:plain]
            command=@DIR@/plain.txt
            startretries=0
            [program:dir]
            command=/var/
            startretries=0
            """);
    daemon.awaitState("missing", "FATAL");
    daemon.awaitState("plain", "FATAL");
    daemon.awaitState("dir", "FATAL");
    assertThat(daemon.info("missing").get("spawnerr"))
        .isEqualTo("can't find command '/nonexistent/program'");
    assertThat(daemon.info("plain").get("spawnerr"))
        .isEqualTo("command at '" + sandbox.directory() + "/plain.txt' is not executable");
    assertThat(daemon.info("dir").get("spawnerr")).isEqualTo("command at '/var/' is a directory");
    assertThat(daemon.log().text())
        .contains("INFO spawnerr: can't find command '/nonexistent/program'")
        .contains("INFO gave up: missing entered FATAL state, too many start retries too quickly");
  }

  @Test
  void whatFailsBehindTheForkIsToldInTheStderrLog(Sandbox sandbox) {
    sandbox.write("script", "echo no interpreter line\n").toFile().setExecutable(true);
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:script]
            command=@DIR@/script
            startretries=0
            startsecs=3
            stderr_logfile=@DIR@/script.err
            [program:lost]
            command=/bin/sleep 300
            directory=/nonexistent
            startretries=0
            startsecs=3
            stderr_logfile=@DIR@/lost.err
            """);
    daemon.log().await("spawned: 'script' with pid \\d+");
    daemon.log().await("WARN exited: script \\(exit status 127; not expected\\)");
    daemon.log().await("WARN exited: lost \\(exit status 127; not expected\\)");
    assertThat(sandbox.file("script.err").text())
        .isEqualTo(
            sandbox.filled(
                """
                supervisor: couldn't exec @DIR@/script: ENOEXEC
                supervisor: child process was not spawned
                """));
    assertThat(sandbox.file("lost.err").text())
        .isEqualTo(
            """
            supervisor: couldn't chdir to /nonexistent: ENOENT
            supervisor: child process was not spawned
            """);
    Await.until("both gave up", () -> daemon.log().count("gave up: ") == 2);
  }

  private static List<String> spawned(RunningDaemon daemon) {
    return daemon
        .log()
        .text()
        .lines()
        .filter(line -> line.contains("INFO spawned: '"))
        .map(line -> line.split("'", -1)[1])
        .toList();
  }

  private static String id(Sandbox sandbox, String option, String user) {
    return sandbox.command("id", option, user).run().orFail().stdout().trim();
  }
}
