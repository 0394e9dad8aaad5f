package org.jsupervisor.supervisord.posix;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What real-kernel tests share: reading a child's output, and waiting for conditions. */
public final class Kernels {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Kernels() {}

  /** Skips a test that only root can do, or fails it under CI. */
  public static void assumeRoot(boolean isRoot) {
    if (!isRoot && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("not running as root");
    }
    assumeTrue(isRoot, "not running as root");
  }

  public static JnrPosix posix() throws PosixException {
    return new JnrPosix(notice -> {});
  }

  /** Runs a child to its end and returns what it wrote to stdout. */
  public static String outputOf(Posix posix, SpawnRequests request) throws IOException {
    return new String(bytesOf(posix, request), StandardCharsets.UTF_8);
  }

  public static byte[] bytesOf(Posix posix, SpawnRequests request) throws IOException {
    Posix.Pipe pipe = posix.pipe();
    posix.spawn(request.stdout(pipe.writeEnd()).build());
    posix.close(pipe.writeEnd());
    byte[] output = readToEnd(posix, pipe.readEnd());
    posix.close(pipe.readEnd());
    awaitChild(posix);
    return output;
  }

  public static byte[] readToEnd(Posix posix, int fd) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    while (posix.read(fd, buffer) > 0) {
      buffer.flip();
      byte[] chunk = new byte[buffer.remaining()];
      buffer.get(chunk);
      output.write(chunk);
      buffer.clear();
    }
    return output.toByteArray();
  }

  public static Reaped awaitChild(Posix posix) throws PosixException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Reaped reaped = posix.reap();
      if (reaped != null) {
        return reaped;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("no child ended in time");
  }

  public static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.onSpinWait();
    }
  }

  public static void awaitReadable(Posix posix, int fd) throws PosixException {
    Poller poller = posix.poller();
    poller.add(fd, Poller.READ);
    int ready = poller.poll(PATIENCE.toNanos());
    poller.close();
    if (ready != 1) {
      throw new AssertionError("not readable in time: " + fd);
    }
  }

  /** A TCP port of the loopback address that was free a moment ago. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** How many descriptors this process has open. */
  public static long openDescriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  /**
   * Waits until no more descriptors are open than before. Others than the test's own come and go:
   * the machine closes what earlier tests forgot, and opens class files and the like for a moment.
   */
  public static void awaitNoMoreDescriptorsThan(long before) {
    await("no more than " + before + " open descriptors", () -> countOrMany() <= before);
  }

  private static long countOrMany() {
    try {
      return openDescriptors();
    } catch (IOException e) {
      return Long.MAX_VALUE; // One vanished while they were listed: look again.
    }
  }
}
