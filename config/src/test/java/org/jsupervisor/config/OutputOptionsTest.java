package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.config.model.LogFileConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.policy.OutputFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputOptionsTest {
  private final Path directory;
  private final ConfigFiles files;

  OutputOptionsTest(@TempDir Path directory) {
    this.directory = directory;
    this.files = new ConfigFiles(directory);
  }

  private SupervisordConfig load(String options) throws IOException {
    return files.load("[program:x]\ncommand=/bin/cat\n" + options);
  }

  @Test
  void formatsAreReadForEachProcess() throws IOException {
    SupervisordConfig config =
        load(
            """
            process_name=%(program_name)s-%(process_num)d
            numprocs=2
            stdout_prefix="%(process_name)s | "
            stdout_timestamp=ISO8601
            stderr_format=json
            """);
    List<ProcessConfig> processes = config.groups().get(0).processes();
    assertThat(processes.get(1).policies().output().stdout())
        .isEqualTo(new OutputFormat("x-1 | ", true, false));
    assertThat(processes.get(0).policies().output().stdout().prefix()).isEqualTo("x-0 | ");
    assertThat(processes.get(0).policies().output().stderr())
        .isEqualTo(new OutputFormat("", false, true));
    files.assertListed(config);
  }

  @Test
  void otherFormatsAreRefused() throws IOException {
    assertThat(files.refused("[program:x]\ncommand=/bin/cat\nstdout_format=xml\n").text())
        .startsWith("cannot use xml: it is neither json nor text");
    assertThat(files.refused("[program:x]\ncommand=/bin/cat\nstderr_timestamp=epoch\n").text())
        .startsWith("cannot use epoch: it is neither iso8601 nor off");
  }

  @Test
  void aCommaBeforeAnAbsolutePathMakesAList() throws IOException {
    SupervisordConfig config =
        load(
            "stdout_logfile=a.log, /dev/stdout,%(here)s/b.log\nstderr_logfile=AUTO, /dev/stderr\n");
    ProcessConfig process = config.groups().get(0).processes().get(0);
    assertThat(process.stdout().path()).isEqualTo("a.log");
    assertThat(process.stdout().further()).containsExactly("/dev/stdout", directory + "/b.log");
    assertThat(process.stderr().target()).isEqualTo(LogFileConfig.Target.AUTO);
    assertThat(process.stderr().further()).containsExactly("/dev/stderr");
    files.assertListed(config);
  }

  @Test
  void syslogMayBeInAList() throws IOException {
    LogFileConfig stdout = files.process("stdout_logfile=NONE, /dev/stdout, syslog\n").stdout();
    assertThat(stdout.target()).isEqualTo(LogFileConfig.Target.NONE);
    assertThat(stdout.further()).containsExactly("/dev/stdout");
    assertThat(stdout.syslog()).isTrue();
  }

  @Test
  void otherCommasArePartOfTheName() throws IOException {
    Files.createDirectory(directory.resolve("a,."));
    for (String name : List.of("a,b.log", "a, b.log", ",", "a,", "a.log,off", "a,./b")) {
      LogFileConfig stdout = files.process("stdout_logfile=" + name + "\n").stdout();
      assertThat(stdout.path()).isEqualTo(name);
      assertThat(stdout.further()).isEmpty();
    }
  }

  @Test
  void aNameWhoseDirectoryExistsStaysOneName() throws IOException {
    Files.createDirectory(directory.resolve("a,"));
    LogFileConfig stdout = files.process("stdout_logfile=a,/b\n").stdout();
    assertThat(stdout.path()).isEqualTo("a,/b");
    assertThat(stdout.further()).isEmpty();
  }

  @Test
  void eachPathOfAListMustHaveADirectory() throws IOException {
    assertThat(files.refused("[program:x]\ncommand=/bin/cat\nstdout_logfile=a,/none/b\n").text())
        .startsWith("The directory named as part of the path /none/b does not exist");
  }

  @Test
  void aFurtherTargetIsAChange() throws IOException {
    SupervisordConfig before = load("stdout_logfile=a.log\n");
    SupervisordConfig after = load("stdout_logfile=a.log, /dev/stdout\n");
    assertThat(ConfigDiff.between(before.groups(), after.groups()).changed()).containsExactly("x");
  }
}
