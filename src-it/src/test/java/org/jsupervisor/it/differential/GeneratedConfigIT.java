package org.jsupervisor.it.differential;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Configurations drawn from seeds, compared with the original. {@code -Dit.seed=7} runs one seed
 * again, {@code -Dit.seed=100-200} a range of others.
 */
@PrivateDaemon
class GeneratedConfigIT {
  private static final String USUAL_SEEDS = "1-12";

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> behavesAsTheOriginal(Sandbox sandbox) {
    return seeds(System.getProperty("it.seed", USUAL_SEEDS))
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(sandbox, seed)));
  }

  private static void compare(Sandbox sandbox, long seed) {
    String config = new GeneratedConfig(seed).text();
    try {
      Differential.compare(
          seed + "/", sandbox, config, new GeneratedScript(seed, config.contains("_syslog=true")));
    } catch (AssertionError e) {
      throw new AssertionError("run again with -Dit.seed=" + seed + "\n" + config + "\n" + e, e);
    }
  }

  static LongStream seeds(String range) {
    int dash = range.indexOf('-', 1);
    long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
    long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
    return LongStream.rangeClosed(first, last);
  }
}
