package org.jsupervisor.supervisord.control;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random lives of a whole supervisor. {@code -Dsimulation.seed=N} lives the one with that seed
 * alone.
 */
final class SimulationTest {
  private static final long RUNS = 200;

  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  @Test
  void everyLifeKeepsTheRules() {
    Long replayed = Long.getLong("simulation.seed");
    if (replayed != null) {
      live(replayed);
      return;
    }
    for (long seed = 0; seed < RUNS; seed++) {
      live(seed);
    }
  }

  private void live(long seed) {
    RandomDaemon life = new RandomDaemon(seed, directory);
    try {
      life.live();
    } catch (RuntimeException | AssertionError e) {
      String replay = "seed " + seed + " fails; replay it with -Dsimulation.seed=" + seed;
      throw new AssertionError(replay + "\n" + e + "\nmain log:\n" + life.history(), e);
    }
  }
}
