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

final class ForegroundDecisionTest {
  @TempDir Path directory = Path.of("/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-n",
        "-kn",
        "-nc x",
        "-c x -n",
        "-cx -n",
        "--nodaemon",
        "--nod",
        "-h",
        "-?",
        "--he",
        "-v",
        "--version",
        "--v",
        "--check",
        "--dump --json --show-secrets --check",
        "-e debug -n",
        "--loglevel debug --nod",
        "--loglevel=debug -n",
        "-Z"
      })
  void optionsKeepItInTheForeground(String options) {
    assertThat(decide(options)).isEqualTo("yes\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-s",
        "-l -n",
        "--logfile -n",
        "--logf -n",
        "--conf=-n",
        "--ch --check",
        "-c -n",
        "-c",
        "-- -n",
        "word -n",
        "-un",
        "--identifier=n --minprocs 3"
      })
  void optionsLetItGoIntoTheBackground(String options) {
    assertThat(decide(options)).isEqualTo("no\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[supervisord]\nnodaemon=true\n",
        "[supervisord]\nNoDaemon : YES ; comment\n",
        "; [x]\n[program:a]\ncommand=a\n[supervisord]\nlogfile=x\nnodaemon = 1\n",
        "[supervisord]\nnodaemon=false\nnodaemon=on\n",
        "[supervisord]\nnodaemon=true\n[include]\nfiles=*.absent\n",
        "[include]\nfiles = part.conf\n[supervisord]\nnodaemon=true\n"
      })
  void configurationKeepsItInTheForeground(String text) throws IOException {
    Files.writeString(directory.resolve("part.conf"), "[program:a]\ncommand=a\n");
    assertThat(decideBy(text)).isEqualTo("yes\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[supervisord]\n",
        "[supervisord]\nnodaemon=false\n",
        "[supervisord]\nnodaemon=true\nnodaemon=false\n",
        "[supervisord]\n;nodaemon=true\n",
        "[supervisord]\n nodaemon=true\n",
        "[program:x]\nnodaemon=true\n",
        "[supervisord]\nnodaemon=%(ENV_X)s\n",
        "[DEFAULT]\nnodaemon=false\n[supervisord]\nnodaemon=true\n",
        "[supervisord]\nnodaemon=true\n[include]\nfiles=override.conf\n",
        "[supervisord]\nnodaemon=true\n[include]\nfiles=\n  a.conf\n  over*.conf\n",
        "[supervisord]\nnodaemon=true\n[include]\nfiles=%(here)s/override.conf\n"
      })
  void doubtIsLeftToTheDaemon(String text) throws IOException {
    Files.writeString(directory.resolve("override.conf"), "[supervisord]\nnodaemon=false\n");
    assertThat(decideBy(text)).isEqualTo("no\n");
  }

  @Test
  void configurationIsSearchedWhereTheDaemonSearches() throws IOException {
    Files.writeString(directory.resolve("supervisord.conf"), "[supervisord]\nnodaemon=true\n");
    assertThat(decide("-s")).isEqualTo("yes\n");
  }

  private String decideBy(String text) throws IOException {
    Files.writeString(directory.resolve("main.conf"), text);
    return decide("-c main.conf");
  }

  private String decide(String options) {
    String script = "lib=$1; . $1/foreground.sh; shift; decide_foreground \"$@\"; echo $foreground";
    List<String> command =
        new ArrayList<>(
            List.of("sh", "-c", script, "sh", CommandRun.DISTRIBUTION.resolve("lib").toString()));
    if (!options.isEmpty()) {
      command.addAll(List.of(options.split(" ", -1)));
    }
    return CommandRun.of(directory, Map.of(), command).output();
  }
}
