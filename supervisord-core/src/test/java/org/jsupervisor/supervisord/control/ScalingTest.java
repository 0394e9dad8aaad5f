package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.FakePosix.Kill;
import org.jsupervisor.supervisord.posix.FakeSharedSockets;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FastCGI processes are started and retired as requests need them. */
final class ScalingTest {
  private static final String URL = "tcp://localhost:9000";
  private static final String POOL =
      "[fcgi-program:f]\ncommand=/bin/cat\nsocket="
          + URL
          + "\nprocess_name=f_%(process_num)d\nmax_procs=4\nidle_timeout=10\n";
  private static final String ONDEMAND = POOL + "scaling=ondemand\n";
  private static final String DYNAMIC = POOL + "scaling=dynamic\nmin_spare=1\nmax_spare=2\n";
  private static final int STOP = 19;
  private static final int CONT = 18;
  private static final int KILL = 9;

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon begin(String sections) {
    return new ScriptedDaemon(directory, sections).begin();
  }

  private static int listener(ScriptedDaemon daemon) {
    return daemon.posix.listener("localhost:9000");
  }

  private static void connect(ScriptedDaemon daemon) throws PosixException {
    daemon.posix.connect(listener(daemon));
    daemon.settle();
  }

  private static void accept(ScriptedDaemon daemon, String name) throws PosixException {
    sockets(daemon).accept(listener(daemon), daemon.info(name).pid());
    daemon.settle();
  }

  private static FakeSharedSockets sockets(ScriptedDaemon daemon) {
    return daemon.posix.sharedSockets();
  }

  private static List<String> states(ScriptedDaemon daemon) {
    List<String> states = new ArrayList<>();
    for (ProcessInfo info : daemon.control.allProcessInfo()) {
      states.add(info.name() + " " + info.state());
    }
    return states;
  }

  private static List<Integer> signals(ScriptedDaemon daemon, int pid) {
    List<Integer> signals = new ArrayList<>();
    for (Kill kill : daemon.posix.kills()) {
      if (Math.abs(kill.pid()) == pid) {
        signals.add(kill.signal());
      }
    }
    return signals;
  }

  @Test
  void onDemandTheFirstConnectionStartsTheFirstProcess() throws Exception {
    ScriptedDaemon daemon = begin(ONDEMAND).pass(100);
    assertThat(states(daemon))
        .containsExactly("f_0 STOPPED", "f_1 STOPPED", "f_2 STOPPED", "f_3 STOPPED");
    assertThat(daemon.loop.nextDeadlineNanos()).as("at rest").isEqualTo(Long.MAX_VALUE);
    connect(daemon);
    assertThat(states(daemon))
        .containsExactly("f_0 STARTING", "f_1 STOPPED", "f_2 STOPPED", "f_3 STOPPED");
    daemon.pass(0.5);
    assertThat(daemon.posix.spawned()).as("it may take the connection yet").hasSize(1);
    accept(daemon, "f:f_0");
    connect(daemon);
    daemon.pass(0.2);
    assertThat(daemon.posix.spawned()).hasSize(2);
  }

  @Test
  void whatIsNotNeededIsRetiredAndTheSocketStaysOpen() throws Exception {
    ScriptedDaemon daemon = begin(ONDEMAND);
    int listener = listener(daemon);
    connect(daemon);
    int pid = daemon.info("f:f_0").pid();
    accept(daemon, "f:f_0");
    daemon.pass(100);
    assertThat(daemon.state("f:f_0")).as("busy").isEqualTo(ProcessState.RUNNING);
    sockets(daemon).finish(pid);
    daemon.pass(9);
    assertThat(daemon.state("f:f_0")).isEqualTo(ProcessState.RUNNING);
    daemon.pass(3);
    assertThat(daemon.state("f:f_0")).isEqualTo(ProcessState.STOPPED);
    assertThat(signals(daemon, pid)).containsExactly(STOP, KILL);
    assertThat(daemon.log.important())
        .containsSubsequence(
            "INFO retiring 'f_0' (" + pid + "): not needed for 10 seconds (idle_timeout)",
            "INFO retired: f_0 (terminated by SIGKILL)");
    assertThat(listener(daemon)).isEqualTo(listener);
    daemon.pass(60);
    assertThat(daemon.loop.nextDeadlineNanos()).as("at rest").isEqualTo(Long.MAX_VALUE);
    connect(daemon);
    assertThat(daemon.state("f:f_0")).isEqualTo(ProcessState.STARTING);
    assertThat(daemon.control.restarts("f", "f_0")).as("no restart").isZero();
  }

