package org.jsupervisor.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class LaunchSettingsTest {
  @Test
  void launchersOwnVariablesAreLeftOut() {
    Map<String, String> environment =
        Map.of("PATH", "/bin", "JSUPERVISOR_JAVA", "/usr/bin/java", "_JAVA_SR_SIGNUM", "40");
    assertThat(LaunchSettings.original(environment, false)).isEqualTo(Map.of("PATH", "/bin"));
  }

  @Test
  void changedVariablesGetTheirFormerValueBack() {
    Map<String, String> environment =
        Map.of("LC_ALL", "C.UTF-8", "JSUPERVISOR_LC_ALL", "=de_DE", "JSUPERVISOR_X", "=");
    assertThat(LaunchSettings.original(environment, true))
        .isEqualTo(Map.of("LC_ALL", "de_DE", "X", ""));
  }

  @Test
  void localeOfTheLauncherIsNotHandedOn() {
    Map<String, String> environment = Map.of("LC_ALL", "C.UTF-8", "LANG", "C");
    assertThat(LaunchSettings.original(environment, true)).isEqualTo(Map.of("LANG", "C"));
    assertThat(LaunchSettings.original(environment, false)).isEqualTo(environment);
  }
}
