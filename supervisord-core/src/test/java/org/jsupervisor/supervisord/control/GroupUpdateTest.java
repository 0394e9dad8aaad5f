package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.GroupChange;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.event.Event;
import org.jsupervisor.supervisord.event.EventSubscriber;
import org.jsupervisor.supervisord.event.EventType;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bringing one group to the configuration last read. */
final class GroupUpdateTest {
  private static final String WEB =
      "[program:w]\ncommand=/bin/cat %(process_num)d\nprocess_name=w_%(process_num)d\n";
  private static final String PAIR = "[group:g]\nprograms=a,b\n";
  private static final String A = "[program:a]\ncommand=/bin/cat a\n";
  private static final String B = "[program:b]\ncommand=/bin/cat b\n";

  private final List<String> events = new ArrayList<>();
  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private ScriptedDaemon daemon(String sections) {
    ScriptedDaemon daemon = new ScriptedDaemon(directory, sections).beginAndStay();
    daemon.bus.subscribe(
        new EventSubscriber() {
          @Override
          public boolean wants(EventType type) {
            return type.isA(EventType.PROCESS_GROUP);
          }

          @Override
          public void accept(Event event, long serial) {
            events.add(event.type().name());
          }
        });
    return daemon;
  }

  private static Outcome<GroupChange> update(ScriptedDaemon daemon, String group, String sections)
      throws ControlFault {
    daemon.rewrite(sections);
    daemon.control.reloadConfig();
    Outcome<GroupChange> outcome = new Outcome<>();
    daemon.control.updateProcessGroup(group, outcome);
    return outcome;
  }

  private static String change(
      String group,
      List<String> removed,
      List<String> updated,
      List<String> added,
      List<String> kept) {
    return new GroupChange(group, false, removed, updated, added, kept).toString();
  }

