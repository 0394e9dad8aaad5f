package org.jsupervisor.supervisord.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
  private final HostNames names = new HostNames(List.of("Sup.example.com", "*.example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:9001",
        "127.0.0.1:9001",
        "192.168.7.3",
        "[::1]",
        "[fe80::1]:9001",
        "app:9001",
        "nas.local",
        "web.prod.internal:9001",
        "box.home.arpa",
        "a.localhost",
        "sup.example.com",
        "SUP.example.com:8443",
        "sup.example.com.",
        "a.b.example.org"
      })
  void namesNobodyCanRebindAndConfiguredOnesAreAccepted(String host) {
    assertThat(names.accepts(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.com",
        "evil.com:9001",
        "127.0.0.1.evil.com",
        "1.2.3.4.nip.io",
        "evil.com.",
        "sup.example.com.evil.com",
        "example.org",
        "notexample.org",
        "localhost.evil.com"
      })
  void otherNamesAreNot(String host) {
    assertThat(names.accepts(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.com", "a.b.c"})
  void aStarAcceptsEveryName(String host) {
    assertThat(new HostNames(List.of("*")).accepts(host)).isTrue();
  }
}
