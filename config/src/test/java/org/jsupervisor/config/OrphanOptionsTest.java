package org.jsupervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jsupervisor.config.extension.PolicyListing;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.policy.ProcessPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say what becomes of orphans, and what starts wait for. */
class OrphanOptionsTest {
  private final ConfigFiles files;

  OrphanOptionsTest(@TempDir Path directory) {
    this.files = new ConfigFiles(directory);
  }

  @Test
  void theyAreReadAndListed() throws IOException {
    ProcessConfig process =
        files.process(
            "orphans=Kill\nwait_port_free=127.0.0.1:9002, [::1]:80,*:81 , localhost:82\n");
    assertThat(process.policies().orphans().kill()).isTrue();
    assertThat(PolicyListing.of(process.policies()))
        .isEqualTo(
            Map.of(
                "orphans", "kill", "wait_port_free", "127.0.0.1:9002,[::1]:80,:81,localhost:82"));
  }

  @Test
  void socketsAreAddressesToo() throws IOException {
    ProcessConfig process = files.process("wait_port_free=unix:/run/a.sock, unix:///b,:81\n");
    assertThat(PolicyListing.of(process.policies()))
        .isEqualTo(Map.of("wait_port_free", "unix:/run/a.sock,unix:/b,:81"));
    files.assertRefused(
        "wait_port_free=unix:a.sock\n",
        "cannot wait for port unix:a.sock: a.sock is no absolute path of a socket");
    files.assertRefused("wait_port_free=unix:/" + "x".repeat(107) + "\n", "is no absolute path");
  }

  @Test
  void leavingThemIsTheDefault() throws IOException {
    assertThat(files.process("orphans=leave\n").policies()).isEqualTo(ProcessPolicies.DEFAULT);
  }

  @Test
  void nonsenseIsRefused() throws IOException {
    files.assertRefused("orphans=adopt\n", "cannot use adopt for orphans");
    files.assertRefused(
        "wait_port_free=127.0.0.1\n",
        "cannot wait for port 127.0.0.1: 127.0.0.1 is no port from 1 to 65535");
    files.assertRefused(
        "wait_port_free=:1,:70000\n",
        "cannot wait for port :70000: 70000 is no port from 1 to 65535");
    files.assertRefused("wait_port_free=db.example:1\n", "is neither localhost nor an IP address");
  }
}
