package org.jsupervisor.supervisord.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsupervisor.supervisord.logfile.LogTail.Tail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  private Path directory = Path.of("");
  private String path = "";

  @BeforeEach
  void writeLog(@TempDir Path fresh) throws IOException {
    directory = fresh;
    Path file = directory.resolve("out.log");
    Files.writeString(file, "out-0\n");
    path = file.toString();
  }

  @Test
  void readsTheEndFromANegativeOffset() throws LogTailException {
    assertThat(LogTail.read(path, -3, 0)).isEqualTo("-0\n");
    assertThat(LogTail.read(path, -100, 0)).isEqualTo("out-0\n");
  }

  @Test
  void readsFromAnOffset() throws LogTailException {
    assertThat(LogTail.read(path, 0, 0)).isEqualTo("out-0\n");
    assertThat(LogTail.read(path, 4, 0)).isEqualTo("0\n");
    assertThat(LogTail.read(path, 1, 2)).isEqualTo("ut");
    assertThat(LogTail.read(path, 4, 100)).isEqualTo("0\n");
    assertThat(LogTail.read(path, 100, 0)).isEmpty();
    assertThat(LogTail.read(path, 100, 5)).isEmpty();
  }

  @Test
  void contradictoryArgumentsAreRefused() {
    assertReason(LogTailException.Reason.BAD_ARGUMENTS, path, -3, 1);
    assertReason(LogTailException.Reason.BAD_ARGUMENTS, path, 0, -1);
    assertReason(LogTailException.Reason.BAD_ARGUMENTS, path + "missing", -1, -1);
  }

  @Test
  void missingAndUnreadableLogsDiffer() {
    assertReason(LogTailException.Reason.NO_FILE, path + "x", 0, 0);
    assertReason(LogTailException.Reason.FAILED, directory.toString(), 0, 0);
    assertReason(LogTailException.Reason.FAILED, "/dev/zero", 0, 0);
  }

  @Test
  void whatIsThrownAwayReadsAsAnEmptyLog() throws IOException, LogTailException {
    Path link = Files.createSymbolicLink(directory.resolve("null.log"), Path.of("/dev/null"));
    for (String nowhere : new String[] {"/dev/null", link.toString()}) {
      assertThat(LogTail.read(nowhere, -1600, 0)).isEmpty();
      assertThat(LogTail.read(nowhere, 2, 5)).isEmpty();
      assertThat(LogTail.tail(nowhere, 0, 5)).isEqualTo(new Tail("", 0, false));
    }
    Files.delete(link);
  }

  private static void assertReason(
      LogTailException.Reason reason, String path, long offset, long length) {
    assertThatThrownBy(() -> LogTail.read(path, offset, length))
        .isInstanceOfSatisfying(
            LogTailException.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @Test
  void tailAnswersAsRecorded() {
    assertThat(LogTail.tail(path, 0, 3)).isEqualTo(new Tail("-0\n", 6, true));
    assertThat(LogTail.tail(path, 0, 100)).isEqualTo(new Tail("out-0\n", 6, false));
    assertThat(LogTail.tail(path, 6, 100)).isEqualTo(new Tail("", 6, false));
    assertThat(LogTail.tail(path, 0, 0)).isEqualTo(new Tail("", 6, true));
  }

  @Test
  void tailRepeatsWhatFitsTheWindow() {
    assertThat(LogTail.tail(path, 4, 5)).isEqualTo(new Tail("ut-0\n", 6, false));
    assertThat(LogTail.tail(path, 7, 0)).isEqualTo(new Tail("", 6, false));
    assertThat(LogTail.tail(path, 0, -4)).isEqualTo(new Tail("", 6, true));
  }

  @Test
  void tailOfNoLogIsEmpty() {
    assertThat(LogTail.tail(path + "x", 0, 10)).isEqualTo(new Tail("", 0, false));
    assertThat(LogTail.tail(directory.toString(), 0, 10)).isEqualTo(new Tail("", 0, false));
  }

  @Test
  void windowsCountBytesAndCutCharactersShow() throws IOException, LogTailException {
    Files.write(Path.of(path), "aä\n".getBytes(StandardCharsets.UTF_8));
    assertThat(LogTail.read(path, 1, 2)).isEqualTo("ä");
    assertThat(LogTail.read(path, -2, 0)).isEqualTo("\ufffd\n");
    assertThat(LogTail.tail(path, 0, 2)).isEqualTo(new Tail("\ufffd\n", 4, true));
  }
}
