package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsupervisor.config.model.ClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientConfigLoaderTest {
  private static ClientConfig load(ConfigFiles files, String text) throws IOException {
    files.file("c.conf", text);
    return new ClientConfigLoader(files.machine()).load(files.directory + "/c.conf");
  }

  @Test
  void anEmptySectionHasTheDefaults(@TempDir Path directory) throws IOException {
    assertThat(load(new ConfigFiles(directory), "[supervisorctl]\n"))
        .isEqualTo(ClientConfigLoader.defaults());
  }

  @Test
  void allOptionsAreRead(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.environment.put("WHO", "me");
    ClientConfig config =
        load(
            files,
            """
            [supervisorctl]
            serverurl=unix://%(here)s//x/../s.sock ; a comment
            username=%(ENV_WHO)s
            password=
            prompt=my prompt
            history_file=~/.history
            [include]
            files=%(nope)s
            """);
    assertThat(config)
        .isEqualTo(
            new ClientConfig(
                "unix://" + directory + "/s.sock",
                "me",
                "",
                "my prompt",
                "/root/.history",
                List.of()));
  }

  @Test
  void withoutAnyFileTheDefaultsHold(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    files.file("supervisord.conf", "[supervisorctl]\nprompt=found\n");
    ClientConfigLoader loader = new ClientConfigLoader(files.machine());
    assertThat(loader.search("/none/bin/jsupervisorctl").prompt()).isEqualTo("found");
  }

  @Test
  void refusalsHaveTheOriginalsText(@TempDir Path directory) throws IOException {
    ConfigFiles files = new ConfigFiles(directory);
    String section = "[supervisorctl]\n";
    assertThatThrownBy(() -> load(files, "[supervisord]\n"))
        .hasMessage(".ini file does not include supervisorctl section");
    assertThatThrownBy(() -> load(files, section + "serverurl=%(ENV_X)s\n"))
        .hasMessage(
            "Format string '%(ENV_X)s' for 'supervisorctl.serverurl' contains names ('ENV_X') which"
                + " cannot be expanded. Available names: ENV_HOME, here");
    assertThatThrownBy(() -> load(files, section + "prompt=%(here)s\n"))
        .hasMessageEndingWith("Available names: ENV_HOME");
    assertThatThrownBy(() -> load(files, section + "[ctlplugin:x]\n"))
        .hasMessage("section [ctlplugin:x] does not specify a supervisor.ctl_factory");
    assertThatThrownBy(
            () -> load(files, section + "[ctlplugin:x]\nsupervisor.ctl_factory=nope:make\n"))
        .hasMessage("nope:make cannot be resolved within [ctlplugin:x]");
    assertThatThrownBy(() -> new ClientConfigLoader(files.machine()).load("/no/such.conf"))
        .hasMessage("could not find config file /no/such.conf");
    assertThatThrownBy(() -> new ClientConfigLoader(files.machine()).load(directory.toString()))
        .hasMessage("could not read config file " + directory);
  }
}