  @Test
  void addedProcessesStartAndTheOthersGoOn() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=2\n");
    int pid = daemon.info("w:w_0").pid();
    Outcome<GroupChange> outcome = update(daemon, "w", WEB + "numprocs=4\n");
    daemon.pass(2);
    assertThat(outcome)
        .hasToString(
            change("w", List.of(), List.of(), List.of("w_2", "w_3"), List.of("w_0", "w_1")));
    assertThat(daemon.running()).containsExactly("w_0", "w_1", "w_2", "w_3");
    assertThat(daemon.info("w:w_0").pid()).isEqualTo(pid);
    assertThat(daemon.spawnedNames()).containsExactly("0", "1", "2", "3");
    assertThat(events).isEmpty();
    assertThat(daemon.log.linesWith("changed group"))
        .containsExactly("INFO changed group w: added w_2, w_3");
    assertThat(daemon.control.reloadConfig())
        .isEqualTo(new ReloadResult(List.of(), List.of(), List.of()));
  }

  @Test
  void removedProcessesAreStoppedFirstTheLastOneBeforeTheOthers() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=3\n");
    int first = daemon.info("w:w_1").pid();
    int last = daemon.info("w:w_2").pid();
    daemon.child("w:w_2").ignoreSignals();
    Outcome<GroupChange> outcome = update(daemon, "w", WEB + "numprocs=1\n");
    daemon.settle();
    assertThat(outcome).hasToString("open");
    assertThat(daemon.posix.kills()).extracting(FakePosix.Kill::pid).containsExactly(last, first);
    assertThat(daemon.state("w:w_2")).isEqualTo(ProcessState.STOPPING);
    daemon.pass(11);
    assertThat(outcome)
        .hasToString(change("w", List.of("w_1", "w_2"), List.of(), List.of(), List.of("w_0")));
    assertThat(daemon.running()).containsExactly("w_0");
    assertThat(daemon.control.allProcessInfo()).hasSize(1);
    assertThat(daemon.files.names()).as("logs").hasSize(6);
  }

  @Test
  void onlyTheProgramThatHasChangedIsStartedAnew() throws ControlFault {
    ScriptedDaemon daemon = daemon(PAIR + A + B);
    int a = daemon.info("g:a").pid();
    int b = daemon.info("g:b").pid();
    Outcome<GroupChange> outcome = update(daemon, "g", PAIR + A + B + "stopwaitsecs=3\n");
    daemon.pass(2);
    assertThat(outcome).hasToString(change("g", List.of(), List.of("b"), List.of(), List.of("a")));
    assertThat(daemon.info("g:a").pid()).isEqualTo(a);
    assertThat(daemon.info("g:b").pid()).isNotEqualTo(b).isPositive();
    assertThat(daemon.spawnedNames()).containsExactly("a", "b", "b");
    assertThat(events).isEmpty();
  }

  @Test
  void changedProgramsStartAccordingToAutostart() throws ControlFault {
    ScriptedDaemon daemon = daemon(PAIR + A + B);
    update(daemon, "g", PAIR + A + B + "autostart=false\n");
    daemon.pass(2);
    assertThat(daemon.state("g:b")).isEqualTo(ProcessState.STOPPED);
    assertThat(daemon.running()).containsExactly("a");
  }

  @Test
  void aGroupOfWhichNothingStaysIsRemovedAndAdded() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=2\n" + A);
    Outcome<GroupChange> outcome = update(daemon, "w", WEB + "numprocs=2\nstopwaitsecs=3\n" + A);
    daemon.pass(2);
    assertThat(outcome)
        .hasToString(
            new GroupChange("w", true, List.of(), List.of("w_0", "w_1"), List.of(), List.of())
                .toString());
    assertThat(events).containsExactly("PROCESS_GROUP_REMOVED", "PROCESS_GROUP_ADDED");
    assertThat(daemon.running()).containsExactly("a", "w_0", "w_1");
  }

  @Test
  void listenersAreReplacedAsOne() throws ControlFault {
    String pool = "[eventlistener:l]\ncommand=/bin/cat l\nevents=TICK_60\n";
    ScriptedDaemon daemon = daemon(pool);
    int pid = daemon.info("l").pid();
    Outcome<GroupChange> outcome = update(daemon, "l", pool + "buffer_size=5\n");
    daemon.pass(2);
    assertThat(outcome.toString()).startsWith("GroupChange[group=l, isWhole=true");
    assertThat(daemon.info("l").pid()).isNotEqualTo(pid).isPositive();
  }

  @Test
  void anotherPriorityOfTheGroupOnlyChangesTheOrder() throws ControlFault {
    ScriptedDaemon daemon = daemon(PAIR + A + B + "[program:z]\ncommand=/bin/cat z\n");
    int z = daemon.info("z").pid();
    String later = PAIR + "priority=5\n" + A + B + "[program:z]\ncommand=/bin/cat z\n";
    Outcome<GroupChange> outcome = update(daemon, "g", later);
    daemon.settle();
    assertThat(outcome)
        .hasToString(change("g", List.of(), List.of(), List.of(), List.of("a", "b")));
    assertThat(daemon.posix.kills()).isEmpty();
    daemon.supervisor.shutdown();
    daemon.settle();
    assertThat(daemon.posix.kills().get(0).pid()).isEqualTo(z);
  }

  @Test
  void fastCgiProcessesThatComeShareTheSocketOfTheOthers() throws ControlFault {
    String pool = WEB.replace("program:", "fcgi-program:") + "socket=tcp://localhost:9000\n";
    ScriptedDaemon daemon = daemon(pool + "numprocs=1\n");
    int listener = daemon.posix.listener("localhost:9000");
    update(daemon, "w", pool + "numprocs=2\n");
    daemon.pass(2);
    assertThat(daemon.child("w:w_1").request().stdin()).isEqualTo(listener);
    assertThat(daemon.log.linesWith("tcp://localhost:9000"))
        .as("proved at the start, then opened once")
        .hasSize(3);
  }

  @Test
  void aProgramThatMovesToAnotherSocketIsStartedAnewAlone() throws ControlFault {
    String first = "[fcgi-program:a]\ncommand=/bin/cat a\nsocket=tcp://localhost:9000\n";
    String second = "[fcgi-program:b]\ncommand=/bin/cat b\nsocket=tcp://localhost:9001\n";
    ScriptedDaemon daemon = daemon(PAIR + first + second);
    int a = daemon.info("g:a").pid();
    Outcome<GroupChange> outcome =
        update(daemon, "g", PAIR + first + second.replace("9001", "9002"));
    daemon.pass(2);
    assertThat(outcome).hasToString(change("g", List.of(), List.of("b"), List.of(), List.of("a")));
    assertThat(daemon.info("g:a").pid()).isEqualTo(a);
    assertThat(daemon.child("g:b").request().stdin())
        .isEqualTo(daemon.posix.listener("localhost:9002"));
  }

  @Test
  void aLogThatCannotBeMadeLeavesTheGroupAsItIs() throws ControlFault {
    String socket = "[fcgi-program:a]\ncommand=/bin/cat a\nsocket=tcp://localhost:9000\n";
    ScriptedDaemon daemon = daemon("[group:g]\nprograms=b\n" + B);
    int taken = listen(daemon);
    Outcome<GroupChange> outcome = update(daemon, "g", PAIR + socket + B);
    daemon.pass(2);
    assertThat(outcome)
        .hasToString(
            "30 FAILED: Could not create FastCGI socket tcp://localhost:9000:"
                + " [Errno 98] Address already in use");
    assertThat(daemon.running()).containsExactly("b");
    assertThat(taken).isPositive();
  }

  private static int listen(ScriptedDaemon daemon) {
    try {
      return daemon.posix.listenTcp("localhost", 9000, 1);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsNotThereIsABadName() throws ControlFault {
    ScriptedDaemon daemon = daemon(A);
    assertThat(update(daemon, "z", A)).hasToString("10 BAD_NAME: z");
    assertThat(update(daemon, "a", B)).hasToString("10 BAD_NAME: a");
  }

  @Test
  void aSecondChangeIsRefusedWhileOneIsUnderWay() throws ControlFault {
    ScriptedDaemon daemon = daemon(PAIR + A + B);
    daemon.child("g:b").ignoreSignals();
    Outcome<GroupChange> first = update(daemon, "g", PAIR + A + B + "stopwaitsecs=3\n");
    Outcome<GroupChange> second = update(daemon, "g", PAIR + A + B);
    assertThat(second).hasToString("30 FAILED: a change of g is under way");
    daemon.pass(12);
    assertThat(first).hasToString(change("g", List.of(), List.of("b"), List.of(), List.of("a")));
    assertThat(update(daemon, "g", PAIR + A + B)).hasToString("open");
  }

  @Test
  void aProcessThatSomebodyStartsMeanwhileIsLeftAlone() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=3\n");
    daemon.child("w:w_2").ignoreSignals();
    Outcome<GroupChange> outcome = update(daemon, "w", WEB + "numprocs=1\n");
    daemon.settle();
    daemon.start("w:w_1", false);
    daemon.pass(12);
    assertThat(outcome).hasToString("91 STILL_RUNNING: w:w_1");
    assertThat(daemon.running()).containsExactly("w_0", "w_1");
  }

  @Test
  void aShutdownEndsTheChange() throws ControlFault {
    ScriptedDaemon daemon = daemon(WEB + "numprocs=2\n");
    daemon.child("w:w_1").ignoreSignals();
    Outcome<GroupChange> outcome = update(daemon, "w", WEB + "numprocs=1\n");
    daemon.settle();
    daemon.supervisor.shutdown();
    daemon.pass(12);
    assertThat(outcome).hasToString("6 SHUTDOWN_STATE");
    assertThat(daemon.ends()).isEqualTo(1);
  }
}
