package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.model.RpcInterfaceConfig;
import org.jsupervisor.config.model.SupervisordConfig;
import org.jsupervisor.config.model.SupervisordConfig.ParseMessage;
import org.jsupervisor.config.plugin.ControllerFactory;
import org.jsupervisor.config.plugin.RpcFactory;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.LogLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginSectionsTest {
  private static final String SUPVISORS =
      """
      [rpcinterface:supvisors]
      supervisor.rpcinterface_factory = supvisors.plugin:make_supvisors_rpcinterface
      """;

  @Test
  void mainInterfaceKeepsItsNameAndOptions(@TempDir Path directory) throws IOException {
    SupervisordConfig config =
        new ConfigFiles(directory)
            .load(
                """
                [rpcinterface:any]
                supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
                Retries=1
                """);
    assertThat(config.rpcInterfaces())
        .containsExactly(
            new RpcInterfaceConfig("any", RpcFactory.MAIN.spec(), Map.of("retries", "1")));
    assertThat(config.messages()).isEmpty();
  }

  @Test
  void builtInPluginIsKeptAndNamedInTheLog(@TempDir Path directory) throws IOException {
    SupervisordConfig config =
        new ConfigFiles(directory)
            .load(
                """
                [rpcinterface:mine]
                supervisor.rpcinterface_factory = mr.laforge.rpcinterface:make_laforge_rpcinterface
                """);
    assertThat(config.rpcInterfaces().get(0).name()).isEqualTo("mine");
    assertThat(config.messages())
        .containsExactly(
            new ParseMessage(
                LogLevel.INFO,
                "[rpcinterface:mine] mr.laforge.rpcinterface:make_laforge_rpcinterface is built"
                    + " in"));
  }

  @Test
  void pluginThatCannotRunHereIsLeftOutWithAWarning(@TempDir Path directory) throws IOException {
    SupervisordConfig config = new ConfigFiles(directory).load(SUPVISORS);
    assertThat(config.rpcInterfaces()).isEmpty();
    assertThat(config.messages())
        .containsExactly(
            new ParseMessage(
                LogLevel.WARN,
                "[rpcinterface:supvisors] factory supvisors.plugin:make_supvisors_rpcinterface is"
                    + " a Python plugin and cannot run here; namespace supvisors is unavailable"));
  }

  @Test
  void strictnessRefusesWhatCannotRunHere(@TempDir Path directory) {
    assertThatThrownBy(() -> new ConfigFiles(directory).load("strict_plugins=true\n" + SUPVISORS))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            "supvisors.plugin:make_supvisors_rpcinterface cannot be resolved within"
                + " [rpcinterface:supvisors]");
  }

  @Test
  void unknownPluginIsRefusedEvenWithoutStrictness(@TempDir Path directory) {
    assertThatThrownBy(
            () ->
                new ConfigFiles(directory)
                    .load("[rpcinterface:x]\nsupervisor.rpcinterface_factory=nope:make\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("nope:make cannot be resolved within [rpcinterface:x]");
  }

  @Test
  void everySpecIsFoundAgain() {
    for (RpcFactory factory : RpcFactory.values()) {
      assertThat(RpcFactory.of(factory.spec())).isEqualTo(factory);
    }
    for (ControllerFactory factory : ControllerFactory.values()) {
      assertThat(ControllerFactory.of(factory.spec())).isEqualTo(factory);
    }
    assertThat(RpcFactory.of("nope:make")).isNull();
    assertThat(ControllerFactory.of("nope:make")).isNull();
  }

  @Test
  void programWithoutAFileIsReadByTheSameRules(@TempDir Path directory) throws IOException {
    ConfigLoader loader = new ConfigFiles(directory).file("main.conf", "[supervisord]\n").loader();
    List<ProcessConfig> processes =
        loader.program(
            "g",
            "p",
            Map.of(
                "Command", "/bin/echo %(program_name)s of %(group_name)s",
                "numprocs", "2",
                "process_name", "%(program_name)s%(process_num)d"),
            Map.of("COMMON", "1"));
    assertThat(processes).extracting(ProcessConfig::name).containsExactly("p0", "p1");
    assertThat(processes.get(0).command()).isEqualTo("/bin/echo p of g");
    assertThat(processes.get(0).environment()).containsExactly(entry("COMMON", "1"));
  }

  @Test
  void programWithoutAFileIsRefusedInTheSameWords(@TempDir Path directory) throws IOException {
    ConfigLoader loader = new ConfigFiles(directory).file("main.conf", "[supervisord]\n").loader();
    assertThatThrownBy(() -> loader.program("g", "p", Map.of(), Map.of()))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.text())
                    .isEqualTo(
                        "program section program:p does not specify a command in section"
                            + " 'program:p' (file: 'main.conf')"));
  }
}
