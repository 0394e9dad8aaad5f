package org.jsupervisor.supervisord.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.config.value.AutoRestart;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.Test;

class ProcessMachineTest {
  private final Policies policies = new Policies();

  private Life life() {
    return new Life(policies.build());
  }

  private Life running() {
    return life().tick().in(1.5).tick();
  }

  @Test
  void autostartIsDueAtOnceAndOnlyOnce() {
    Life life = life();
    assertThat(life.status.deadlineNanos()).isEqualTo(life.nanos);
    life.tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    life.in(2).tick().stop().exit(-1).in(100).tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPED);
    assertThat(life.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
  }

  @Test
  void withoutAutostartNothingIsDue() {
    policies.autostart = false;
    Life life = life();
    assertThat(life.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
    assertThat(life.tick().status.state()).isEqualTo(ProcessState.STOPPED);
    assertThat(life.start().status.state()).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void startingBecomesRunningStrictlyAfterStartsecs() {
    Life life = life().tick().in(1).tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    life.due();
    assertThat(life.status.state()).isEqualTo(ProcessState.RUNNING);
    assertThat(life.announced)
        .containsExactly("STOPPED>STARTING tries:0", "STARTING>RUNNING pid:100");
    assertThat(life.log)
        .containsExactly(
            "INFO spawned: 'web' with pid 100",
            "INFO success: web entered RUNNING state, process has stayed up for > than 1 seconds"
                + " (startsecs)");
  }

  @Test
  void exitBeforeStartsecsBacksOffAndLongerEachTime() {
    Life life = life().tick().exit(0);
    assertThat(life.status.state()).isEqualTo(ProcessState.BACKOFF);
    assertThat(life.status.spawnError()).isEqualTo(Starting.TOO_QUICK);
    assertThat(life.status.exitStatus()).isZero();
    assertThat(life.status.pid()).isZero();
    assertThat(life.status.deadlineNanos() - life.nanos).isEqualTo(Life.SECOND);
    life.due().exit(0);
    assertThat(life.status.deadlineNanos() - life.nanos).isEqualTo(2 * Life.SECOND);
    life.due().exit(0);
    assertThat(life.status.deadlineNanos() - life.nanos).isEqualTo(3 * Life.SECOND);
    life.due().exit(0);
    assertThat(life.status.deadlineNanos()).isEqualTo(life.nanos);
    life.tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.FATAL);
    assertThat(life.status.retries()).isZero();
    assertThat(life.spawns).isEqualTo(4);
    assertThat(life.announced).endsWith("STARTING>BACKOFF tries:4", "BACKOFF>FATAL");
    assertThat(life.log)
        .contains("WARN exited: web (exit status 0; not expected)")
        .endsWith("INFO gave up: web entered FATAL state, too many start retries too quickly");
  }

  @Test
  void negativeRetriesButMinusOneMeanOneTry() {
    policies.startretries = -2;
    assertThat(life().tick().exit(1).due().status.state()).isEqualTo(ProcessState.FATAL);
  }

  @Test
  void failedSpawnBacksOffWithItsReason() {
    Life life = life();
    Transition started =
        ProcessMachine.step(life.status, new Input.Start(), life.policy, life.now());
    life.status = started.after();
    life.take(new Input.SpawnFailed("can't find command '/bin/web'"));
    assertThat(life.status.state()).isEqualTo(ProcessState.BACKOFF);
    assertThat(life.status.spawnError()).isEqualTo("can't find command '/bin/web'");
    assertThat(life.status.stoppedEpochSecond()).isZero();
    assertThat(life.log).containsExactly("INFO spawnerr: can't find command '/bin/web'");
  }

  @Test
  void exitAfterStartsecsSeenWhileStartingIsRunningThenExited() {
    policies.startsecs = 0;
    Life life = life().tick().exit(0);
    assertThat(life.announced)
        .containsExactly(
            "STOPPED>STARTING tries:0",
            "STARTING>RUNNING pid:100",
            "RUNNING>EXITED expected pid:100");
    assertThat(life.log)
        .containsExactly(
            "INFO spawned: 'web' with pid 100",
            "INFO success: web entered RUNNING state, process has stayed up for > than 0 seconds"
                + " (startsecs)",
            "INFO exited: web (exit status 0; expected)");
  }

  @Test
  void unexpectedExitIsRecordedAndRestarted() {
    Life life = running().exit(7);
    assertThat(life.status.state()).isEqualTo(ProcessState.EXITED);
    assertThat(life.status.exitStatus()).isEqualTo(7);
    assertThat(life.status.spawnError()).isEqualTo("Bad exit code 7");
    assertThat(life.log).endsWith("WARN exited: web (exit status 7; not expected)");
    assertThat(life.status.deadlineNanos()).isEqualTo(life.nanos);
    life.tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.status.spawnError()).isEmpty();
    assertThat(life.status.exitStatus()).isZero();
  }

