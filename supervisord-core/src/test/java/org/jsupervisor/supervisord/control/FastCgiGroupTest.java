package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FastCgiGroupTest {
  private static final String URL = "tcp://localhost:9000";
  private static final String POOL =
      "[fcgi-program:f]\ncommand=/bin/cat\nsocket="
          + URL
          + "\nnumprocs=2\n"
          + "process_name=f_%(process_num)d\nautorestart=false\n";

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  @Test
  void socketIsSharedAndOpenWhileOneProcessLives() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, POOL);
    int base = daemon.posix.openDescriptors();
    daemon.beginAndStay();
    int listener = daemon.posix.listener("localhost:9000");
    assertThat(daemon.child("f:f_0").request().stdin()).isEqualTo(listener);
    assertThat(daemon.child("f:f_1").request().stdin()).isEqualTo(listener);
    daemon.child("f:f_0").exit(0);
    daemon.settle();
    assertThat(daemon.posix.listener("localhost:9000")).isEqualTo(listener);
    daemon.child("f:f_1").exit(0);
    daemon.settle();
    assertThat(daemon.posix.openDescriptors()).isEqualTo(base);
    assertThat(daemon.log.linesWith(URL))
        .containsExactly(
            "INFO Creating socket " + URL,
            "INFO Closing socket " + URL,
            "INFO Creating socket " + URL,
            "INFO Closing socket " + URL);
  }

  @Test
  void everyFailedSpawnOpensTheSocketFirstAndClosesItLast() {
    ScriptedDaemon daemon =
        new ScriptedDaemon(
            directory, "[fcgi-program:nf]\ncommand=no_such\nsocket=" + URL + "\nstartretries=1\n");
    daemon.begin().pass(3);
    String creating = "INFO Creating socket " + URL;
    String closing = "INFO Closing socket " + URL;
    String error = "INFO spawnerr: can't find command 'no_such'";
    assertThat(daemon.log.important())
        .containsExactly(
            creating,
            closing,
            creating,
            error,
            closing,
            creating,
            error,
            closing,
            "INFO gave up: nf entered FATAL state, too many start retries too quickly");
  }

  @Test
  void socketThatCannotBeMadeLaterIsASpawnError() throws Exception {
    ScriptedDaemon daemon =
        new ScriptedDaemon(
            directory, "[fcgi-program:f]\ncommand=/bin/cat\nautostart=false\nsocket=" + URL + "\n");
    daemon.begin();
    int taken = daemon.posix.listenTcp("localhost", 9000, 1);
    assertThat(daemon.start("f", true)).hasToString("50 SPAWN_ERROR: f");
    assertThat(daemon.info("f").spawnerr())
        .isEqualTo("unknown error making dispatchers for 'f': EADDRINUSE");
    daemon.posix.close(taken);
    daemon.pass(3);
    assertThat(daemon.info("f").pid()).isNotZero();
  }

  @Test
  void unbindableSocketPreventsTheStart() throws Exception {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, POOL);
    daemon.posix.listenTcp("localhost", 9000, 1);
    assertThatThrownBy(daemon.supervisor::addConfiguredGroups)
        .hasMessage(
            "Could not create FastCGI socket " + URL + ": [Errno 98] Address already in use");
  }

  @Test
  void unixSocketGetsItsMode() {
    ScriptedDaemon daemon =
        new ScriptedDaemon(
            directory,
            """
          [fcgi-program:f]
          command=/bin/cat
          socket=unix://%(here)s/f.sock
          socket_mode=0770
          """);
    daemon.begin();
    assertThat(daemon.posix.calls()).containsOnly("chmod " + directory + "/f.sock 770");
  }

  @Test
  void standardInputOfAFastCgiProcessIsNotOurs() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, POOL).beginAndStay();
    byte[] bytes = "x".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> daemon.control.sendStdin(Namespec.parse("f:f_0"), bytes))
        .hasMessage("NO_FILE: f:f_0");
  }
}
