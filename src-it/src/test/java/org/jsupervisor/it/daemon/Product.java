package org.jsupervisor.it.daemon;

import java.nio.file.Files;
import java.nio.file.Path;

/** The two products the tests can drive: the original as installed, and the built distribution. */
public enum Product {
  STOCK,
  OURS;

  /** The daemon chosen for this run by the system property {@code it.daemon}. */
  public static Product daemonUnderTest() {
    return chosen("it.daemon");
  }

  /** The client chosen for this run by the system property {@code it.client}. */
  public static Product clientUnderTest() {
    return chosen("it.client");
  }

  public Path daemon() {
    return this == STOCK ? Path.of("/usr/bin/supervisord") : ours("jsupervisord");
  }

  public Path client() {
    return this == STOCK ? Path.of("/usr/bin/supervisorctl") : ours("jsupervisorctl");
  }

  public Path pidproxy() {
    return this == STOCK ? Path.of("/usr/bin/pidproxy") : ours("jpidproxy");
  }

  public Path sampleConfig() {
    return this == STOCK
        ? Path.of("/usr/bin/echo_supervisord_conf")
        : ours("jecho_supervisord_conf");
  }

  public boolean isInstalled() {
    return Files.isExecutable(daemon()) && Files.isExecutable(client());
  }

  private static Product chosen(String property) {
    return System.getProperty(property, "ours").equals("stock") ? STOCK : OURS;
  }

  private static Path ours(String program) {
    String dist = System.getProperty("it.dist", "dist/target/jsupervisor");
    return Path.of(dist, "bin", program).toAbsolutePath().normalize();
  }
}
