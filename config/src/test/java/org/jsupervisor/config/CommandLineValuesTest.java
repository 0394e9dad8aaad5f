package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.GetOpt;
import org.jsupervisor.config.value.LogLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineValuesTest {
  @Test
  void aSilentCommandLineOverridesNothing(@TempDir Path directory) {
    CommandLineValues values = new CommandLineValues(new ConfigFiles(directory).machine());
    assertThat(values.overrides()).isEqualTo(CommandLineOverrides.NONE);
    assertThat(values.configuration()).isNull();
  }

  @Test
  void everyOptionIsConverted(@TempDir Path directory) {
    CommandLineValues values = new CommandLineValues(new ConfigFiles(directory).machine());
    values.take(given("-c", "configuration", "x.conf"));
    values.take(given("-m", "umask", "077"));
    values.take(given("-y", "logfile_maxbytes", "1KB"));
    values.take(given("--minfds", "minfds", "5"));
    values.take(given("-d", "directory", "~"));
    values.take(given("-s", "silent", null));
    values.take(given("-e", "loglevel", "blather"));
    assertThat(values.configuration()).isEqualTo("x.conf");
    CommandLineOverrides overrides = values.overrides();
    assertThat(overrides.umask()).isEqualTo(077);
    assertThat(overrides.logfileMaxbytes()).isEqualTo(new ByteSize(1024));
    assertThat(overrides.minfds()).isEqualTo(5);
    assertThat(overrides.directory()).isEqualTo("/root");
    assertThat(overrides.silent()).isTrue();
    assertThat(overrides.loglevel()).isEqualTo(LogLevel.BLATHER);
  }

  @Test
  void badValuesNameTheOptionAsTyped(@TempDir Path directory) {
    CommandLineValues values = new CommandLineValues(new ConfigFiles(directory).machine());
    assertThatThrownBy(() -> values.take(given("-e", "loglevel", "loud")))
        .hasMessage("invalid value for -e 'loud': bad logging level name 'loud'");
    assertThatThrownBy(() -> values.take(given("--minfds", "minfds", "x")))
        .hasMessage("invalid value for --minfds 'x': invalid literal for int() with base 10: 'x'");
    assertThatThrownBy(() -> values.take(given("-m", "umask", "9")))
        .hasMessage("invalid value for -m '9': 9 can not be converted to an octal type");
    assertThatThrownBy(() -> values.take(given("-d", "directory", "/none")))
        .hasMessage("invalid value for -d '/none': /none is not an existing directory");
  }

  @Test
  void anOptionGivenTwiceIsRefused(@TempDir Path directory) {
    CommandLineValues values = new CommandLineValues(new ConfigFiles(directory).machine());
    values.take(given("-l", "logfile", "a"));
    assertThatThrownBy(() -> values.take(given("--logfile", "logfile", "b")))
        .hasMessage("conflicting command line option '--logfile'");
    values.take(given("-n", "nodaemon", null));
    assertThatThrownBy(() -> values.take(given("-n", "nodaemon", null)))
        .hasMessage("conflicting command line option '-n'");
  }

  private static GetOpt.Given given(String typed, String name, @Nullable String value) {
    char letter = typed.charAt(1) == '-' ? 0 : typed.charAt(1);
    return new GetOpt.Given(new GetOpt.Option(letter, name, value != null), typed, value);
  }
}
