package org.jsupervisor.config.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.Test;

class AddressTest {
  @Test
  void addressesGoUpToTheirBorders() {
    for (String text :
        List.of(
            "localhost:1",
            "0.0.0.0:65535",
            "255.255.255.255:80",
            "[1:2:3:4:5:6:7:8]:80",
            "[::]:80",
            "[::1]:80",
            "[1:2:3:4:5:6:7::]:80",
            "[fFfF::0aB9]:80")) {
      assertThat(Address.tcp(text, 0).text()).isEqualTo(text);
    }
  }

  @Test
  void whatIsBeyondThemIsRefused() {
    for (String text :
        List.of(
            "localhost:0",
            "localhost:65536",
            "localhost:000001",
            "localhost:",
            "localhost:/1",
            "localhost",
            "1.2.3:80",
            "1.2.3.4.5:80",
            "1.2.3.256:80",
            "1.2.3.0004:80",
            "1.2.3./:80",
            "1.2..4:80",
            ":80",
            "[1:2:3:4:5:6:7]:80",
            "[1:2:3:4:5:6:7:8::]:80",
            "[1:2:3:4:5:6:7:8:9]:80",
            "[1::2::3]:80",
            "[12345::]:80",
            "[g::]:80",
            "[::1:80",
            "::1]:80")) {
      assertThatThrownBy(() -> Address.tcp(text, 0)).as(text).isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void aPathIsAbsoluteAndFitsIntoASocket() {
    String longest = "/" + "x".repeat(106);
    assertThat(Address.unix(longest).text()).isEqualTo(longest);
    assertThatThrownBy(() -> Address.unix(longest + "x")).isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> Address.unix("run/x")).isInstanceOf(ConfigException.class);
  }

  @Test
  void descriptorsAndUrlsHaveBordersToo() {
    assertThat(ProbeText.ofReadiness("fd:255")).isEqualTo(new Probe.Descriptor(255));
    assertThat(ProbeText.of(ProbeText.ofReadiness("http://127.0.0.1/~!"))).endsWith("/~!");
    for (String text :
        List.of(
            "fd:256",
            "fd:2",
            "fd:-1",
            "http://127.0.0.1/a b",
            "http://127.0.0.1/\u007f",
            "http://127.0.0.1/\u00e9",
            "http://unix:/s:p",
            "http://unix:s:/p")) {
      assertThatThrownBy(() -> ProbeText.ofReadiness(text))
          .as(text)
          .isInstanceOf(ConfigException.class);
    }
  }
}