  @Test
  void deathBySignalIsNeverExpected() {
    Life life = running().exit(-1);
    assertThat(life.status.exitStatus()).isEqualTo(-1);
    assertThat(life.status.spawnError()).isEqualTo("Bad exit code -1");
    assertThat(life.log).endsWith("WARN exited: web (terminated by SIGTERM; not expected)");
    assertThat(life.tick().status.state()).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void expectedExitStaysUnlessAutorestartIsTrue() {
    Life stays = running().exit(0);
    assertThat(stays.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
    assertThat(stays.tick().status.state()).isEqualTo(ProcessState.EXITED);
    policies.autorestart = AutoRestart.ALWAYS;
    assertThat(running().exit(0).tick().status.state()).isEqualTo(ProcessState.STARTING);
    policies.autorestart = AutoRestart.NEVER;
    assertThat(running().exit(9).tick().status.state()).isEqualTo(ProcessState.EXITED);
  }

  @Test
  void stopSignalsWaitsAndKillsAgainAndAgain() {
    policies.stopwaitsecs = 3;
    Life life = running().stop();
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPING);
    assertThat(life.in(2.9).tick().kills).containsExactly("15");
    life.due();
    assertThat(life.status.killing()).isTrue();
    life.due();
    assertThat(life.kills).containsExactly("15", "9", "9");
    assertThat(life.nanos).isEqualTo((long) (1007.5 * Life.SECOND));
    life.exit(-1);
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPED);
    assertThat(life.status.killing()).isFalse();
    assertThat(life.announced).endsWith("RUNNING>STOPPING pid:100", "STOPPING>STOPPED pid:100");
    assertThat(life.log)
        .endsWith(
            "DEBG killing web (pid 100) with signal SIGTERM",
            "WARN killing 'web' (100) with SIGKILL",
            "DEBG killing web (pid 100) with signal SIGKILL",
            "WARN killing 'web' (100) with SIGKILL",
            "DEBG killing web (pid 100) with signal SIGKILL",
            "WARN stopped: web (terminated by SIGTERM)");
  }

  @Test
  void expectedCodeOfAStopIsLoggedAtInfo() {
    Life life = running().stop().exit(0);
    assertThat(life.log).endsWith("INFO stopped: web (exit status 0)");
    assertThat(life.status.exitStatus()).isZero();
    assertThat(running().stop().exit(3).log).endsWith("WARN stopped: web (exit status 3)");
  }

  @Test
  void stopasgroupReachesWithTheFirstSignalKillasgroupWithTheLaterOnes() {
    policies.stopasgroup = true;
    assertThat(running().stop().stop().due().kills).containsExactly("15 group", "15", "9");
    policies.stopasgroup = false;
    policies.killasgroup = true;
    Life life = running().stop().stop().due();
    assertThat(life.kills).containsExactly("15", "15 group", "9 group");
    assertThat(life.log).endsWith("DEBG killing web (pid 100) process group with signal SIGKILL");
  }

  @Test
  void repeatedStopDoesNotPutOffTheKill() {
    Life life = running().stop();
    long deadline = life.status.deadlineNanos();
    assertThat(life.in(5).stop().status.deadlineNanos()).isEqualTo(deadline);
  }

