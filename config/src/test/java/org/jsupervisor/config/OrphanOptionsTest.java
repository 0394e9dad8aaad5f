package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jsupervisor.config.extension.PolicyListing;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.jsupervisor.config.value.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say what becomes of orphans, and what starts wait for. */
class OrphanOptionsTest {
  private final ConfigFiles files;

  OrphanOptionsTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  private ProcessConfig process(String options) throws IOException {
    return files.load("[program:x]\ncommand=/bin/x\n" + options).groups().get(0).processes().get(0);
  }

  @Test
  void theyAreReadAndListed() throws IOException {
    ProcessConfig process =
        process("orphans=Kill\nwait_port_free=127.0.0.1:9002, [::1]:80,*:81 , localhost:82\n");
    assertThat(process.policies().orphans().kill()).isTrue();
    assertThat(PolicyListing.of(process.policies()))
        .isEqualTo(
            Map.of(
                "orphans", "kill", "wait_port_free", "127.0.0.1:9002,[::1]:80,:81,localhost:82"));
  }

  @Test
  void socketsAreAddressesToo() throws IOException {
    ProcessConfig process = process("wait_port_free=unix:/run/a.sock, unix:///b,:81\n");
    assertThat(PolicyListing.of(process.policies()))
        .isEqualTo(Map.of("wait_port_free", "unix:/run/a.sock,unix:/b,:81"));
    assertRefused(
        "wait_port_free=unix:a.sock\n",
        "cannot wait for port unix:a.sock: a.sock is no absolute path of a socket");
    assertRefused("wait_port_free=unix:/" + "x".repeat(107) + "\n", "is no absolute path");
  }

  @Test
  void leavingThemIsTheDefault() throws IOException {
    assertThat(process("orphans=leave\n").policies()).isEqualTo(ProcessPolicies.DEFAULT);
  }

  @Test
  void nonsenseIsRefused() {
    assertRefused("orphans=adopt\n", "cannot use adopt for orphans");
    assertRefused(
        "wait_port_free=127.0.0.1\n",
        "cannot wait for port 127.0.0.1: 127.0.0.1 is no port from 1 to 65535");
    assertRefused(
        "wait_port_free=:1,:70000\n",
        "cannot wait for port :70000: 70000 is no port from 1 to 65535");
    assertRefused("wait_port_free=db.example:1\n", "is neither localhost nor an IP address");
  }

  private void assertRefused(String option, String text) {
    assertThatThrownBy(() -> process(option))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(text);
  }
}
