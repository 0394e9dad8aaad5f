package org.jsupervisor.it.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What this machine offers to the tests: root, programs, ports, signals. */
public final class Machine {
  /** Ports below those that the kernel gives to whoever connects or asks for any. */
  private static final int FIRST_PORT = 20_000;

  private static final int PORTS = 12_000;
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  private Machine() {}

  public static boolean isRoot() {
    return ProcFs.status(ProcessHandle.current().pid(), "Uid").startsWith("0\t");
  }

  /** Skips the test unless it runs as root; on a build server that is a failure. */
  public static void assumeRoot() {
    Requirement.need(isRoot(), "not running as root");
  }

  /** Skips the test unless the product is there; on a build server a missing one is a failure. */
  public static void assumeInstalled(Product product) {
    Requirement.need(product.isInstalled(), product.daemon() + " is not installed");
  }

  /** Finds the program, or skips the test; on a build server a missing one is a failure. */
  public static Path program(String glob) {
    Optional<Path> found = find(glob);
    Requirement.need(found.isPresent(), glob + " is not installed");
    return found.orElseThrow();
  }

  /**
   * A TCP port of the loopback address that nobody listens on. No other test is given the same one,
   * nor any connection, while the test has yet to use it.
   */
  public static int freePort() {
    for (int tries = 0; tries < PORTS; tries++) {
      int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
      if (isFree(port)) {
        return port;
      }
    }
    throw new AssertionError("cannot find a free port");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Sends a process a signal, named without SIG. Never a process group: there are versions of kill
   * that take the minus and the first digit of a group for all processes of the machine. After STOP
   * the process has stopped: of two signals that wait, the kernel takes the smaller number first.
   */
  public static void signal(long process, String name) {
    if (process <= 1) {
      throw new IllegalArgumentException("cannot send " + name + " to " + process);
    }
    try {
      int status = new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor();
      if (status != 0) {
        throw new AssertionError("cannot send " + name + " to " + process);
      }
      if (name.equals("STOP")) {
        Await.until(
            process + " has stopped", () -> ProcFs.status(process, "State").startsWith("T"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run kill", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while sending a signal", e);
    }
  }

  private static Optional<Path> find(String glob) {
    for (String place :
        new String[] {"/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/lib/cgi-bin"}) {
      if (!Files.isDirectory(Path.of(place))) {
        continue;
      }
      try (var matches = Files.newDirectoryStream(Path.of(place), glob)) {
        for (Path match : matches) {
          return Optional.of(match);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + place, e);
      }
    }
    return Optional.empty();
  }
}
