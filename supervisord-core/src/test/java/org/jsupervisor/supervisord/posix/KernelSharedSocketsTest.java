package org.jsupervisor.supervisord.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.supervisord.posix.SharedSockets.Connections;
import org.jsupervisor.supervisord.posix.SharedSockets.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real kernel tells of real sockets and processes. */
final class KernelSharedSocketsTest {
  /** Waits for a connection on descriptor 0, twice; after the first one it reads from it. */
  private static final String SERVER =
      """
      import socket
      listener = socket.socket(fileno=0)
      connection, address = listener.accept()
      connection.recv(1)
      connection.close()
      listener.accept()
      """;

  private static final String POLLING =
      """
      import select
      poll = select.poll()
      poll.register(0)
      poll.poll()
      """;

  private static final String WITH_CHILD =
      """
      import os, socket
      if os.fork():
          os.wait()
      else:
          socket.socket(fileno=0).accept()
      """;

  private final List<Integer> open = new ArrayList<>();
  private JnrPosix posix;
  private SharedSockets kernel;
  private int port;

  @BeforeEach
  void begin() throws Exception {
    posix = Kernels.posix();
    kernel = posix.sharedSockets();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  @AfterEach
  void end() {
    open.forEach(posix::close);
  }

  private int keep(int descriptor) {
    open.add(descriptor);
    return descriptor;
  }

  private Socket client() throws Exception {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  @Test
  void tcpConnectionsWaitOrAreAccepted() throws Exception {
    int listener = keep(posix.listenTcp("127.0.0.1", port, 16));
    assertThat(kernel.connections(listener).waiting()).isZero();
    try (Socket first = client();
        Socket second = client()) {
      assertThat(first.isConnected() && second.isConnected()).isTrue();
      assertThat(kernel.connections(listener).waiting()).isEqualTo(2);
      assertThat(kernel.connections(listener).accepted()).isEmpty();
      int accepted = keep(posix.accept(listener));
      Connections now = kernel.connections(listener);
      assertThat(now.waiting()).isEqualTo(1);
      assertThat(kernel.waiting(listener)).isEqualTo(1);
      assertThat(now.accepted()).containsExactly(WorkerFiles.inode(accepted));
    }
  }

  @Test
  void unixConnectionsWaitOrAreAccepted(@TempDir Path directory) throws Exception {
    String path = directory.resolve("s").toString();
    int listener = keep(posix.listenUnix(path, 16, 0));
    int other = keep(posix.listenUnix(path + "2", 16, 0));
    keep(posix.peers().connectUnix(path));
    keep(posix.peers().connectUnix(path));
    keep(posix.peers().connectUnix(path + "2"));
    assertThat(kernel.connections(listener).waiting()).isEqualTo(2);
    int accepted = keep(posix.accept(listener));
    keep(posix.accept(other));
    Connections now = kernel.connections(listener);
    assertThat(now.waiting()).isEqualTo(1);
    assertThat(kernel.waiting(listener)).isEqualTo(1);
    assertThat(now.accepted()).containsExactly(WorkerFiles.inode(accepted));
  }

  @Test
  void whatIsNoListenerIsRefused() throws Exception {
    Posix.Pipe pipe = posix.pipe();
    keep(pipe.writeEnd());
    assertThatThrownBy(() -> kernel.connections(keep(pipe.readEnd())))
        .isInstanceOf(PosixException.class);
  }

  @Test
  void aProcessWaitsServesAndIsFrozen() throws Exception {
    int listener = keep(posix.listenTcp("127.0.0.1", port, 16));
    long inode = kernel.connections(listener).listener();
    int pid = python(listener, SERVER);
    Kernels.await("it waits", () -> isWaiting(pid, inode));
    posix.kill(pid, 19);
    Kernels.await("it is frozen", () -> worker(pid, inode).isFrozen());
    assertThat(isWaiting(pid, inode)).as("in the middle of accept").isTrue();
    posix.kill(pid, 18);
    try (Socket client = client()) {
      Kernels.await("it serves", () -> !isWaiting(pid, inode));
      Worker busy = worker(pid, inode);
      assertThat(busy.isFrozen()).isFalse();
      assertThat(busy.sockets()).containsAll(kernel.connections(listener).accepted());
      client.getOutputStream().write('x');
      Kernels.await("it waits again", () -> isWaiting(pid, inode));
    }
    posix.kill(pid, 9);
    assertThat(Kernels.awaitChild(posix).pid()).isEqualTo(pid);
    assertThat(kernel.worker(pid, inode)).isNull();
  }

  @Test
  void waitingForDescriptorsCounts() throws Exception {
    int listener = keep(posix.listenTcp("127.0.0.1", port, 16));
    long inode = kernel.connections(listener).listener();
    int pid = python(listener, POLLING);
    Kernels.await("it waits", () -> isWaiting(pid, inode));
    posix.kill(pid, 9);
    Kernels.awaitChild(posix);
  }

  @Test
  void childrenAreSeen() throws Exception {
    int listener = keep(posix.listenTcp("127.0.0.1", port, 16));
    long inode = kernel.connections(listener).listener();
    int pid = python(listener, WITH_CHILD);
    Kernels.await("it has a child", () -> !worker(pid, inode).children().isEmpty());
    int child = worker(pid, inode).children().get(0);
    Kernels.await("the child waits", () -> isWaiting(child, inode));
    assertThat(isWaiting(pid, inode)).isFalse();
    posix.kill(child, 9);
    assertThat(Kernels.awaitChild(posix).pid()).isEqualTo(pid);
  }

  private boolean isWaiting(int pid, long listener) {
    Worker worker = kernel.worker(pid, listener);
    return worker != null && worker.isWaiting();
  }

  private Worker worker(int pid, long listener) {
    Worker worker = kernel.worker(pid, listener);
    if (worker == null) {
      throw new AssertionError("cannot see " + pid);
    }
    return worker;
  }

  private int python(int listener, String script) throws PosixException {
    return posix.spawn(
        SpawnRequests.program("/usr/bin/python3", "-c", script).stdin(listener).build());
  }
}
