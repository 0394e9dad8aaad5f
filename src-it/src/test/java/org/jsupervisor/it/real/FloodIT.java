package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.ProcFs;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.junit.jupiter.api.Test;

/** Programs that write as fast as they can. */
@PrivateDaemon
class FloodIT {
  private static final int CALLS = 100;
  private static final int MOST_KILOBYTES = 200_000;
  private static final int PIECE_BYTES = 128 * 1024;

  private static final String ENDLESS =
      """
      [program:flood]
      command=/usr/bin/yes 0123456789abcdef0123456789abcdef
      process_name=%(program_name)s%(process_num)d
      numprocs=3
      stdout_logfile=@DIR@/%(program_name)s%(process_num)d.log
      stdout_logfile_maxbytes=1MB
      stdout_logfile_backups=1
      [program:quiet]
      command=/bin/sh -c 'while :; do echo tick; sleep 0.05; done'
      stdout_logfile=@DIR@/quiet.log
      """;

  private static final String ENDING =
      """
      [program:flood]
      command=/bin/sh -c 'head -c 30000000 /dev/zero | tr "\\\\0" x | dd bs=64k 2>/dev/null; echo END'
      autorestart=false
      startsecs=0
      exitcodes=0
      stdout_logfile=@DIR@/flood.log
      stdout_logfile_maxbytes=1MB
      stdout_logfile_backups=40
      """;

  @Test
  void floodsStarveNeitherCallsNorOtherOutputNorTheDaemonsMemory(Sandbox sandbox)
      throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, ENDLESS);
    daemon.awaitRunning("quiet");
    TextFile quiet = sandbox.file("quiet.log");
    for (int number = 0; number < 3; number++) {
      String log = "flood" + number + ".log.1";
      Await.until(log + " exists", () -> sandbox.file(log).exists());
    }
    long ticks = quiet.count("tick");
    for (int call = 0; call < CALLS; call++) {
      assertThat(daemon.state("flood:flood0")).isEqualTo("RUNNING");
    }
    Await.until("the quiet one is heard", () -> quiet.count("tick") >= ticks + 20);
    int resident = Integer.parseInt(ProcFs.status(daemon.pid(), "VmHWM").replaceAll("\\D", ""));
    assertThat(resident).isLessThan(MOST_KILOBYTES);
    assertThat(daemon.terminate()).isZero();
    for (int number = 0; number < 3; number++) {
      long bytes = Files.size(sandbox.directory().resolve("flood" + number + ".log.1"));
      assertThat(bytes).isBetween(1L << 20, (1L << 20) + PIECE_BYTES);
    }
  }

  @Test
  void nothingOfAFloodIsLostOrRotatesLate(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, ENDING);
    daemon.awaitState("flood", "EXITED");
    long total = Files.size(sandbox.directory().resolve("flood.log"));
    for (int number = 1; sandbox.file("flood.log." + number).exists(); number++) {
      long bytes = Files.size(sandbox.directory().resolve("flood.log." + number));
      assertThat(bytes).isBetween(1L << 20, (1L << 20) + PIECE_BYTES);
      total += bytes;
    }
    assertThat(total).isEqualTo(30_000_000 + "END\n".length());
    assertThat(daemon.terminate()).isZero();
  }
}
