package org.jsupervisor.supervisord.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Processes as the real kernel shows them. */
class ProcFsTest {
  private final ProcFs table = new ProcFs();

  @Test
  void oneselfIsThere() {
    int pid = (int) ProcessHandle.current().pid();
    ProcessTable.Entry entry = Objects.requireNonNull(table.entry(pid));
    assertThat(entry.pid()).isEqualTo(pid);
    assertThat(entry.parent())
        .isEqualTo(
            (int) (long) ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L));
    // A container's first process may be in a group and session from outside, which are shown as 0.
    assertThat(entry.group()).isEqualTo(table.ownGroup()).isNotNegative();
    assertThat(entry.session()).isNotNegative();
    assertThat(entry.start()).isPositive();
    assertThat(entry.isAlive()).isTrue();
    Variables variables = new Variables(table.environment(pid));
    assertThat(variables.value("PATH")).isEqualTo(System.getenv("PATH"));
    assertThat(variables.value("ATH")).isNull();
    assertThat(table.pids()).contains(pid).doesNotContain(0);
    assertThat(table.commandLine(pid)).contains("java").contains("\0-");
    assertThat(table.namespace(pid)).startsWith("pid:[");
  }

  @Test
  void commandsMayHoldAnything() {
    String rest = " 1 7 8 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 123456 0 0\n";
    assertThat(ProcFs.parse(5, "5 (a) Z (b) S" + rest))
        .isEqualTo(new ProcessTable.Entry(5, 1, 7, 8, 123456, true));
    assertThat(ProcFs.parse(5, "5 (x) Z" + rest))
        .isEqualTo(new ProcessTable.Entry(5, 1, 7, 8, 123456, false));
  }

  @Test
  void whoIsGoneIsNotThere() {
    assertThat(table.entry(Integer.MAX_VALUE)).isNull();
    assertThat(table.environment(Integer.MAX_VALUE)).isEmpty();
    assertThat(table.commandLine(Integer.MAX_VALUE)).isEmpty();
    assertThat(table.namespace(Integer.MAX_VALUE)).isNull();
    assertThat(ProcFs.parse(5, "")).isNull();
  }
}
