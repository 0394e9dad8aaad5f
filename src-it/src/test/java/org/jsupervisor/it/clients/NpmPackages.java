package org.jsupervisor.it.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.served.ServingDaemon;

/** The packages from npm, exactly as the lock file names them, installed below target. */
final class NpmPackages {
  private static final long MINUTES = 5;

  private NpmPackages() {}

  /** Installs them unless they are there, and answers the directory of modules. */
  static synchronized Path install() throws IOException, InterruptedException {
    Path npm = Machine.program("npm");
    Path directory = Path.of(System.getProperty("root.dir"), "src-it", "target", "control-clients");
    Path modules = directory.resolve("node_modules");
    String lock = ServingDaemon.text("clients/package-lock.json");
    Path installed = directory.resolve("installed.json");
    if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
      return modules;
    }
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("package.json"), ServingDaemon.text("clients/package.json"));
    Files.writeString(directory.resolve("package-lock.json"), lock);
    Path log = directory.resolve("npm.log");
    Process process =
        new ProcessBuilder(npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("cannot install clients from npm:\n" + Files.readString(log));
    }
    Files.writeString(installed, lock);
    return modules;
  }
}
