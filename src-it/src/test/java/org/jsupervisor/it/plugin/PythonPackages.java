package org.jsupervisor.it.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The plugins and listeners from PyPI, installed below target for the Python of the original. */
final class PythonPackages {
  private static final List<String> PINNED =
      List.of(
          "superlance==2.0.0",
          "supervisor_twiddler==1.0.0",
          "supervisor_cache==1.1.0",
          "supervisor-quick==0.1.4",
          "supervisor-wildcards==0.1.3",
          "supervisor-serialrestart==0.1.1",
          "mr.laforge==0.9");

  /**
   * What supervisor-quick knows this module by, also in its own set-up, is its name in Python 2.
   */
  private static final String OLD_NAME = "from xmlrpc.client import *\n";

  private static final long MINUTES = 5;

  private PythonPackages() {}

  /** Installs them unless they are there, and answers the value PYTHONPATH needs. */
  static synchronized String install() throws IOException, InterruptedException {
    Path directory = Path.of("target", "python-packages").toAbsolutePath();
    Path packages = directory.resolve("packages");
    Path renamed = directory.resolve("renamed");
    Path installed = directory.resolve("installed.txt");
    String path = packages + ":" + renamed;
    String wanted = String.join("\n", PINNED);
    if (Files.exists(installed) && Files.readString(installed).equals(wanted)) {
      return path;
    }
    Files.createDirectories(renamed);
    Files.writeString(renamed.resolve("xmlrpclib.py"), OLD_NAME);
    Path log = directory.resolve("pip.log");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/usr/bin/python3", "-m", "pip", "install", "--no-deps", "--upgrade"));
    command.addAll(List.of("--no-build-isolation", "--target", packages.toString()));
    command.addAll(PINNED);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PYTHONPATH", renamed.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("cannot install from PyPI:\n" + Files.readString(log));
    }
    Files.writeString(installed, wanted);
    return path;
  }
}
