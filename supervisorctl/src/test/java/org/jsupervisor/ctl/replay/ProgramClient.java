package org.jsupervisor.ctl.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a client as a program. */
public final class ProgramClient implements ClientUnderTest {
  private static final int LONGEST_SECONDS = 120;

  private final List<String> command;

  public ProgramClient(List<String> command) {
    this.command = List.copyOf(command);
  }

  @Override
  public ClientRun run(Path directory, List<String> arguments, String input)
      throws IOException, InterruptedException {
    return finish(start(directory, arguments, input), directory);
  }

  @Override
  public ClientRun runInterrupted(
      Path directory, List<String> arguments, String input, String awaitedOutput)
      throws IOException, InterruptedException {
    Process process = start(directory, arguments, input);
    Await.until(
        "output of " + arguments,
        () -> {
          String output = Files.readString(directory.resolve("client.out"));
          return !output.isEmpty() && output.startsWith(awaitedOutput);
        });
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    return finish(process, directory);
  }

  private Process start(Path directory, List<String> arguments, String input) throws IOException {
    List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
    line.addAll(command);
    line.addAll(arguments);
    Files.writeString(directory.resolve("client.in"), input);
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"));
    builder.redirectInput(directory.resolve("client.in").toFile());
    builder.redirectOutput(directory.resolve("client.out").toFile());
    builder.redirectError(directory.resolve("client.err").toFile());
    return builder.start();
  }

  private static ClientRun finish(Process process, Path directory)
      throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException("the client does not end");
    }
    return new ClientRun(
        process.exitValue(),
        Files.readString(directory.resolve("client.out")),
        Files.readString(directory.resolve("client.err")));
  }
}
