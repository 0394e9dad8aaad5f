package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.config.ProgramCounts.Program;
import org.jsupervisor.config.model.GroupConfig;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCountsTest {
  private static final String NUMBERED =
      """
      command=/w %(process_num)d of %(numprocs)d
      process_name=w_%(process_num)d
      numprocs_start=3
      stdout_logfile=/tmp/w_%(process_num)d.log
      """;

  private ConfigFiles files;

  @BeforeEach
  void open(@TempDir Path directory) {
    files = new ConfigFiles(directory);
  }

  private List<ProcessConfig> processes(String sections, ProgramCounts counts) throws IOException {
    files.file("main.conf", "[supervisord]\n" + sections);
    List<ProcessConfig> processes = new ArrayList<>();
    for (GroupConfig group : files.loader().reread(counts).groups()) {
      processes.addAll(group.processes());
    }
    return processes;
  }

  @Test
  void processesAreThoseThatAnotherNumprocsWouldMake() throws IOException {
    List<ProcessConfig> processes = processes("[program:w]\nnumprocs=9\n" + NUMBERED, program -> 2);
    assertThat(processes)
        .isEqualTo(files.load("[program:w]\nnumprocs=2\n" + NUMBERED).groups().get(0).processes());
    assertThat(processes).extracting(ProcessConfig::name).containsExactly("w_3", "w_4");
    assertThat(processes.get(1).command()).isEqualTo("/w 4 of 2");
    assertThat(processes("[program:w]\n" + NUMBERED, program -> 0)).isEmpty();
  }

  @Test
  void everyProgramOfEveryGroupIsAskedFor() throws IOException {
    List<Program> asked = new ArrayList<>();
    processes(
        """
        [group:g]
        programs=w,f
        [program:w]
        command=/w
        [fcgi-program:f]
        command=/f
        socket=tcp://localhost:9000
        process_name=%(process_num)d
        numprocs=3
        scaling=ondemand
        [eventlistener:l]
        command=/l
        events=TICK_5
        """,
        program -> {
          asked.add(program);
          return program.numprocs();
        });
    assertThat(asked)
        .containsExactly(
            new Program("g", "program:w", 1, false, false),
            new Program("g", "fcgi-program:f", 3, true, true),
            new Program("l", "eventlistener:l", 1, false, false));
    assertThat(asked).extracting(Program::name).containsExactly("w", "f", "l");
    assertThat(asked).extracting(Program::isListener).containsExactly(false, false, true);
  }

  @Test
  void whatAFileMayNotSayIsRefusedAllTheSame() {
    assertThatThrownBy(() -> processes("[program:w]\ncommand=/w\nnumprocs=2\n", program -> 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("%(process_num) must be present within process_name");
    String last = "[program:w]\ncommand=/w\nprocess_name=%(process_num)d\nnumprocs_start=";
    assertThatThrownBy(() -> processes(last + Integer.MAX_VALUE + "\n", program -> 2))
        .isInstanceOf(ConfigException.class);
  }
}
