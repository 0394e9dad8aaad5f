package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Giving programs another number of processes. */
final class ScaleTest {
  private static final String WEB =
      """
      [program:w]
      command=/bin/cat %(process_num)d
      process_name=w_%(process_num)d
      stdout_logfile=/tmp/w_%(process_num)d.log
      """;
  private static final ReloadResult UNCHANGED = new ReloadResult(List.of(), List.of(), List.of());

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon daemon(String sections) {
    return new ScriptedDaemon(directory, sections).beginAndStay();
  }

  private static Outcome<GroupChange> scale(ScriptedDaemon daemon, String name, long count) {
    Outcome<GroupChange> outcome = new Outcome<>();
    daemon.control.scaleProgram(name, count, outcome);
    daemon.pass(2);
    return outcome;
  }

  private static String change(List<String> removed, List<String> added, List<String> kept) {
    return new GroupChange("w", false, removed, List.of(), added, kept).toString();
  }

  @Test
  void upAddsTheNextNumbersAndLeavesTheOthersAlone() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=2\nnumprocs_start=5\n");
    int pid = daemon.info("w:w_5").pid();
    assertThat(scale(daemon, "w", 4))
        .hasToString(change(List.of(), List.of("w_7", "w_8"), List.of("w_5", "w_6")));
    assertThat(daemon.running()).containsExactly("w_5", "w_6", "w_7", "w_8");
    assertThat(daemon.info("w:w_5").pid()).isEqualTo(pid);
    assertThat(daemon.info("w:w_8").stdoutLogfile()).isEqualTo("/tmp/w_8.log");
    assertThat(daemon.spawnedNames()).containsExactly("5", "6", "7", "8");
    assertThat(daemon.control.allConfiguredProcesses())
        .extracting(entry -> entry.process().name())
        .containsExactly("w_5", "w_6", "w_7", "w_8");
  }

  @Test
  void downStopsTheHighestNumbersAndWaits() {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=4\n");
    int third = daemon.info("w:w_2").pid();
    int fourth = daemon.info("w:w_3").pid();
    daemon.child("w:w_2").ignoreSignals();
    Outcome<GroupChange> outcome = scale(daemon, "w", 2);
    assertThat(outcome).hasToString("open");
    assertThat(daemon.posix.kills()).extracting(FakePosix.Kill::pid).containsExactly(fourth, third);
    daemon.pass(9);
    assertThat(outcome)
        .hasToString(change(List.of("w_2", "w_3"), List.of(), List.of("w_0", "w_1")));
    assertThat(daemon.running()).containsExactly("w_0", "w_1");
  }

  @Test
  void zeroLeavesAnEmptyGroupThatCanGrowAgain() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=2\n");
    assertThat(scale(daemon, "w", 0))
        .hasToString(change(List.of("w_0", "w_1"), List.of(), List.of()));
    assertThat(daemon.control.allProcessInfo()).isEmpty();
    assertThat(daemon.control.reloadConfig()).isEqualTo(UNCHANGED);
    assertThat(scale(daemon, "w", 1)).hasToString(change(List.of(), List.of("w_0"), List.of()));
    assertThat(daemon.running()).containsExactly("w_0");
  }

  @Test
  void aRereadKeepsTheScaleUntilNumprocsIsAnother() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=2\n");
    scale(daemon, "w", 5);
    assertThat(daemon.control.reloadConfig()).isEqualTo(UNCHANGED);
    daemon.rewrite(WEB + "numprocs=2\nstopwaitsecs=4\n");
    assertThat(daemon.control.reloadConfig().changed()).containsExactly("w");
    update(daemon);
    assertThat(daemon.running()).hasSize(5);
    daemon.rewrite(WEB + "numprocs=3\nstopwaitsecs=4\n");
    assertThat(daemon.control.reloadConfig().changed()).containsExactly("w");
    update(daemon);
    assertThat(daemon.running()).hasSize(3);
    daemon.rewrite(WEB + "numprocs=2\nstopwaitsecs=4\n");
    daemon.control.reloadConfig();
    update(daemon);
    assertThat(daemon.running()).as("the former scale is forgotten").hasSize(2);
  }

  private static void update(ScriptedDaemon daemon) {
    Outcome<GroupChange> outcome = new Outcome<>();
    daemon.control.updateProcessGroup("w", outcome);
    daemon.pass(2);
    assertThat(outcome.toString()).startsWith("GroupChange[");
  }

  @Test
  void aGroupThatIsRemovedAndAddedHasItsScale() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=1\n");
    scale(daemon, "w", 3);
    daemon.control.stopGroup("w", true, new Outcome<>());
    daemon.settle();
    daemon.control.removeProcessGroup("w");
    daemon.control.addProcessGroup("w");
    daemon.pass(2);
    assertThat(daemon.running()).containsExactly("w_0", "w_1", "w_2");
  }

  @Test
  void aFileThatCannotBeReadKeepsTheScale() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=1\n");
    scale(daemon, "w", 3);
    daemon.rewrite(WEB + "numprocs=many\n");
    assertThat(scale(daemon, "w", 4).toString()).startsWith("92 CANT_REREAD: ");
    daemon.rewrite(WEB + "numprocs=1\n");
    assertThat(daemon.control.reloadConfig()).isEqualTo(UNCHANGED);
    assertThat(daemon.running()).hasSize(3);
  }

  @Test
  void theOtherProgramsOfAGroupAreLeftAlone() {
    ScriptedDaemon daemon =
        daemon("[group:g]\nprograms=w,x\n" + WEB + "[program:x]\ncommand=/bin/cat x\nnumprocs=1\n");
    int x = daemon.info("g:x").pid();
    scale(daemon, "w", 2);
    assertThat(daemon.running()).containsExactly("w_0", "w_1", "x");
    assertThat(daemon.info("g:x").pid()).isEqualTo(x);
    scale(daemon, "g:w", 3);
    assertThat(daemon.running()).hasSize(4);
  }

  @Test
  void othersMustNotWaitForProcessesThatAreGone() {
    String group = "[group:g]\nprograms=w,x\n[program:x]\ncommand=/bin/cat x\n";
    String app = "[program:app]\ncommand=/bin/cat app\ndepends_on=w\n";
    ScriptedDaemon daemon = daemon(group + app + WEB + "numprocs=2\n");
    assertThat(scale(daemon, "w", 1))
        .hasToString("30 FAILED: app depends on w: set numprocs and run update");
    assertThat(daemon.running()).containsExactly("app", "w_0", "w_1", "x");
    ScriptedDaemon alone = daemon(app + WEB + "numprocs=2\n");
    scale(alone, "w", 1);
    assertThat(alone.running()).containsExactly("app", "w_0");
  }

  @Test
  void fastCgiProcessesShareTheirSocket() {
    ScriptedDaemon daemon =
        daemon(WEB.replace("program:", "fcgi-program:") + "socket=tcp://localhost:9000\n");
    scale(daemon, "w", 2);
    int listener = daemon.posix.listener("localhost:9000");
    assertThat(daemon.child("w:w_1").request().stdin()).isEqualTo(listener);
    scale(daemon, "w", 1);
    assertThat(daemon.posix.listener("localhost:9000")).isEqualTo(listener);
  }

  @Test
  void commandsThatNameTheNumberOfProcessesAreStartedAnew() {
    ScriptedDaemon daemon = daemon(WEB.replace("cat %(process_num)d", "cat %(numprocs)d"));
    Outcome<GroupChange> outcome = scale(daemon, "w", 2);
    assertThat(outcome.toString()).startsWith("GroupChange[group=w, isWhole=true");
    assertThat(daemon.spawnedNames()).containsExactly("1", "2", "2");
  }

  @Test
  void whatCannotBeScaledIsRefusedWithTheCure() {
    ScriptedDaemon daemon =
        daemon(
            "[program:p]\ncommand=/bin/cat p\n"
                + "[fcgi-program:f]\ncommand=/bin/cat f\nsocket=tcp://localhost:9000\n"
                + "process_name=f_%(process_num)d\nscaling=ondemand\nmax_procs=3\n"
                + "[eventlistener:l]\ncommand=/bin/cat l\nevents=TICK_60\n"
                + "[group:a]\nprograms=w\n[group:b]\nprograms=w\n"
                + WEB);
    assertThat(scale(daemon, "nobody", 2)).hasToString("10 BAD_NAME: nobody");
    assertThat(scale(daemon, "p", 2))
        .hasToString(
            "30 FAILED: process_name has no number: set"
                + " process_name=%(program_name)s_%(process_num)02d in [program:p] and run update");
    assertThat(scale(daemon, "l", 2))
        .hasToString("30 FAILED: event listeners are not scaled: set numprocs and run update");
    assertThat(scale(daemon, "f", 2))
        .hasToString("30 FAILED: scaling decides how many run: set max_procs and run update");
    assertThat(scale(daemon, "w", 2))
        .hasToString("30 FAILED: several groups have w: name one, as in a:w");
    assertThat(scale(daemon, "w", -1))
        .hasToString("30 FAILED: a program can have 0 to 10000 processes");
    assertThat(scale(daemon, "w", 10_001))
        .hasToString("30 FAILED: a program can have 0 to 10000 processes");
    assertThat(scale(daemon, "b:w", 2).toString()).startsWith("GroupChange[group=b");
  }

  @Test
  void aFileThatHasChangedIsToBeAppliedFirst() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=2\n");
    daemon.rewrite(WEB + "numprocs=2\nstopwaitsecs=4\n");
    assertThat(scale(daemon, "w", 3))
        .hasToString("30 FAILED: the configuration of group w has changed: run update first");
    daemon.control.reloadConfig();
    update(daemon);
    scale(daemon, "w", 3);
    assertThat(daemon.running()).hasSize(3);
  }

  @Test
  void aGroupThatIsNotActiveHasNoProcessesToScale() {
    ScriptedDaemon daemon = daemon("[program:p]\ncommand=/bin/cat p\n");
    daemon.rewrite(WEB);
    assertThat(scale(daemon, "w", 2)).hasToString("10 BAD_NAME: w");
  }
}
