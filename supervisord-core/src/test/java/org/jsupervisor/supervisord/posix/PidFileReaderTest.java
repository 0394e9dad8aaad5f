package org.jsupervisor.supervisord.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The number in a pid file. */
class PidFileReaderTest {
  @ParameterizedTest
  @CsvSource({"4711, 4711", "' 4711\n', 4711", "'4711\r\n', 4711", "'4711 x', 4711"})
  void numbersAreRead(String text, int pid) {
    assertThat(PidFileReader.parse(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(pid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "-5", "0", "1", "x", "12x", "1234567890", "pid: 4"})
  void anythingElseIsNoPid(String text) {
    assertThat(PidFileReader.parse(text.getBytes(StandardCharsets.UTF_8))).isZero();
  }

  @Test
  void whatIsNoFileNamesNobody(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("x.pid"), "4711\n");
    assertThat(PidFileReader.read(file.toString())).isEqualTo(4711);
    assertThat(PidFileReader.read(directory.toString())).isZero();
    assertThat(PidFileReader.read(directory.resolve("none").toString())).isZero();
    assertThat(PidFileReader.read("/dev/zero")).isZero();
  }
}
