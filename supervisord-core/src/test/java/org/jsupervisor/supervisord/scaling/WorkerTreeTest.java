package org.jsupervisor.supervisord.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.SharedSockets;
import org.jsupervisor.supervisord.scaling.WorkerTree.Doing;
import org.junit.jupiter.api.Test;

/** When a process and its descendants certainly have nothing to do. */
class WorkerTreeTest {
  private static final long LISTENER = 1;
  private static final long DATABASE = 2;
  private static final long ACCEPTED = 3;

  private final Map<Integer, SharedSockets.Worker> workers = new HashMap<>();

  private final SharedSockets kernel =
      new SharedSockets() {
        @Override
        public Connections connections(int descriptor) {
          return new Connections(LISTENER, 0, Set.of(ACCEPTED));
        }

        @Override
        public int waiting(int descriptor) {
          return 0;
        }

        @Override
        public @Nullable Worker worker(int pid, long listener) {
          return workers.get(pid);
        }
      };

  private void worker(int pid, boolean isWaiting, List<Integer> children, Long... sockets) {
    workers.put(
        pid, new SharedSockets.Worker(pid, children, Set.of(sockets), isWaiting, isWaiting));
  }

  private WorkerTree look() {
    return WorkerTree.look(kernel, 1, new SharedSockets.Connections(LISTENER, 0, Set.of(ACCEPTED)));
  }

  @Test
  void whoWaitsWithoutAConnectionDoesNothing() {
    worker(1, true, List.of(), LISTENER, DATABASE);
    assertThat(look()).isEqualTo(new WorkerTree(List.of(1), Doing.NOTHING, true));
  }

  @Test
  void whoHasAConnectionOrDoesNotWaitIsLeftAlone() {
    worker(1, true, List.of(), LISTENER, ACCEPTED);
    assertThat(look().doing()).as("a thread waits, another one serves").isEqualTo(Doing.SOMETHING);
    worker(1, false, List.of(), LISTENER);
    assertThat(look().doing()).isEqualTo(Doing.SOMETHING);
  }

  @Test
  void whoHasLetGoOfTheSocketIsNotWaiting() {
    worker(1, false, List.of(), DATABASE);
    assertThat(look().doing()).isEqualTo(Doing.SOMETHING);
  }

  @Test
  void aParentLeavesItToItsChildren() {
    worker(1, false, List.of(2, 3), LISTENER);
    worker(2, true, List.of(), LISTENER);
    worker(3, true, List.of(), LISTENER);
    assertThat(look().doing()).isEqualTo(Doing.NOTHING);
    assertThat(look().isFrozen()).as("the parent runs").isFalse();
    worker(3, false, List.of(), LISTENER);
    assertThat(look().doing()).as("one does something").isEqualTo(Doing.SOMETHING);
    worker(3, true, List.of(), LISTENER, ACCEPTED);
    assertThat(look().doing()).as("one serves").isEqualTo(Doing.SOMETHING);
  }

  @Test
  void aHelperWithoutTheSocketDoesNotMatterUnlessItServes() {
    worker(1, true, List.of(2), LISTENER);
    worker(2, false, List.of());
    assertThat(look().doing()).isEqualTo(Doing.NOTHING);
    worker(2, false, List.of(), ACCEPTED);
    assertThat(look().doing()).isEqualTo(Doing.SOMETHING);
  }

  @Test
  void whatCannotBeSeenIsUnknown() {
    worker(1, true, List.of(2), LISTENER);
    assertThat(look()).isEqualTo(new WorkerTree(List.of(1, 2), Doing.UNKNOWN, false));
  }
}
