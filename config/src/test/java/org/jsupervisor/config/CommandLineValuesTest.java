package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.value.ByteSize;
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
    values.take("-c", "configuration", "x.conf");
    values.take("-m", "umask", "077");
    values.take("-y", "logfile_maxbytes", "1KB");
    values.take("--minfds", "minfds", "5");
    values.take("-d", "directory", "~");
    values.takeFlag("-s", "silent");
    assertThat(values.configuration()).isEqualTo("x.conf");
    CommandLineOverrides overrides = values.overrides();
    assertThat(overrides.umask()).isEqualTo(077);
    assertThat(overrides.logfileMaxbytes()).isEqualTo(new ByteSize(1024));
    assertThat(overrides.minfds()).isEqualTo(5);
    assertThat(overrides.directory()).isEqualTo("/root");
    assertThat(overrides.silent()).isTrue();
  }

  @Test
  void badValuesNameTheOptionAsTyped(@TempDir Path directory) {
    CommandLineValues values = new CommandLineValues(new ConfigFiles(directory).machine());
    assertThatThrownBy(() -> values.take("-e", "loglevel", "loud"))
        .hasMessage("invalid value for -e 'loud': bad logging level name 'loud'");
    assertThatThrownBy(() -> values.take("--minfds", "minfds", "x"))
        .hasMessage("invalid value for --minfds 'x': invalid literal for int() with base 10: 'x'");
    assertThatThrownBy(() -> values.take("-m", "umask", "9"))
        .hasMessage("invalid value for -m '9': 9 can not be converted to an octal type");
    assertThatThrownBy(() -> values.take("-d", "directory", "/none"))
        .hasMessage("invalid value for -d '/none': /none is not an existing directory");
  }

  @Test
  void anOptionGivenTwiceIsRefused(@TempDir Path directory) {
    CommandLineValues values = new CommandLineValues(new ConfigFiles(directory).machine());
    values.take("-l", "logfile", "a");
    assertThatThrownBy(() -> values.take("--logfile", "logfile", "b"))
        .hasMessage("conflicting command line option '--logfile'");
    values.takeFlag("-n", "nodaemon");
    assertThatThrownBy(() -> values.takeFlag("-n", "nodaemon"))
        .hasMessage("conflicting command line option '-n'");
  }
}
