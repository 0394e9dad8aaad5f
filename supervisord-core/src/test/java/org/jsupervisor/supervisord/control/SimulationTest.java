package org.jsupervisor.supervisord.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random lives of a whole supervisor. {@code -Dsimulation.seed=N} lives the one with that seed
 * alone, {@code -Dsimulation.runs=N} lives so many.
 */
final class SimulationTest {
  private static final long RUNS = Long.getLong("simulation.runs", 3000);

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
    LongStream.range(0, RUNS).parallel().forEach(this::live);
  }

  private void live(long seed) {
    RandomDaemon life = new RandomDaemon(seed, ownDirectory(seed));
    try {
      life.live();
    } catch (RuntimeException | AssertionError e) {
      String replay = "seed " + seed + " fails; replay it with -Dsimulation.seed=" + seed;
      throw new AssertionError(replay + "\n" + e + "\nmain log:\n" + life.history(), e);
    }
  }

  private Path ownDirectory(long seed) {
    try {
      return Files.createDirectory(directory.resolve("life-" + seed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
