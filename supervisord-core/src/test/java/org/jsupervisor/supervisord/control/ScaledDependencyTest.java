package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jsupervisor.supervisord.control.DependentPrograms.waitingFor;

import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.FakeChild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that need FastCGI processes of which as many run as requests need. */
final class ScaledDependencyTest {
  private static final String POOL =
      """
      [fcgi-program:f]
      command=/bin/cat f
      socket=tcp://localhost:9000
      process_name=f_%(process_num)d
      max_procs=4
      """;
  private static final String ONDEMAND = POOL + "scaling=ondemand\n";
  private static final String DYNAMIC = POOL + "scaling=dynamic\nmin_procs=2\nmin_spare=1\n";
  private static final String WEB = "[program:web]\ncommand=/bin/cat web\ndepends_on=f:ready\n";
  private static final String JOB =
      "[program:job]\ncommand=/bin/cat job\nstartsecs=0\nautorestart=false\n";

  private final DependentPrograms programs;

  ScaledDependencyTest(@TempDir Path directory) {
    this.programs = new DependentPrograms(directory);
  }

  private static Outcome<List<ActionResult>> startPool(ScriptedDaemon daemon) {
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.startGroup("f", true, outcome);
    daemon.pass(3);
    return outcome;
  }

  private static Outcome<List<ActionResult>> stopPool(ScriptedDaemon daemon) {
    Outcome<List<ActionResult>> outcome = new Outcome<>();
    daemon.control.stopGroup("f", true, outcome);
    daemon.pass(3);
    return outcome;
  }

  private static void request(ScriptedDaemon daemon) throws Exception {
    daemon.posix.connect(daemon.posix.listener("localhost:9000"));
    daemon.settle();
  }

  @Test
  void aPoolOnDemandIsReadyWhenItsSocketListens() {
    ScriptedDaemon daemon = programs.begun(WEB + ONDEMAND).pass(2);
    assertThat(daemon.spawnedNames()).containsExactly("web");
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.log.linesWith("cannot start")).isEmpty();
  }

  @Test
  void aDynamicPoolIsReadyWhenTheLeastNumberIs() {
    ScriptedDaemon daemon = programs.begun(WEB + DYNAMIC);
    assertThat(daemon.spawnedNames()).containsExactly("f", "f");
    assertThat(waitingFor(daemon, "web")).isEqualTo("f to be ready");
    daemon.child("f:f_1").exit(1);
    daemon.pass(0.9);
    assertThat(daemon.spawnedNames()).doesNotContain("web");
    daemon.pass(3);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.state("f:f_3")).isEqualTo(ProcessState.STOPPED);
  }

  @Test
  void aStartSwitchesThePoolOnAndStartsNoMoreThanItWould() {
    ScriptedDaemon daemon = programs.begun(off(WEB) + off(DYNAMIC)).pass(2);
    assertThat(daemon.spawnedNames()).isEmpty();
    Outcome<Boolean> outcome = daemon.start("web", true);
    daemon.pass(5);
    assertThat(outcome).hasToString("true");
    assertThat(daemon.spawnedNames()).containsExactly("f", "f", "web");

    ScriptedDaemon onDemand = programs.begun(off(WEB) + off(ONDEMAND)).pass(2);
    Outcome<Boolean> started = onDemand.start("web", true);
    onDemand.pass(5);
    assertThat(started).hasToString("true");
    assertThat(onDemand.spawnedNames()).containsExactly("web");
  }

  private static String off(String section) {
    return section + "autostart=false\n";
  }

  @Test
  void whatNeedsAPoolStopsWithItEvenIfNothingRunsThere() {
    ScriptedDaemon daemon = programs.begun(WEB + ONDEMAND).pass(2);
    assertThat(stopPool(daemon)).hasToString("[]");
    assertThat(daemon.state("web")).isEqualTo(ProcessState.STOPPED);
    assertThat(waitingFor(daemon, "web")).isEqualTo("f to be ready");
    startPool(daemon);
    assertThat(daemon.spawnedNames()).containsExactly("web", "web");
  }

  @Test
  void oneProcessOfAPoolCanBeStoppedAlone() throws Exception {
    ScriptedDaemon daemon = programs.begun(WEB + ONDEMAND).pass(2);
    request(daemon);
    daemon.pass(2);
    daemon.stop("f:f_0", true);
    daemon.pass(1);
    assertThat(daemon.state("f:f_0")).isEqualTo(ProcessState.STOPPED);
    assertThat(daemon.state("web")).isEqualTo(ProcessState.RUNNING);
  }

  @Test
  void whereAllAreFatalNobodyServesUntilTheyAreStartedAgain() {
    ScriptedDaemon daemon =
        programs.begun(
            WEB.replace("/bin/cat web", "/bin/cat web\nautostart=false")
                + DYNAMIC
                + "startretries=0\n");
    failAllOfTheFour(daemon);
    assertThat(daemon.state("f:f_3")).isEqualTo(ProcessState.FATAL);
    assertThat(daemon.pass(10).posix.spawned()).hasSize(4);
    Outcome<Boolean> refused = daemon.start("web", true);
    failAllOfTheFour(daemon);
    assertThat(daemon.posix.spawned()).as("they were tried once more").hasSize(8);
    assertThat(refused).hasToString("40 ABNORMAL_TERMINATION: web: f_3, which web needs, is FATAL");
    assertThat(startPool(daemon)).hasToString("[f:f_0 80 OK, f:f_1 80 OK]");
    Outcome<Boolean> outcome = daemon.start("web", true);
    daemon.pass(2);
    assertThat(outcome).hasToString("true");
  }

  private static void failAllOfTheFour(ScriptedDaemon daemon) {
    for (int round = 0; round < 8; round++) {
      failAll(daemon);
    }
  }

  private static void failAll(ScriptedDaemon daemon) {
    for (FakeChild child : daemon.posix.spawned()) {
      if (child.isRunning()) {
        child.exit(1);
      }
    }
    daemon.pass(0.2);
  }

  @Test
  void aPoolThatListensHasNotEnded() {
    ScriptedDaemon daemon = programs.begun("exit_when=all_exited\n" + JOB + ONDEMAND).pass(1);
    daemon.child("job").exit(0);
    daemon.pass(5);
    assertThat(daemon.ends()).isZero();
    stopPool(daemon);
    assertThat(daemon.ends()).as("a stop on request alone").isZero();
    daemon.start("job", true);
    daemon.child("job").exit(0);
    daemon.settle();
    assertThat(daemon.ends()).isOne();
  }

  @Test
  void aPoolWhereAllAreFatalHasEnded() throws Exception {
    ScriptedDaemon daemon =
        programs.begun("exit_when=all_exited\n" + ONDEMAND + "startretries=0\n");
    request(daemon);
    for (int round = 0; round < 8 && daemon.ends() == 0; round++) {
      failAll(daemon);
    }
    assertThat(daemon.ends()).isOne();
    assertThat(daemon.exitStatus()).isOne();
    assertThat(daemon.posix.spawned()).hasSize(4);
  }
}