  @Test
  void stopInBackoffStopsAndKeepsTheCounter() {
    Life life = life().tick().exit(1).due().exit(1).stop();
    assertThat(life.status.state()).isEqualTo(ProcessState.STOPPED);
    assertThat(life.status.retries()).isEqualTo(2);
    assertThat(life.status.spawnError()).isEqualTo(Starting.TOO_QUICK);
    assertThat(life.announced).endsWith("BACKOFF>STOPPED pid:0");
    assertThat(life.log).endsWith("DEBG Attempted to kill web, which is in BACKOFF state.");
    assertThat(life.start().announced).endsWith("STOPPED>STARTING tries:2");
  }

  @Test
  void givingUpIsFatalWithoutALine() {
    Life life = life().tick().exit(1);
    int lines = life.log.size();
    life.take(new Input.GiveUp());
    assertThat(life.status.state()).isEqualTo(ProcessState.FATAL);
    assertThat(life.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
    assertThat(life.log).hasSize(lines);
  }

  @Test
  void failedSignalIsUnknownWithItsPidUntilTheChildEnds() {
    Life life = running().stop().take(new Input.SignalFailed("Operation not permitted"));
    assertThat(life.status.state()).isEqualTo(ProcessState.UNKNOWN);
    assertThat(life.status.pid()).isEqualTo(100);
    life.exit(0);
    assertThat(life.status.state()).isEqualTo(ProcessState.EXITED);
    assertThat(life.status.pid()).isZero();
    assertThat(life.announced).endsWith("STOPPING>UNKNOWN", "UNKNOWN>EXITED expected pid:100");
  }

  @Test
  void duringShutdownNothingStartsButTheRestGoesOn() {
    Input.Tick closing = new Input.Tick(false);
    Life fresh = life().take(closing);
    assertThat(fresh.spawns).isZero();
    assertThat(fresh.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
    assertThat(fresh.tick().spawns).isEqualTo(1);
    Life exited = running().exit(5).take(closing);
    assertThat(exited.status.state()).isEqualTo(ProcessState.EXITED);
    assertThat(exited.status.deadlineNanos()).isEqualTo(ProcessStatus.NEVER);
    Life backoff = life().tick().exit(1).in(1).take(closing);
    assertThat(backoff.status.state()).isEqualTo(ProcessState.BACKOFF);
    assertThat(backoff.tick().status.state()).isEqualTo(ProcessState.STARTING);
    Life starting = life().tick().in(1.1).take(closing);
    assertThat(starting.status.state()).isEqualTo(ProcessState.RUNNING);
    Life stopping = running().stop().in(10).take(closing);
    assertThat(stopping.kills).containsExactly("15", "9");
    policies.startretries = 0;
    Life hopeless = life().tick().exit(1).take(closing);
    assertThat(hopeless.status.state()).isEqualTo(ProcessState.FATAL);
  }

  @Test
  void successResetsTheCounter() {
    Life life = life().tick().exit(1).due().due();
    assertThat(life.status.state()).isEqualTo(ProcessState.RUNNING);
    assertThat(life.status.retries()).isZero();
  }

  @Test
  void zeroStopwaitsecsKillsAtOnceButNotInEveryTurn() {
    policies.stopwaitsecs = 0;
    Life life = running().stop().tick().tick().tick();
    assertThat(life.kills).containsExactly("15", "9");
    assertThat(life.in(1).tick().kills).isEqualTo(List.of("15", "9", "9"));
  }

  @Test
  void hugeDurationsNeverEnd() {
    policies.startsecs = Long.MAX_VALUE / 2;
    policies.stopwaitsecs = Long.MAX_VALUE / 2;
    Life life = life().tick().in(1e8).tick();
    assertThat(life.status.state()).isEqualTo(ProcessState.STARTING);
    assertThat(life.stop().in(1e8).tick().kills).containsExactly("15");
  }
}
