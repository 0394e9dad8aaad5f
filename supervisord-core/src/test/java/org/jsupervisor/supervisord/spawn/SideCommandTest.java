package org.jsupervisor.supervisord.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.ManualTime;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.process.Policies;
import org.jsupervisor.supervisord.stdio.PumpResources;
import org.junit.jupiter.api.Test;

/** Commands that run beside the programs, on the scripted kernel. */
class SideCommandTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

  private final FakePosix posix = new FakePosix();
  private final ManualTime time = new ManualTime();
  private final EventLoop loop = new EventLoop(posix.poller(), time);
  private final Reaper reaper =
      new Reaper(
          posix,
          (level, text) -> {
            throw new AssertionError(text);
          },
          failure -> {
            throw new AssertionError(failure);
          });
  private final SideCommands commands =
      new SideCommands(
          loop,
          posix,
          new PumpResources(loop, posix),
          new Spawner(posix, posix, ENVIRONMENT),
          reaper);
  private final List<CommandOutcome> outcomes = new ArrayList<>();
  private final ProcessConfig config = Policies.running("/bin/cat", null, null);
  private final int descriptorsBefore = posix.openDescriptors();

  private SideCommand run(String command) {
    return commands.run(config, command, ENVIRONMENT, Duration.ofSeconds(5), outcomes::add);
  }

  private void turn() {
    loop.runOnce(false);
    reaper.reapAll();
    loop.runOnce(false);
  }

  @Test
  void theEndIsToldWithTheLastOutput() throws PosixException {
    SideCommand command = run("/bin/cat a b");
    assertThat(posix.lastSpawned().arguments()).containsExactly("/bin/cat", "a", "b");
    posix.lastSpawned().writeOut("one\ntwo\n");
    posix.lastSpawned().exit(3);
    turn();
    assertThat(outcomes).containsExactly(new CommandOutcome(3, "exit status 3", "one\ntwo"));
    assertThat(outcomes.get(0).text()).isEqualTo("exit status 3: two");
    assertThat(command.isRunning()).isFalse();
    assertThat(posix.openDescriptors()).isEqualTo(descriptorsBefore);
  }

  @Test
  void whoTakesTooLongIsKilled() {
    run("/bin/cat");
    int pid = posix.lastSpawned().pid();
    time.advanceNanos(Duration.ofSeconds(5).toNanos());
    turn();
    assertThat(posix.kills()).containsExactly(new FakePosix.Kill(-pid, 9));
    turn();
    assertThat(outcomes).containsExactly(new CommandOutcome(-1, "no answer within 5 seconds", ""));
    assertThat(posix.openDescriptors()).isEqualTo(descriptorsBefore);
  }

  @Test
  void whatCannotRunIsToldAtOnce() {
    run("no_such_command");
    posix.failSpawns(request -> Errno.EAGAIN);
    run("/bin/cat");
    assertThat(outcomes)
        .containsExactly(
            new CommandOutcome(-1, "can't find command 'no_such_command'", ""),
            new CommandOutcome(-1, "cannot run /bin/cat: EAGAIN", ""));
    assertThat(posix.openDescriptors()).isEqualTo(descriptorsBefore);
  }

  @Test
  void whatIsCancelledTellsNothing() {
    SideCommand command = run("/bin/cat");
    command.cancel();
    turn();
    turn();
    assertThat(outcomes).isEmpty();
    assertThat(posix.openDescriptors()).isEqualTo(descriptorsBefore);
  }
}
