package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.jsupervisor.rpc.api.ProcessState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReloadTest {
  private static final String A = "[program:a]\ncommand=/bin/cat a\n";
  private static final String B = "[program:b]\ncommand=/bin/cat b\n";

  private Path directory;
  private ScriptedDaemon daemon;

  @BeforeEach
  void begin(@TempDir Path temporary) {
    directory = temporary;
    daemon = new ScriptedDaemon(directory, A + B).beginAndStay();
  }

  @Test
  void rereadComparesAndAppliesNothing() throws ControlFault {
    daemon.rewrite("identifier=other\n" + A + "priority=3\n[program:c]\ncommand=/bin/cat c\n");
    ReloadResult result = daemon.control.reloadConfig();
    assertThat(result).isEqualTo(new ReloadResult(List.of("c"), List.of("a"), List.of("b")));
    assertThat(daemon.state("b")).isEqualTo(ProcessState.RUNNING);
    assertThat(daemon.control.identifier()).isEqualTo("other");
  }

  @Test
  void brokenConfigurationIsRefusedAndForgotten() throws ControlFault {
    daemon.rewrite(A + "startsecs=soon\n");
    assertThatThrownBy(daemon.control::reloadConfig)
        .hasMessageStartingWith(
            "CANT_REREAD: invalid literal for int() with base 10: 'soon' in section 'program:a'");
    daemon.rewrite(A + B);
    assertThat(daemon.control.reloadConfig())
        .isEqualTo(new ReloadResult(List.of(), List.of(), List.of()));
  }

  @Test
  void addedGroupStartsInTheNextTurn() throws ControlFault {
    daemon.rewrite(A + B + "[program:c]\ncommand=/bin/cat c\n");
    assertThatThrownBy(() -> daemon.control.addProcessGroup("c")).hasMessage("BAD_NAME: c");
    daemon.control.reloadConfig();
    daemon.control.addProcessGroup("c");
    assertThat(daemon.state("c")).isEqualTo(ProcessState.STOPPED);
    daemon.loop.runOnce(false);
    assertThat(daemon.state("c")).isEqualTo(ProcessState.STARTING);
    assertThatThrownBy(() -> daemon.control.addProcessGroup("c")).hasMessage("ALREADY_ADDED: c");
  }

  @Test
  void addingWhatRunsButIsNoLongerConfiguredIsABadName() throws ControlFault {
    daemon.rewrite(A);
    daemon.control.reloadConfig();
    assertThatThrownBy(() -> daemon.control.addProcessGroup("b")).hasMessage("BAD_NAME: b");
  }

  @Test
  void removalNeedsStoppedProcesses() throws ControlFault {
    assertThatThrownBy(() -> daemon.control.removeProcessGroup("nobody"))
        .hasMessage("BAD_NAME: nobody");
    assertThatThrownBy(() -> daemon.control.removeProcessGroup("a")).hasMessage("STILL_RUNNING: a");
    daemon.stop("a", true);
    daemon.settle();
    daemon.control.removeProcessGroup("a");
    assertThat(daemon.start("a", true)).hasToString("10 BAD_NAME: a");
  }

  @Test
  void groupAddedLaterKeepsTheAutoLogsOfTheOthers() throws ControlFault {
    TreeSet<String> before = new TreeSet<>(daemon.files.names());
    assertThat(before).hasSize(4);
    daemon.rewrite(A + B + "[program:c]\ncommand=/bin/cat c\nautostart=false\n");
    daemon.control.reloadConfig();
    daemon.control.addProcessGroup("c");
    assertThat(daemon.files.names()).containsAll(before).hasSize(6);
    String log = daemon.info("c").stdoutLogfile();
    assertThat(log).matches(directory + "/c-stdout---supervisor-[a-z0-9_]{8}\\.log");
  }

  @Test
  void groupsAddedLaterStopFirstAmongEquals() throws ControlFault {
    daemon.rewrite(A + B + "[program:0]\ncommand=/bin/cat 0\n");
    daemon.control.reloadConfig();
    daemon.control.addProcessGroup("0");
    daemon.pass(2);
    int added = daemon.info("0").pid();
    daemon.supervisor.shutdown();
    daemon.settle();
    assertThat(daemon.posix.kills().get(0).pid()).isEqualTo(added);
  }

  @Test
  void configuredProcessesAreListedByNameWithTheirLogs() throws ControlFault {
    daemon.rewrite(
        "[program:z]\ncommand=/bin/z\nstdout_logfile=NONE\nstderr_logfile=/tmp/z.err\n" + A);
    daemon.control.reloadConfig();
    List<ConfiguredProcess> all = daemon.control.allConfiguredProcesses();
    assertThat(all).extracting(entry -> entry.process().name()).containsExactly("a", "z");
    assertThat(all).extracting(ConfiguredProcess::inUse).containsExactly(true, false);
    assertThat(all).extracting(ConfiguredProcess::stdoutLogfile).containsExactly("auto", "none");
    assertThat(all.get(1).stderrLogfile()).isEqualTo("/tmp/z.err");
  }
}
