package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Showing and applying what has changed in the configuration. */
final class UpdateTest {
  private static final String OLD = "[program:old]\ncommand=/bin/cat old\n";
  private static final String FRESH = "[program:fresh]\ncommand=/bin/cat fresh\n";
  private static final String WEB =
      "[program:w]\ncommand=/bin/cat w%(process_num)d\nprocess_name=w_%(process_num)d\n";
  private static final String BEFORE = OLD + WEB + "numprocs=2\n";
  private static final String AFTER = WEB + "numprocs=3\n" + FRESH;

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon daemon(String sections) {
    return new ScriptedDaemon(directory, sections).beginAndStay();
  }

  private static Outcome<UpdateResult> update(ScriptedDaemon daemon) {
    Outcome<UpdateResult> outcome = new Outcome<>();
    daemon.control.update(outcome);
    daemon.settle();
    return outcome;
  }

  private static GroupChange added(String group, boolean isWhole, String name, String... kept) {
    return new GroupChange(group, isWhole, List.of(), List.of(), List.of(name), List.of(kept));
  }

  @Test
  void thePlanTellsEachProcessAndChangesNothing() throws ControlFault {
    ScriptedDaemon daemon = daemon(BEFORE);
    assertThat(daemon.control.planUpdate().isEmpty()).isTrue();
    daemon.rewrite(AFTER);
    UpdatePlan wanted =
        new UpdatePlan(
            List.of(new GroupChange("old", true, List.of("old"), List.of(), List.of(), List.of())),
            List.of(added("w", false, "w_2", "w_0", "w_1")),
            List.of(added("fresh", true, "fresh")));
    assertThat(daemon.control.planUpdate()).isEqualTo(wanted);
    assertThat(daemon.pass(5).control.planUpdate()).as("again").isEqualTo(wanted);
    assertThat(daemon.posix.spawned()).hasSize(3);
    assertThat(daemon.control.allConfiguredProcesses())
        .extracting(entry -> entry.process().name())
        .containsExactly("old", "w_0", "w_1");
  }

  @Test
  void theUpdateDoesWhatThePlanSays() throws ControlFault {
    ScriptedDaemon daemon = daemon(BEFORE);
    int kept = daemon.info("w:w_0").pid();
    daemon.rewrite(AFTER);
    assertThat(update(daemon))
        .hasToString(
            new UpdateResult(
                    List.of("old"),
                    List.of(added("w", false, "w_2", "w_0", "w_1")),
                    List.of("fresh"),
                    List.of())
                .toString());
    daemon.pass(2);
    assertThat(daemon.info("w:w_0").pid()).isEqualTo(kept);
    assertThat(daemon.state("fresh")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.control.allProcessInfo())
        .extracting(info -> info.name())
        .containsExactly("fresh", "w_0", "w_1", "w_2");
    assertThat(daemon.control.planUpdate().isEmpty()).isTrue();
    assertThat(update(daemon))
        .hasToString("UpdateResult[removed=[], changed=[], added=[], problems=[]]");
  }

  @Test
  void aScaleIsNoChange() throws ControlFault {
    ScriptedDaemon daemon = daemon(BEFORE);
    daemon.control.scaleProgram("w", 4, new Outcome<>());
    daemon.pass(2);
    assertThat(daemon.control.planUpdate().isEmpty()).isTrue();
    assertThat(daemon.control.scalablePrograms()).containsExactly(new ScalableProgram("w", "w", 4));
  }

  @Test
  void itWaitsForWhatHasToStop() {
    ScriptedDaemon daemon = daemon(BEFORE);
    daemon.child("old").ignoreSignals();
    daemon.rewrite(AFTER);
    Outcome<UpdateResult> outcome = update(daemon);
    assertThat(outcome).hasToString("open");
    assertThat(update(daemon)).hasToString("30 FAILED: an update is under way");
    daemon.pass(11);
    assertThat(outcome.toString()).startsWith("UpdateResult[removed=[old], changed=[GroupChange");
    assertThat(update(daemon).toString()).startsWith("UpdateResult[");
  }

  @Test
  void whatCannotBeReadIsToldAndChangesNothing() {
    ScriptedDaemon daemon = daemon(BEFORE);
    daemon.rewrite(WEB + "numprocs=many\n");
    assertThatThrownBy(daemon.control::planUpdate)
        .isInstanceOfSatisfying(
            ControlFault.class, fault -> assertThat(fault.text()).startsWith("CANT_REREAD: "));
    assertThat(update(daemon).toString()).startsWith("92 CANT_REREAD: ");
    assertThat(daemon.control.allProcessInfo()).hasSize(3);
    daemon.rewrite(AFTER);
    assertThat(update(daemon).toString()).startsWith("UpdateResult[removed=[old]");
  }

  @Test
  void aGroupThatCannotBeMadeEndsItAndTheRestIsToldAsDone() {
    ScriptedDaemon daemon = daemon(BEFORE);
    daemon.child("w:w_1").ignoreSignals();
    daemon.rewrite(WEB + "numprocs=1\n");
    Outcome<UpdateResult> outcome = update(daemon);
    daemon.control.updateProcessGroup("w", new Outcome<>());
    daemon.supervisor.shutdown();
    daemon.pass(11);
    assertThat(outcome)
        .hasToString(
            "UpdateResult[removed=[old], changed=[], added=[], problems=[SHUTDOWN_STATE]]");
  }

  @Test
  void onlyNumberedProgramsOfActiveGroupsCanBeScaled() throws ControlFault {
    ScriptedDaemon daemon =
        daemon(
            OLD
                + "[fcgi-program:f]\ncommand=/bin/cat f\nsocket=tcp://localhost:9000\n"
                + "process_name=f_%(process_num)d\nscaling=ondemand\nmax_procs=3\n"
                + "[eventlistener:l]\ncommand=/bin/cat l\nevents=TICK_60\n"
                + "process_name=l_%(process_num)d\n");
    daemon.rewrite(BEFORE);
    assertThat(daemon.control.scalablePrograms()).isEmpty();
    assertThat(daemon.control.emptyGroups()).isEmpty();
    update(daemon);
    assertThat(daemon.control.scalablePrograms()).containsExactly(new ScalableProgram("w", "w", 2));
    daemon.control.scaleProgram("w", 0, new Outcome<>());
    daemon.pass(2);
    assertThat(daemon.control.emptyGroups()).containsExactly("w");
    assertThat(daemon.control.scalablePrograms()).containsExactly(new ScalableProgram("w", "w", 0));
  }
}
