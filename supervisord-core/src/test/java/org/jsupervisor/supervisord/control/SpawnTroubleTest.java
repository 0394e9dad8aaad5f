package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.Errno;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpawnTroubleTest {
  private static final String OFF = "[program:a]\ncommand=/bin/cat a\nautostart=false\n";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private void leaksNothing(ScriptedDaemon daemon, String error) {
    int descriptors = daemon.posix.openDescriptors();
    int files = daemon.files.openCount();
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(daemon.start("a", true)).hasToString("50 SPAWN_ERROR: a");
      assertThat(daemon.state("a")).isEqualTo(ProcessState.BACKOFF);
      assertThat(daemon.info("a").spawnerr()).isEqualTo(error);
      assertThat(daemon.posix.openDescriptors()).isEqualTo(descriptors);
      assertThat(daemon.files.openCount()).isEqualTo(files);
      assertThat(daemon.stop("a", true)).hasToString("true");
    }
    assertThat(daemon.log.linesWith("spawnerr")).containsOnly("INFO spawnerr: " + error).hasSize(3);
  }

  @Test
  void everyPipeThatCannotBeMadeClosesThoseBefore() {
    for (int spare = 0; spare < 6; spare++) {
      ScriptedDaemon daemon = new ScriptedDaemon(directory, OFF).begin();
      daemon.posix.limitDescriptors(daemon.posix.openDescriptors() + spare);
      leaksNothing(daemon, "too many open files to spawn 'a'");
    }
  }

  @Test
  void logThatIsADirectoryClosesPipesAndTheOtherLog() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, OFF + "stderr_logfile=/tmp/dir\n");
    daemon.files.addDirectory("/tmp/dir");
    leaksNothing(daemon.begin(), "unknown error making dispatchers for 'a': EISDIR");
  }

  @Test
  void fullProcessTableClosesPipesAndLogs() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, OFF).begin();
    daemon.posix.failSpawns(request -> Errno.EAGAIN);
    leaksNothing(daemon, "Too many processes in process table to spawn 'a'");
  }

  @Test
  void otherForkTroubleIsNamed() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, OFF).begin();
    daemon.posix.failSpawns(request -> Errno.ENOMEM);
    leaksNothing(daemon, "unknown error during fork for 'a': ENOMEM");
  }

  @Test
  void missingCommandIsTriedAgainAndGivenUp() {
    ScriptedDaemon daemon =
        new ScriptedDaemon(directory, "[program:a]\ncommand=no_such_command\nstartretries=1\n");
    daemon.begin().pass(5);
    assertThat(daemon.log.important())
        .containsExactly(
            "INFO spawnerr: can't find command 'no_such_command'",
            "INFO spawnerr: can't find command 'no_such_command'",
            "INFO gave up: a entered FATAL state, too many start retries too quickly");
  }

  @Test
  void startTellsWhatIsWrongWithTheCommand() throws IOException {
    Path plain = Files.createFile(directory.resolve("plain"));
    refuses("/no/such/file x", "20 NO_FILE: can't find command '/no/such/file'");
    refuses("no_such", "20 NO_FILE: can't find command 'no_such'");
    refuses("/tmp", "21 NOT_EXECUTABLE: command at '/tmp' is a directory");
    refuses(plain.toString(), "21 NOT_EXECUTABLE: command at '" + plain + "' is not executable");
    refuses(
        "'/bin/cat", "21 NOT_EXECUTABLE: can't parse command \"'/bin/cat\": No closing quotation");
    refuses("''", "21 NOT_EXECUTABLE: command at '/usr/bin/' is a directory");
  }

  private void refuses(String command, String answer) {
    ScriptedDaemon daemon =
        new ScriptedDaemon(directory, "[program:a]\nautostart=false\ncommand=" + command + "\n");
    daemon.begin();
    assertThat(daemon.start("a", true)).hasToString(answer);
    assertThat(daemon.state("a")).isEqualTo(ProcessState.STOPPED);
  }

  @Test
  void childThatCannotExecSaysSoAndEndsWithStatus127() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, OFF + "directory=/no/such/place\n");
    daemon.begin();
    daemon.start("a", false);
    assertThat(daemon.posix.lastSpawned().arguments())
        .containsSubsequence(
            "supervisor: couldn't chdir to /no/such/place: ENOENT",
            "supervisor: child process was not spawned");
  }

  @Test
  void environmentIsTheDaemonsThenOursThenConfigured() {
    ScriptedDaemon daemon =
        new ScriptedDaemon(
            directory, "environment=A=1,B=1\n" + OFF + "environment=B=2,SUPERVISOR_ENABLED=no\n");
    daemon.begin();
    daemon.start("a", false);
    Set<String> environment = new TreeSet<>();
    for (byte[] pair : daemon.posix.lastSpawned().request().environment()) {
      environment.add(new String(pair, StandardCharsets.UTF_8));
    }
    assertThat(environment)
        .containsExactly(
            "A=1",
            "B=2",
            "HOME=/root",
            "PATH=/usr/bin:/bin",
            "SUPERVISOR_ENABLED=no",
            "SUPERVISOR_GROUP_NAME=a",
            "SUPERVISOR_PROCESS_NAME=a");
  }
}
