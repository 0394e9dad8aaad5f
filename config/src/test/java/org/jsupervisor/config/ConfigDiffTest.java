package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jsupervisor.config.model.CommandLineOverrides;
import org.jsupervisor.config.model.GroupConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigDiffTest {
  private static ConfigDiff diff(Path directory, String before, String after) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    return ConfigDiff.between(files.load(before).groups(), files.load(after).groups());
  }

  private static boolean isChanged(Path directory, String section, String before, String after)
      throws IOException {
    ConfigDiff diff = diff(directory, section + before, section + after);
    assertThat(diff.added()).isEmpty();
    assertThat(diff.removed()).isEmpty();
    return !diff.changed().isEmpty();
  }

  @Test
  void theRecordedRereadFindsTheSame(@TempDir Path directory) throws IOException {
    Path golden = ReferenceData.directory("compat/golden");
    ConfigFiles files = new ConfigFiles(directory);
    Path file = directory.resolve("main.conf");
    Files.copy(golden.resolve("run-reread-update.conf"), file);
    ConfigLoader loader =
        new ConfigLoader(file.toString(), CommandLineOverrides.NONE, files.machine());
    List<GroupConfig> running = loader.load().groups();
    assertThat(ConfigDiff.between(running, loader.reread().groups()).isEmpty()).isTrue();
    Files.copy(
        golden.resolve("run-reread-update.2.conf"), file, StandardCopyOption.REPLACE_EXISTING);
    ConfigDiff diff = ConfigDiff.between(running, loader.reread().groups());
    assertThat(diff.added()).containsExactly("new");
    assertThat(diff.changed()).containsExactly("auto2file", "chg");
    assertThat(diff.removed()).containsExactly("gone");
  }

  @Test
  void everyOptionOfAProgramCounts(@TempDir Path directory) throws IOException {
    String program = "[program:p]\ncommand=/p\n";
    String[] options = {
      "user=www",
      "directory=/",
      "umask=0",
      "priority=1",
      "autostart=no",
      "autorestart=no",
      "startsecs=2",
      "startretries=4",
      "stdout_logfile=/tmp/x",
      "stdout_logfile=NONE",
      "stdout_capture_maxbytes=1",
      "stdout_events_enabled=1",
      "stdout_syslog=1",
      "stdout_logfile_backups=1",
      "stdout_logfile_maxbytes=1",
      "stderr_logfile=/tmp/x",
      "stderr_syslog=1",
      "stopsignal=INT",
      "stopwaitsecs=1",
      "stopasgroup=1",
      "killasgroup=1",
      "exitcodes=1",
      "redirect_stderr=1",
      "environment=A=1",
      "serverurl=x",
      "process_name=other"
    };
    for (String option : options) {
      assertThat(isChanged(directory, program, "", option)).as(option).isTrue();
      assertThat(isChanged(directory, program, option, option)).as(option).isFalse();
    }
  }

  @Test
  void aChangeToAutoIsNotNoticed(@TempDir Path directory) throws IOException {
    String program = "[program:p]\ncommand=/p\n";
    assertThat(isChanged(directory, program, "stdout_logfile=/tmp/x", "")).isFalse();
    assertThat(isChanged(directory, program, "stderr_logfile=none", "")).isFalse();
  }

  @Test
  void theDaemonsEnvironmentIsPartOfEveryProcess(@TempDir Path directory) throws IOException {
    assertThat(
            diff(
                    directory,
                    "environment=A=1\n[program:p]\ncommand=/p\n",
                    "environment=A=2\n[program:p]\ncommand=/p\n")
                .changed())
        .containsExactly("p");
  }

  @Test
  void listenersCompareBufferEventsAndHandler(@TempDir Path directory) throws IOException {
    String pool = "[eventlistener:l]\ncommand=/l\n";
    String events = "events=TICK_5,EVENT\n";
    assertThat(isChanged(directory, pool, events, "events=EVENT,TICK_5")).isFalse();
    assertThat(isChanged(directory, pool, events, "events=EVENT")).isTrue();
    assertThat(isChanged(directory, pool, events, events + "buffer_size=11")).isTrue();
    assertThat(
            isChanged(
                directory, pool, events, events + "result_handler=supervisor_stdout:event_handler"))
        .isTrue();
  }

  @Test
  void onlyTheUrlOfASocketCounts(@TempDir Path directory) throws IOException {
    String program = "[fcgi-program:f]\ncommand=/f\n";
    assertThat(
            isChanged(
                directory,
                program,
                "socket=unix:///a\n",
                "socket=unix:///a\nsocket_mode=0777\nsocket_backlog=5\nsocket_owner=www"))
        .isFalse();
    assertThat(isChanged(directory, program, "socket=unix:///a", "socket=unix:///b")).isTrue();
    assertThat(isChanged(directory, program, "socket=unix:///a", "socket=tcp://a:1")).isTrue();
  }

  @Test
  void anotherKindOfGroupIsAChange(@TempDir Path directory) throws IOException {
    ConfigDiff diff =
        diff(
            directory,
            "[program:x]\ncommand=/x\npriority=5\n",
            "[eventlistener:x]\ncommand=/x\npriority=5\nevents=EVENT\n");
    assertThat(diff.changed()).containsExactly("x");
  }
}
