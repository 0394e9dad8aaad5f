package org.jsupervisor.rpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EndpointTest {
  @Test
  void hostAndPortAreTakenAndTheRestIgnored() {
    assertThat(Endpoint.parse("http://u:p@example:9001/some/path?x#y"))
        .isEqualTo(new Endpoint(null, "example", 9001));
  }

  @Test
  void aMissingPortMeansEighty() {
    assertThat(Endpoint.parse("http://example").port()).isEqualTo(80);
    assertThat(Endpoint.parse("http://example:/").port()).isEqualTo(80);
  }

  @Test
  void numericAddressesInBracketsKeepTheirColons() {
    assertThat(Endpoint.parse("http://[::1]:9001")).isEqualTo(new Endpoint(null, "[::1]", 9001));
    assertThat(Endpoint.parse("http://[::1]")).isEqualTo(new Endpoint(null, "[::1]", 80));
  }

  @Test
  void socketPathsAreTakenLiterally() {
    assertThat(Endpoint.parse("unix:///run/a?b#c"))
        .isEqualTo(new Endpoint("/run/a?b#c", "localhost", 0));
  }

  @Test
  void otherProtocolsAndBadPortsAreRefused() {
    assertThatThrownBy(() -> Endpoint.parse("https://x")).hasMessageContaining("Unknown protocol");
    assertThatThrownBy(() -> Endpoint.parse("HTTP://x")).hasMessageContaining("Unknown protocol");
    assertThatThrownBy(() -> Endpoint.parse("http://:9")).hasMessageContaining("no host");
    assertThatThrownBy(() -> Endpoint.parse("http://x:y")).hasMessageContaining("nonnumeric port");
    assertThatThrownBy(() -> Endpoint.parse("http://x:70000")).hasMessageContaining("out of range");
  }
}
