package org.jsupervisor.supervisord.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JnrStartupPosixTest {
  private JnrPosix posix;

  @BeforeEach
  void open() throws PosixException {
    posix = Kernels.posix();
  }

  @Test
  void accountsAreLookedUp() throws IOException {
    assertThat(posix.userByName("root"))
        .isEqualTo(new StartupPosix.User("root", 0, 0, "/root"))
        .isEqualTo(posix.userById(0));
    assertThat(posix.userByName("no such user")).isNull();
    assertThat(posix.userById(987_654)).isNull();
    assertThat(posix.groupByName("root")).isZero();
    assertThat(posix.groupByName("no such group")).isNull();
    assertThat(posix.groupExists(0)).isTrue();
    assertThat(posix.groupExists(987_654)).isFalse();
    assertThat(Kernels.outputOf(posix, SpawnRequests.shell("id -u; id -g")))
        .isEqualTo(posix.uid() + "\n" + posix.gid() + "\n");
    assertThat(posix.pid()).isEqualTo((int) ProcessHandle.current().pid());
  }

  @Test
  void groupsAreThoseOfTheDatabase() throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
      names.add(line.substring(0, line.indexOf(':')));
    }
    assertThat(names).isNotEmpty();
    for (String name : names) {
      StartupPosix.User user = posix.userByName(name);
      if (user == null) {
        throw new AssertionError("no user " + name);
      }
      StringJoiner ids = new StringJoiner(" ");
      posix.groupsOf(user).forEach(id -> ids.add(id.toString()));
      assertThat(Kernels.outputOf(posix, SpawnRequests.shell("id -G " + name)).trim())
          .isEqualTo(ids.toString());
    }
  }

  @Test
  void limitsAreReadAndSet() throws IOException {
    StartupPosix.Limit was = posix.limit(StartupPosix.Resource.NOFILE);
    posix.setLimit(StartupPosix.Resource.NOFILE, new StartupPosix.Limit(256, was.hard()));
    try {
      assertThat(Kernels.outputOf(posix, SpawnRequests.shell("ulimit -n"))).isEqualTo("256\n");
    } finally {
      posix.setLimit(StartupPosix.Resource.NOFILE, was);
    }
    assertThat(posix.limit(StartupPosix.Resource.NOFILE)).isEqualTo(was);
    long processes = posix.limit(StartupPosix.Resource.NPROC).soft();
    String shown = Kernels.outputOf(posix, SpawnRequests.program("/bin/bash", "-c", "ulimit -u"));
    assertThat(shown.trim())
        .isEqualTo(processes == StartupPosix.NO_LIMIT ? "unlimited" : Long.toString(processes));
  }

  @Test
  void failuresCarryTheirNumber(@TempDir Path directory) {
    String missing = directory + "/missing";
    assertErrno(() -> posix.chmod(missing, 0700), Errno.ENOENT);
    assertErrno(() -> posix.chown(missing, -1, -1), Errno.ENOENT);
    assertErrno(() -> posix.chdir(missing), Errno.ENOENT);
    assertErrno(() -> posix.listenUnix(missing + "/socket", 5, 0), Errno.ENOENT);
    assertErrno(() -> posix.listenUnix(missing + "x".repeat(108), 5, 0), Errno.ENAMETOOLONG);
    assertThatExceptionOfType(PosixException.class)
        .isThrownBy(() -> posix.listenTcp("x".repeat(300), 0, 5))
        .satisfies(e -> assertThat(e.errno()).isNegative());
    assertErrno(() -> posix.listenTcp("203.0.113.1", 0, 5), Errno.EADDRNOTAVAIL);
  }

  private static void assertErrno(ThrowingCallable call, int errno) {
    assertThatExceptionOfType(PosixException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.errno()).isEqualTo(errno));
  }

  @Test
  void modeIsChanged(@TempDir Path directory) throws IOException {
    posix.chmod(directory.toString(), 0750);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void tcpListenerAccepts() throws IOException {
    int port = Kernels.freePort();
    int listener = posix.listenTcp("127.0.0.1", port, 5);
    posix.setNonBlocking(listener);
    assertThat(posix.accept(listener)).isEqualTo(Posix.WOULD_BLOCK);
    assertErrno(() -> posix.listenTcp("", port, 5), Errno.EADDRINUSE);
    assertErrno(() -> posix.tryTcp("127.0.0.1", port), Errno.EADDRINUSE);
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    try (SocketChannel client = SocketChannel.open(address)) {
      int connection = posix.accept(listener);
      assertThat(connection).isGreaterThan(2);
      ByteBuffer buffer = ByteBuffer.allocateDirect(10);
      assertThat(posix.read(connection, buffer)).isEqualTo(Posix.WOULD_BLOCK);
      client.write(ByteBuffer.wrap(new byte[] {5}));
      Kernels.awaitReadable(posix, connection);
      assertThat(posix.read(connection, buffer)).isEqualTo(1);
      posix.close(connection);
    }
    posix.close(listener);
  }

  @Test
  void unixListenerIsMadeUnderItsMask(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("socket");
    int own = posix.umask(022);
    int listener = posix.listenUnix(path.toString(), 5, 0177);
    assertThat(posix.umask(own)).isEqualTo(022);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      int connection = posix.accept(listener);
      assertThat(connection).isGreaterThan(2);
      posix.close(connection);
      assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    posix.close(listener);
  }
}
