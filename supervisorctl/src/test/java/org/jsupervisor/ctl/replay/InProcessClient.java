package org.jsupervisor.ctl.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.ctl.Supervisorctl;
import org.jsupervisor.ctl.command.Terminal;

/** Runs our client within the test, and as a program of its own where signals matter. */
final class InProcessClient implements ClientUnderTest {
  private final ClientUnderTest program =
      new ProgramClient(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              Supervisorctl.class.getName()));

  @Override
  public ClientRun run(Path directory, List<String> arguments, String input) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(output, false, StandardCharsets.UTF_8),
            new PrintStream(errors, false, StandardCharsets.UTF_8));
    int status = Supervisorctl.run("jsupervisorctl", arguments, terminal);
    terminal.flush();
    return new ClientRun(
        status, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
  }

  @Override
  public ClientRun runInterrupted(
      Path directory, List<String> arguments, String input, String awaitedOutput)
      throws IOException, InterruptedException {
    return program.runInterrupted(directory, arguments, input, awaitedOutput);
  }
}
