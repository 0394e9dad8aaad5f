package org.jsupervisor.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The outcome of a command: exit status, and standard output and error together. */
record CommandRun(int status, String output) {
  static final Path DISTRIBUTION = Path.of(System.getProperty("dist.dir"));
  private static final String DEADLINE_SECONDS = "60";
  private static final int TIMED_OUT = 124;

  static String bin(String name) {
    return DISTRIBUTION.resolve("bin").resolve(name).toString();
  }

  /** Skips a test of a program that is missing, or fails it under CI. */
  static void assumeInstalled(String program) {
    boolean isThere =
        Files.exists(Path.of("/bin", program)) || Files.exists(Path.of("/usr/bin", program));
    if (!isThere && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(program + " is not installed");
    }
    assumeTrue(isThere, program + " is not installed");
  }

  static CommandRun of(Path directory, Map<String, String> environment, List<String> command) {
    // timeout ends the whole process group, so that nothing keeps the output open.
    List<String> bounded = new ArrayList<>(List.of("timeout", "-k", "1", DEADLINE_SECONDS));
    bounded.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(bounded).directory(directory.toFile());
    builder.redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      assertThat(status)
          .as("%s does not end; it said: %s", command, output)
          .isNotEqualTo(TIMED_OUT);
      return new CommandRun(status, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
