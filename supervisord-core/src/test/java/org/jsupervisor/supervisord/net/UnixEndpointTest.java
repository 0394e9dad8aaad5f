package org.jsupervisor.supervisord.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsupervisor.supervisord.net.EndpointFixture.HELLO;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.Kernels;
import org.jsupervisor.supervisord.posix.PosixException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixEndpointTest {
  @AutoClose private final EndpointFixture fixture = new EndpointFixture();
  private final List<String> notices = new ArrayList<>();
  private final Path directory;
  private Path file;

  UnixEndpointTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.file = directory.resolve("s.sock");
  }

  private HttpEndpoint listen(int mode) throws IOException {
    return fixture.listenUnix(new UnixSocketFile(file.toString(), mode, -1, -1), HELLO, notices);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void answersThroughTheSocketFile() throws IOException {
    listen(0700);
    TestClient client = fixture.connectUnix(file).send("GET / HTTP/1.0\r\n\r\n");
    fixture.turnUntil("the end", client::isEnded);
    assertThat(client.received()).startsWith("HTTP/1.0 200 OK").endsWith("hello");
    assertThat(notices).isEmpty();
  }

  @Test
  void theFileHasTheConfiguredModeAndNoOtherNameStays() throws IOException {
    listen(0761);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxrw---x");
    assertThat(files()).containsExactly("s.sock");
  }

  @Test
  void theFileModeMaskIsRestored() throws IOException {
    int before = fixture.posix.umask(0027);
    try {
      listen(0700);
    } finally {
      assertThat(fixture.posix.umask(before)).isEqualTo(0027);
    }
  }

  @Test
  void aStaleSocketIsReplacedWithANotice() throws IOException {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(file));
    }
    listen(0700);
    assertThat(notices).containsExactly("Unlinking stale socket " + file);
    TestClient client = fixture.connectUnix(file).send("GET / HTTP/1.0\r\n\r\n");
    fixture.turnUntilReceived(client, "hello");
  }

  @Test
  void aServedSocketIsInUseAndUntouched() throws Exception {
    listen(0700);
    Object identity = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    FutureTask<HttpEndpoint> second = new FutureTask<>(() -> listen(0700));
    Thread thread = new Thread(second);
    thread.start();
    fixture.turnUntil("the refusal", second::isDone);
    thread.join();
    assertThatThrownBy(second::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            PosixException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EADDRINUSE));
    assertThat(files()).containsExactly("s.sock");
    assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey()).isEqualTo(identity);
    assertThat(notices).isEmpty();
  }

  @Test
  void aMissingDirectoryIsToldByItsNumber() {
    file = directory.resolve("nowhere/s.sock");
    assertThatThrownBy(() -> listen(0700))
        .isInstanceOfSatisfying(
            PosixException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
  }

  @Test
  void aPathTooLongForASocketIsRefused() {
    file = directory.resolve("x".repeat(120));
    assertThatThrownBy(() -> listen(0700)).isInstanceOf(PosixException.class);
  }

  @Test
  void theOwnerIsSet() throws IOException {
    Kernels.assumeRoot(fixture.posix.uid() == 0);
    fixture.listenUnix(new UnixSocketFile(file.toString(), 0700, 12345, 54321), HELLO, notices);
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(12345);
    assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(54321);
  }

  @Test
  void onlyOurOwnFileIsUnlinked() throws IOException {
    HttpEndpoint endpoint = listen(0700);
    Files.delete(file);
    Files.createFile(file);
    endpoint.unlinkSocket();
    assertThat(files()).containsExactly("s.sock");
    Files.delete(file);
    endpoint.unlinkSocket();
    listen(0700).unlinkSocket();
    assertThat(files()).isEmpty();
  }
}
