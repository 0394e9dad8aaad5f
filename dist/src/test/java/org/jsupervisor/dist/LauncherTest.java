package org.jsupervisor.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LauncherTest {
  @TempDir Path directory = Path.of("/");

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "busybox ash"})
  void relativeChainsOfLinksLeadToTheDistribution(String shell) throws IOException {
    Path nested = Files.createDirectory(directory.resolve("nested"));
    Path first = directory.resolve("first");
    Files.createSymbolicLink(first, Path.of(CommandRun.bin("jsupervisord")));
    Files.createSymbolicLink(nested.resolve("second"), Path.of("../first"));
    CommandRun run = run(shell, Map.of(), "nested/second", "--version");
    assertThat(run.output()).matches("\\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "busybox ash"})
  void helpIsAskedForByTheNameUsed(String shell) throws IOException {
    Files.createSymbolicLink(
        directory.resolve("control"), Path.of(CommandRun.bin("jsupervisorctl")));
    CommandRun run = run(shell, Map.of(), "./control", "--nonsense");
    assertThat(run)
        .isEqualTo(
            new CommandRun(
                2, "Error: option --nonsense not recognized\nFor help, use ./control -h\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "busybox ash"})
  void refusedConfigurationIsReportedByTheDaemonizingCommand(String shell) throws IOException {
    Files.writeString(directory.resolve("bad.conf"), "[program:x]\ncommand=true\n");
    CommandRun run = run(shell, Map.of(), CommandRun.bin("jsupervisord"), "-c", "bad.conf");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).startsWith("Error: .ini file does not include supervisord section\n");
  }

  @Test
  void unsuitableRuntimeIsToldPlainly() {
    CommandRun run =
        run("sh", Map.of("JSUPERVISOR_JAVA", "/nowhere"), CommandRun.bin("jsupervisord"), "-v");
    assertThat(run)
        .isEqualTo(
            new CommandRun(
                1,
                "jsupervisord: JSUPERVISOR_JAVA=/nowhere is not the directory of a Java runtime"
                    + " 17 or newer\n"));
  }

  @Test
  void optionsMeantForOtherJavaProgramsAreNotTakenUp() {
    CommandRun run =
        run(
            "sh",
            Map.of("JAVA_TOOL_OPTIONS", "-Xmx1k", "_JAVA_OPTIONS", "-Xmx1k"),
            CommandRun.bin("jsupervisord"),
            "-v");
    assertThat(run.status()).isZero();
    assertThat(run.output()).doesNotContain("Picked up");
  }

  @Test
  void sampleConfigurationIsPrinted() throws IOException {
    CommandRun run = run("sh", Map.of(), CommandRun.bin("jecho_supervisord_conf"));
    assertThat(run.output())
        .isEqualTo(
            Files.readString(CommandRun.DISTRIBUTION.resolve("etc/supervisord.conf.sample")));
  }

  private CommandRun run(String shell, Map<String, String> environment, String... words) {
    List<String> command = new ArrayList<>(List.of(shell.split(" ", -1)));
    CommandRun.assumeInstalled(command.get(0));
    command.addAll(List.of(words));
    return CommandRun.of(directory, environment, command);
  }
}
