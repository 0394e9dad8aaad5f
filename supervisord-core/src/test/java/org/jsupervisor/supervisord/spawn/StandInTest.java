package org.jsupervisor.supervisord.spawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.supervisord.posix.JnrPosix;
import org.jsupervisor.supervisord.posix.Kernels;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.StartupPosix;
import org.jsupervisor.supervisord.process.Policies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a child says that cannot become its program, as the original words it. */
final class StandInTest {
  private static final String NOT_SPAWNED = "supervisor: child process was not spawned\n";

  private Path directory;
  private JnrPosix posix;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    directory = temporary;
    allow(directory, "rwxr-xr-x");
    posix = Kernels.posix();
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private Path script(String permissions, String text) throws IOException {
    Path file = Files.writeString(directory.resolve("script"), text);
    allow(file, permissions);
    return file;
  }

  /** Spawns and returns what the child wrote to its stderr; it must end with status 127. */
  private String complaint(@Nullable Integer uid, String command, @Nullable String start)
      throws Exception {
    ProcessConfig config = Policies.running(command, uid, start);
    Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin");
    Posix.Pipe pipe = posix.pipe();
    CommandLookup.Command found = CommandLookup.find(command, environment);
    Spawner.Streams streams = new Spawner.Streams(0, pipe.writeEnd(), pipe.writeEnd());
    new Spawner(posix, posix, environment).spawn(config, found, environment, streams);
    posix.close(pipe.writeEnd());
    String text = new String(Kernels.readToEnd(posix, pipe.readEnd()), StandardCharsets.UTF_8);
    posix.close(pipe.readEnd());
    assertThat(Kernels.awaitChild(posix).exitCode()).isEqualTo(127);
    return text;
  }

  private int nobody() {
    Kernels.assumeRoot(posix.uid() == 0);
    StartupPosix.User nobody = posix.userByName("nobody");
    assertThat(nobody).as("the user nobody").isNotNull();
    return Objects.requireNonNull(nobody).uid();
  }

  @Test
  void directoryThatTheUserMayNotEnter() throws Exception {
    int nobody = nobody();
    Path closed = Files.createDirectory(directory.resolve("closed"));
    allow(closed, "rwx------");
    assertThat(complaint(nobody, "/bin/cat", closed.toString()))
        .isEqualTo("supervisor: couldn't chdir to " + closed + ": EACCES\n" + NOT_SPAWNED);
  }

  @Test
  void fileThatTheUserMayNotExecute() throws Exception {
    int nobody = nobody();
    Path file = script("rwxr--r--", "#!/bin/sh\n");
    assertThat(complaint(nobody, file.toString(), null))
        .isEqualTo("supervisor: couldn't exec " + file + ": EACCES\n" + NOT_SPAWNED);
  }

  @Test
  void missingDirectory() throws Exception {
    String missing = directory.resolve("missing").toString();
    String expected = "supervisor: couldn't chdir to " + missing + ": ENOENT\n" + NOT_SPAWNED;
    assertThat(complaint(null, "/bin/cat", missing)).isEqualTo(expected);
    assertThat(complaint(nobody(), "/bin/cat", missing)).isEqualTo(expected);
  }

  @Test
  void scriptWithoutInterpreterIsNotGivenToAShell() throws Exception {
    Path file = script("rwxr-xr-x", "echo hi\n");
    String expected = "supervisor: couldn't exec " + file + ": ENOEXEC\n" + NOT_SPAWNED;
    assertThat(complaint(null, file.toString(), null)).isEqualTo(expected);
    assertThat(complaint(nobody(), file.toString(), null)).isEqualTo(expected);
  }
}
