package org.jsupervisor.supervisord.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jsupervisor.supervisord.logfile.NoTrouble;
import org.jsupervisor.supervisord.logfile.RotatingLogFile;
import org.jsupervisor.supervisord.posix.JnrFilePosix;
import org.jsupervisor.supervisord.posix.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSinkTest {
  @Test
  void outputGoesToTheLogAndToTheOtherSinks(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("log");
    PosixLogFileSystem files = new PosixLogFileSystem(Kernels.posix(), new JnrFilePosix());
    RotatingLogFile log = new RotatingLogFile(files, path.toString(), 4, 1, 0600, new NoTrouble());
    RecordingSink other = new RecordingSink();
    TeeSink tee = new TeeSink(new LogSink(log), other);
    Chunks.feed(tee, "old chunk\n", "new");
    tee.closed();
    assertThat(directory.resolve("log.1")).hasContent("old chunk\n");
    Chunks.feed(new LogSink(log), "er");
    log.close();
    assertThat(directory.resolve("log.1")).hasContent("newer");
    assertThat(path).isEmptyFile();
    assertThat(other.text()).isEqualTo("old chunk\nnew");
    assertThat(other.isClosed()).isTrue();
  }
}