  @Test
  void whoTakesAConnectionWhileBeingFrozenGoesOn() throws Exception {
    ScriptedDaemon daemon = begin(ONDEMAND);
    connect(daemon);
    int pid = daemon.info("f:f_0").pid();
    accept(daemon, "f:f_0");
    sockets(daemon).finish(pid);
    daemon.posix.failKills(kill -> kill.signal() == STOP ? takeAnother(daemon, pid) : 0);
    daemon.pass(15);
    assertThat(signals(daemon, pid)).startsWith(STOP, CONT).doesNotContain(KILL);
    assertThat(daemon.state("f:f_0")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.posix.child(pid).isFrozen()).isFalse();
  }

  private static int takeAnother(ScriptedDaemon daemon, int pid) {
    try {
      daemon.posix.connect(listener(daemon));
      sockets(daemon).accept(listener(daemon), pid);
      return 0;
    } catch (PosixException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoWorksWithoutAConnectionOrCannotBeSeenIsLeftAlone() {
    ScriptedDaemon daemon = begin(DYNAMIC + "max_lifetime=60\nmin_procs=4\n").pass(2);
    int hidden = daemon.info("f:f_3").pid();
    int working = daemon.info("f:f_2").pid();
    sockets(daemon).hide(hidden);
    sockets(daemon).work(working, true);
    daemon.pass(200);
    assertThat(daemon.info("f:f_3").pid()).isEqualTo(hidden);
    assertThat(daemon.info("f:f_2").pid()).isEqualTo(working);
    assertThat(signals(daemon, hidden)).isEmpty();
    assertThat(signals(daemon, working)).isEmpty();
    assertThat(daemon.log.linesWith("/proc does not show")).hasSize(1);
  }

  @Test
  void dynamicPoolsKeepSpareProcesses() throws Exception {
    ScriptedDaemon daemon = begin(DYNAMIC).pass(2);
    assertThat(states(daemon))
        .containsExactly("f_0 RUNNING", "f_1 STOPPED", "f_2 STOPPED", "f_3 STOPPED");
    for (int i = 0; i < 3; i++) {
      connect(daemon);
      accept(daemon, "f:f_" + i);
      daemon.pass(3);
    }
    assertThat(states(daemon))
        .containsExactly("f_0 RUNNING", "f_1 RUNNING", "f_2 RUNNING", "f_3 RUNNING");
    for (int i = 0; i < 3; i++) {
      sockets(daemon).finish(daemon.info("f:f_" + i).pid());
    }
    daemon.pass(30);
    assertThat(states(daemon))
        .as("max_spare")
        .containsExactly("f_0 RUNNING", "f_1 RUNNING", "f_2 STOPPED", "f_3 STOPPED");
  }

  @Test
  void theOldAreReplacedWithoutAGap() {
    ScriptedDaemon daemon = begin(DYNAMIC + "max_lifetime=60\n").pass(59);
    int old = daemon.info("f:f_0").pid();
    List<Integer> fewest = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      daemon.pass(0.1);
      fewest.add((int) states(daemon).stream().filter(each -> each.endsWith("RUNNING")).count());
    }
    assertThat(fewest).doesNotContain(0);
    assertThat(signals(daemon, old)).containsExactly(STOP, KILL);
    assertThat(daemon.log.linesWith("max_lifetime"))
        .containsExactly(
            "INFO retiring 'f_0' (" + old + "): at least 60 seconds old (max_lifetime)");
  }

  @Test
  void aStopOfTheGroupEndsScalingUntilItsStart() throws Exception {
    ScriptedDaemon daemon = begin(DYNAMIC).pass(2);
    int descriptors = daemon.posix.openDescriptors();
    Outcome<List<ActionResult>> stopped = new Outcome<>();
    daemon.control.stopGroup("f", true, stopped);
    daemon.pass(30);
    assertThat(states(daemon))
        .containsExactly("f_0 STOPPED", "f_1 STOPPED", "f_2 STOPPED", "f_3 STOPPED");
    assertThat(daemon.posix.openDescriptors()).isLessThan(descriptors);
    assertThat(daemon.log.linesWith("Closing socket")).hasSize(2);
    Outcome<List<ActionResult>> started = new Outcome<>();
    daemon.control.startGroup("f", true, started);
    daemon.pass(2);
    assertThat(states(daemon))
        .containsExactly("f_0 RUNNING", "f_1 STOPPED", "f_2 STOPPED", "f_3 STOPPED");
    connect(daemon);
    accept(daemon, "f:f_0");
    daemon.pass(3);
    assertThat(daemon.state("f:f_1")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void aProcessThatWasStoppedByItselfIsReplacedAndStaysDown() throws Exception {
    ScriptedDaemon daemon = begin(DYNAMIC).pass(2);
    daemon.stop("f:f_0", true);
    daemon.pass(3);
    assertThat(states(daemon))
        .containsExactly("f_0 STOPPED", "f_1 RUNNING", "f_2 STOPPED", "f_3 STOPPED");
    daemon.start("f:f_0", true);
    daemon.pass(2);
    daemon.stop("f:f_1", true);
    daemon.pass(20);
    assertThat(states(daemon))
        .containsExactly("f_0 RUNNING", "f_1 STOPPED", "f_2 STOPPED", "f_3 STOPPED");
  }

  @Test
  void aFrozenProcessThatIsStoppedCanHearIt() throws Exception {
    ScriptedDaemon daemon = begin(ONDEMAND);
    connect(daemon);
    int pid = daemon.info("f:f_0").pid();
    accept(daemon, "f:f_0");
    sockets(daemon).finish(pid);
    while (!daemon.posix.child(pid).isFrozen()) {
      long next = daemon.loop.nextDeadlineNanos();
      daemon.time.advanceNanos(Math.max(0, next - daemon.time.nanos()));
      daemon.loop.runOnce(false);
    }
    daemon.posix.child(pid).ignoreSignals();
    daemon.stop("f:f_0", false);
    assertThat(signals(daemon, pid)).containsExactly(STOP, 15, CONT);
  }

  @Test
  void whatEndsByItselfIsReplacedIfItIsNeeded() {
    ScriptedDaemon daemon = begin(DYNAMIC).pass(2);
    daemon.child("f:f_0").exit(0);
    daemon.pass(2);
    assertThat(daemon.state("f:f_0")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.posix.spawned()).hasSize(2);
  }

  @Test
  void aProgramThatCannotBeStartedDoesNotSpin() throws Exception {
    ScriptedDaemon daemon = begin(ONDEMAND.replace("/bin/cat", "/no/such"));
    connect(daemon);
    daemon.pass(5);
    assertThat(states(daemon))
        .as("one at a time")
        .containsExactly("f_0 BACKOFF", "f_1 STOPPED", "f_2 STOPPED", "f_3 STOPPED");
    assertThat(sockets(daemon).looks()).isLessThan(20);
    daemon.pass(3600);
    assertThat(states(daemon)).containsExactly("f_0 FATAL", "f_1 FATAL", "f_2 FATAL", "f_3 FATAL");
    assertThat(daemon.log.linesWith("nobody serves")).hasSize(1);
    assertThat(sockets(daemon).looks()).isLessThan(4000);
  }

  @Test
  void withoutTheKernelsAnswerAllAreStartedAndNoneIsRetired() {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, ONDEMAND);
    sockets(daemon).fail(Errno.EPERM);
    daemon.begin().pass(60);
    assertThat(states(daemon))
        .containsExactly("f_0 RUNNING", "f_1 RUNNING", "f_2 RUNNING", "f_3 RUNNING");
    assertThat(daemon.log.linesWith("cannot scale")).hasSize(1);
    assertThat(daemon.posix.kills()).isEmpty();
  }

  @Test
  void withoutAutostartNothingHappensUntilTheGroupIsStarted() throws Exception {
    ScriptedDaemon daemon = begin(ONDEMAND + "autostart=false\n").pass(30);
    assertThat(daemon.log.linesWith("Creating socket")).hasSize(1);
    daemon.control.startGroup("f", true, new Outcome<>());
    daemon.settle();
    assertThat(daemon.posix.spawned()).isEmpty();
    connect(daemon);
    assertThat(daemon.state("f:f_0")).isEqualTo(ProcessState.STARTING);
  }

  @Test
  void theDaemonsEndStopsAllAndClosesTheSocket() throws Exception {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, ONDEMAND);
    int base = daemon.posix.openDescriptors();
    daemon.begin();
    connect(daemon);
    daemon.pass(2);
    connect(daemon);
    daemon.supervisor.shutdown();
    daemon.pass(2);
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.posix.openDescriptors()).isEqualTo(base);
  }
}
