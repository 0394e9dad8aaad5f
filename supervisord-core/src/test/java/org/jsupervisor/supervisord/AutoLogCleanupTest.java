package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.supervisord.control.RecordingLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AutoLogCleanupTest {
  private Path directory;

  @BeforeEach
  void open(@TempDir Path temporary) {
    directory = temporary;
  }

  private final RecordingLog log = new RecordingLog();

  private void create(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(directory.resolve(name));
    }
  }

  private String[] remaining() {
    String[] names = directory.toFile().list();
    return names == null ? new String[0] : names;
  }

  @Test
  void deletesTheAutoLogsOfThisIdentifierOnly() throws IOException {
    create("a-stdout---supervisor-abc123_x.log", "a-stderr---supervisor-abc123_x.log.3");
    create("a-stdout---other-abc123_x.log", "---supervisor-abc123_x.log", "a.log");
    AutoLogCleanup.run(directory.toString(), "supervisor", log);
    assertThat(remaining())
        .containsExactlyInAnyOrder(
            "a-stdout---other-abc123_x.log", "---supervisor-abc123_x.log", "a.log");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void tellsOfADirectoryThatCannotBeRead() {
    AutoLogCleanup.run(directory.resolve("missing").toString(), "supervisor", log);
    assertThat(log.lines()).containsExactly("WARN Could not clear childlog dir");
  }

  @Test
  void leavesDirectoriesAndTellsOfThem() throws IOException {
    Path stubborn = directory.resolve("a-stdout---supervisor-abc123_x.log");
    Files.createDirectory(stubborn);
    AutoLogCleanup.run(directory.toString(), "supervisor", log);
    assertThat(log.lines()).containsExactly("WARN Failed to clean up '" + stubborn + "'");
    assertThat(stubborn).isDirectory();
  }
}
