package org.jsupervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.ctl.command.Terminal;

/** The client, with a scripted server to talk to. */
final class ScriptedClient {
  private final Path config;
  private final ScriptedSupervisor server;

  ScriptedClient(Path directory, ScriptedSupervisor server) throws IOException {
    this.server = server;
    config = Files.writeString(directory.resolve("c.conf"), "[supervisorctl]\n");
  }

  List<String> arguments(String line) {
    return List.of("-c", config.toString(), "-s", server.url(), line);
  }

  /** It says exactly that, and exits with that status. */
  void assertRun(String line, String output, int status) {
    assertThat(output(line, status)).isEqualTo(output);
  }

  /** What it says, having exited with that status and said nothing on standard error. */
  String output(String line, int status) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(errors, false, StandardCharsets.UTF_8));

    int actual = Supervisorctl.run("supervisorctl", arguments(line), terminal);

    assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(actual).isEqualTo(status);
    return out.toString(StandardCharsets.UTF_8);
  }
}
