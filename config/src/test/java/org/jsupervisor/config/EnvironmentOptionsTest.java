package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.config.check.ConfigCheck;
import org.jsupervisor.config.check.ConfigReport;
import org.jsupervisor.config.check.Problem;
import org.jsupervisor.config.listing.IniListing;
import org.jsupervisor.config.listing.ReportJson;
import org.jsupervisor.config.listing.ReportText;
import org.jsupervisor.config.listing.Secrets;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.value.CommandLineWords;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentOptionsTest {
  private final Path directory;
  private final ConfigFiles files;

  EnvironmentOptionsTest(@TempDir Path directory) {
    this.directory = directory;
    this.files = new ConfigFiles(directory);
  }

  private ProcessConfig process(String options) throws IOException {
    return files
        .load("[program:x]\ncommand=/bin/cat\n" + options)
        .groups()
        .get(0)
        .processes()
        .get(0);
  }

  private ConfigReport check() {
    return new ConfigCheck(files.machine(), (command, environment) -> "can't find " + command)
        .run("main.conf", CommandLineOverrides.NONE);
  }

  private String cure(String key) {
    for (Problem problem : check().problems()) {
      if (problem.key().equals(key) && problem.isError()) {
        return problem.cure();
      }
    }
    return "";
  }

  @Test
  void laterFilesWinAndTheOptionWinsOverFiles() throws IOException {
    files.file("one.env", "A=one\nB=one\nC=one\n");
    files.file("two.env", "B=two\nC=two\n");
    ProcessConfig process =
        process(
            """
            env_file=one.env, -none.env, %(here)s/two.env
            environment=C="own %(ENV_B)s",D="%(ENV_A)s"
            """);
    assertThat(process.environment())
        .containsEntry("A", "one")
        .containsEntry("B", "two")
        .containsEntry("C", "own two")
        .containsEntry("D", "one");
  }

  @Test
  void theNameOfTheRewriteInGoMeansTheSame() throws IOException {
    files.file("global.env", "A=global\nB=global\n");
    files.file("prod.env", "B=prod\n");
    ProcessConfig process = process("envFiles=global.env,prod.env\n");
    assertThat(process.environment()).containsEntry("A", "global").containsEntry("B", "prod");
  }

  @Test
  void filesMayDifferFromProcessToProcess() throws IOException {
    files.file("1.env", "N=first\n");
    files.file("2.env", "N=second\n");
    List<ProcessConfig> processes =
        files
            .load(
                """
                [program:x]
                command=/bin/cat %(ENV_N)s
                process_name=x%(process_num)s
                numprocs=2
                numprocs_start=1
                env_file=%(process_num)s.env
                """)
            .groups()
            .get(0)
            .processes();
    assertThat(processes.get(0).command()).isEqualTo("/bin/cat first");
    assertThat(processes.get(1).command()).isEqualTo("/bin/cat second");
  }

  @Test
  void aMissingFileIsRefusedWhereItIsNamed() throws IOException {
    ConfigException refused =
        files.refused("[program:x]\ncommand=/bin/cat\nenv_file=-a.env,b.env\n");
    assertThat(refused.text()).startsWith("cannot read " + directory + "/b.env: no such file");
    assertThat(refused.line()).isEqualTo(4);
    assertThat(refused.key()).isEqualTo("env_file");
    assertThat(cure("env_file"))
        .isEqualTo("make the file, or write -" + directory + "/b.env if it may be missing");
  }

  @Test
  void aBrokenFileIsRefusedWithItsLineAndWithoutItsValues() throws IOException {
    files.file("a.env", "A=1\nhunter2\n");
    ConfigException refused = files.refused("[program:x]\ncommand=/bin/cat\nenv_file=a.env\n");
    assertThat(refused.text())
        .startsWith("cannot read line 2 of " + directory + "/a.env: write NAME=value")
        .doesNotContain("hunter2");
  }

  @Test
  void whatIsNoRegularFileIsNotWaitedFor() throws IOException {
    ConfigException refused = files.refused("[program:x]\ncommand=/bin/cat\nenv_file=/dev/zero\n");
    assertThat(refused.text()).startsWith("cannot read /dev/zero: it is not a regular file");
  }

  @Test
  void aFileStandsForItsContentsInOnePiece() throws IOException {
    String secret = "p'a\"ss, \\w=ö$#;";
    files.file("secret", secret + "\n");
    String expansion = "%(file:" + directory + "/secret)s";
    ProcessConfig process =
        process(
            "command=/bin/cat "
                + expansion
                + " \"-p "
                + expansion
                + "\" '"
                + expansion
                + "'\n"
                + "environment=A="
                + expansion
                + ",B=\"x"
                + expansion
                + "\",C='"
                + expansion
                + "'\n");
    assertThat(CommandLineWords.split(process.command()))
        .containsExactly("/bin/cat", secret, "-p " + secret, secret);
    assertThat(process.environment())
        .containsEntry("A", secret)
        .containsEntry("B", "x" + secret)
        .containsEntry("C", secret);
  }

  @Test
  void aMissingSecretIsRefusedWithItsName() throws IOException {
    ConfigException refused = files.refused("[program:x]\ncommand=/bin/cat %(file:/run/none/x)s\n");
    assertThat(refused.text()).startsWith("cannot read /run/none/x: no such file");
    assertThat(refused.line()).isEqualTo(3);
    assertThat(cure("command")).isEqualTo("make the file, or correct its name");
  }

  @Test
  void changedFilesChangeTheConfiguration() throws IOException {
    files.file("a.env", "A=1\n").file("secret", "one\n");
    ConfigLoader loader =
        files
            .file(
                "main.conf",
                """
                [supervisord]
                [program:a]
                command=/bin/cat
                env_file=a.env
                [program:b]
                command=/bin/cat %(file:secret)s
                [program:c]
                command=/bin/cat
                """)
            .loader();
    SupervisordConfig first = loader.load();
    assertThat(ConfigDiff.between(first.groups(), loader.reread().groups()).isEmpty()).isTrue();
    files.file("a.env", "A=2\n");
    SupervisordConfig second = loader.reread();
    assertThat(ConfigDiff.between(first.groups(), second.groups()).changed()).containsExactly("a");
    files.file("secret", "two\n");
    assertThat(ConfigDiff.between(second.groups(), loader.reread().groups()).changed())
        .containsExactly("b");
  }

  @Test
  void secretsAreShownToNobody() throws IOException {
    files.file("a.env", "DB_PASSWORD=hunter2\nPLAIN=visible\n").file("secret", "swordfish\n");
    SupervisordConfig config =
        files.load(
            """
            environment=COMMON="%(file:secret)s/common"
            [program:x]
            command=/bin/cat --token %(file:secret)s --password "%(ENV_DB_PASSWORD)s" %(ENV_PLAIN)s
            env_file=a.env
            environment=URL="https://me:%(file:secret)s@host"
            directory=/srv/%(file:secret)s
            [inet_http_server]
            port=9001
            username=me%(file:secret)s
            password=%(file:secret)s
            """);
    ConfigReport report = check();
    for (String text :
        List.of(
            IniListing.of(config, files.machine(), Secrets.HIDDEN),
            ReportJson.withConfig(
                new ConfigReport("main.conf", report.problems(), config),
                files.machine().accounts(),
                Secrets.HIDDEN),
            ReportText.of(report, false))) {
      assertThat(text).doesNotContain("swordfish", "hunter2");
    }
    assertThat(IniListing.of(config, files.machine(), Secrets.HIDDEN))
        .contains("command=/bin/cat --token ******** --password \"********\" visible\n")
        .contains("environment=URL=\"https://me:********@host\"\n")
        .contains("env_file=" + directory + "/a.env\n");
    assertThat(IniListing.of(config, files.machine(), Secrets.SHOWN))
        .contains("swordfish", "hunter2");
  }

  @Test
  void refusalsDoNotRepeatSecrets() throws IOException {
    files.file("secret", "hunter2\n");
    ConfigException refused =
        files.refused("[program:x]\ncommand=/bin/cat\nstartsecs=%(file:secret)s\n");
    assertThat(refused.text()).contains("int()").doesNotContain("hunter2");
    assertThat(ReportText.of(check(), false)).contains("********").doesNotContain("hunter2");
  }
}
