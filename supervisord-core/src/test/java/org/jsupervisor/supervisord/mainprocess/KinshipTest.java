package org.jsupervisor.supervisord.mainprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.jsupervisor.supervisord.posix.FakePosix;
import org.jsupervisor.supervisord.posix.FakeProcesses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who belongs to a program, and who only looks like it. */
class KinshipTest {
  private static final int CHILD = 200;
  private static final int DAEMON = FakeProcesses.DAEMON;

  private final FakeProcesses table = new FakePosix().processes();
  private final Set<Integer> strangers = new HashSet<>();
  private final Kinship kinship = new Kinship(table, DAEMON, "web", "g", strangers::contains);

  @BeforeEach
  void begin() {
    table.appear(CHILD, DAEMON, CHILD, 10);
    kinship.begin(CHILD);
  }

  private boolean isFound(int pid) {
    return kinship.find(pid) != null;
  }

  @Test
  void theChildAndWhoDescendsFromItBelong() {
    table.appear(201, CHILD, 201, 11);
    table.appear(202, 201, 202, 12);
    assertThat(isFound(CHILD)).isTrue();
    assertThat(isFound(202)).isTrue();
  }

  @Test
  void whoIsInItsProcessGroupBelongsEvenWhenItHasEnded() {
    table.appear(201, CHILD, CHILD, 11);
    table.environment(201, "SUPERVISOR_PROCESS_NAME=other\n");
    table.end(CHILD);
    kinship.remove(CHILD);
    assertThat(isFound(201)).isTrue();
    assertThat(isFound(CHILD)).isFalse();
  }

  @Test
  void aSessionOfItsOwnIsToldByTheEnvironment() {
    table.appear(201, DAEMON, 201, 11);
    table.environment(201, "A=1\nSUPERVISOR_PROCESS_NAME=web\nSUPERVISOR_GROUP_NAME=g\n");
    assertThat(isFound(201)).isTrue();
    table.environment(201, "SUPERVISOR_PROCESS_NAME=web\nSUPERVISOR_GROUP_NAME=g2\n");
    assertThat(isFound(201)).isFalse();
    table.environment(201, "SUPERVISOR_PROCESS_NAME=web2\nSUPERVISOR_GROUP_NAME=g\n");
    assertThat(isFound(201)).isFalse();
  }

  @Test
  void whoHasClearedItsEnvironmentBelongsUnlessSomebodyElseWaitsForIt() {
    table.appear(201, DAEMON, 201, 11);
    table.appear(202, 201, 202, 12);
    assertThat(isFound(201)).isTrue();
    assertThat(isFound(202)).isTrue();
    strangers.add(201);
    assertThat(isFound(201)).isFalse();
    assertThat(isFound(202)).isFalse();
  }

  @Test
  void whoIsOlderOrOfAnotherFamilyIsRefused() {
    table.appear(201, DAEMON, 201, 9);
    table.appear(202, 1, 202, 12);
    assertThat(isFound(201)).isFalse();
    assertThat(isFound(202)).isFalse();
    assertThat(isFound(DAEMON)).isFalse();
    assertThat(isFound(999)).isFalse();
  }

  @Test
  void aPidThatIsUsedAgainIsNotTheOldProcess() {
    table.end(CHILD);
    table.appear(CHILD, 1, 1, 20);
    assertThat(isFound(CHILD)).isFalse();
  }
}
