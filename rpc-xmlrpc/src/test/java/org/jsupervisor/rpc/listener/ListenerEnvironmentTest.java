package org.jsupervisor.rpc.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenerEnvironmentTest {

  @Test
  void namesOfTheProcessComeFromTheEnvironment() {
    ListenerEnvironment environment =
        new ListenerEnvironment(
            Map.of("SUPERVISOR_PROCESS_NAME", "cat_1", "SUPERVISOR_GROUP_NAME", "cat"));
    assertThat(environment.processName()).isEqualTo("cat_1");
    assertThat(environment.groupName()).isEqualTo("cat");
  }

  @Test
  void withoutServerThereIsNoClient() {
    assertThatThrownBy(() -> new ListenerEnvironment(Map.of()).client())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("cannot call the daemon");
  }

  @Test
  void passwordsAreNotShown() {
    assertThat(new ListenerEnvironment(Map.of("SUPERVISOR_PASSWORD", "secret")).toString())
        .contains("SUPERVISOR_PASSWORD")
        .doesNotContain("secret");
  }
}
