package org.jsupervisor.ctl.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Some way to run a client; scenarios do not care which. */
public interface ClientUnderTest {
  ClientRun run(Path directory, List<String> arguments, String input)
      throws IOException, InterruptedException;

  /** Runs and sends SIGINT once the output has begun with the text awaited. */
  ClientRun runInterrupted(
      Path directory, List<String> arguments, String input, String awaitedOutput)
      throws IOException, InterruptedException;
}
