package org.jsupervisor.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher's shell, whichever it is, hands on to the daemon. */
final class EnvironmentScriptTest {
  @TempDir Path directory = Path.of("/");

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox ash"})
  void everyVariableIsHandedOnAsItCame(String shell) {
    Map<String, String> given =
        Map.ofEntries(
            Map.entry("spring.profile", "a"),
            Map.entry("1ST", "digit"),
            Map.entry("-o", "option"),
            Map.entry("M.L", "one\ntwo=2\n\n"),
            Map.entry("LINES", "one\ntwo\n"),
            Map.entry("IFS", "x"),
            Map.entry("PWD", "/nowhere"),
            Map.entry("SHLVL", "7"),
            Map.entry("name", "taken by the launcher"),
            Map.entry("_js_pair", "taken by the script"),
            Map.entry("STAR", "* $(echo no) `echo no` \"'\\"));
    List<String> handedOn =
        run(shell, given, "name=web; options=; exec_in_original_environment '' env -0");
    for (Map.Entry<String, String> variable : given.entrySet()) {
      assertThat(handedOn).containsOnlyOnce(variable.getKey() + "=" + variable.getValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox ash"})
  void whatTheShellMakesUpIsNotHandedOn(String shell) {
    List<String> handedOn =
        run(
            "env -u PWD -u OLDPWD -u SHLVL " + shell,
            Map.of("IFS", "x"),
            "cd /; options=; exec_in_original_environment '' env -0");
    assertThat(handedOn).noneMatch(pair -> pair.matches("(?s)(PWD|OLDPWD|SHLVL|_js_\\w+)=.*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox ash"})
  void closedStreamsAreOpenedAndOpenOnesKept(String shell) {
    String report =
        "links=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2); echo \"$links\" >links";
    run(shell, Map.of(), "exec <&- >&- 2>&-; open_standard_streams; " + report);
    assertThat(directory.resolve("links")).hasContent("/dev/null\n/dev/null\n/dev/null\n");
    run(shell, Map.of(), "exec >kept 2>&-; open_standard_streams; echo said; " + report);
    assertThat(directory.resolve("kept")).hasContent("said\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox ash"})
  void deletedDirectoryIsLeftAndOthersAreNot(String shell) {
    String script = "mkdir x; cd x; leave_deleted_directory; pwd; rmdir ../x; ";
    List<String> printed =
        run(shell, Map.of(), script + "leave_deleted_directory 2>&-; printf '\\0'; pwd");
    assertThat(printed).contains(directory.toAbsolutePath() + "/x\n").contains("/\n");
  }

  /** Runs the script with the functions under test, and answers what it printed between zeros. */
  private List<String> run(String shell, Map<String, String> environment, String script) {
    List<String> command = new ArrayList<>(List.of(shell.split(" ", -1)));
    CommandRun.assumeInstalled(command.get(0));
    command.add("-c");
    command.add(". \"$0\"; " + script);
    command.add(CommandRun.DISTRIBUTION.resolve("lib/environment.sh").toString());
    return Arrays.asList(CommandRun.of(directory, environment, command).output().split("\0", -1));
  }
}
