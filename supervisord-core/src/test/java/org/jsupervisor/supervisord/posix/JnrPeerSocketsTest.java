package org.jsupervisor.supervisord.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import org.jsupervisor.supervisord.posix.PeerSockets.Datagram;
import org.jsupervisor.supervisord.posix.PeerSockets.Kinship;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets towards programs, with the real kernel. */
class JnrPeerSocketsTest {
  private static final String SEND =
      """
      import os, socket, sys
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.connect("\\0" + sys.argv[1])
      socket.send_fds(s, [b"READY=1"], [0])
      s.send(b"x" * 5000)
      print(os.getpid())
      """;

  private JnrPosix posix;
  private PeerSockets peers;

  @BeforeEach
  void open() throws PosixException {
    posix = Kernels.posix();
    peers = posix.peers();
  }

  private int errorOf(int fd) throws PosixException {
    Poller poller = posix.poller();
    poller.add(fd, Poller.WRITE);
    assertThat(poller.poll(20_000_000_000L)).isEqualTo(1);
    poller.close();
    int errno = peers.connectionError(fd);
    posix.close(fd);
    return errno;
  }

  @Test
  void connectionsAreMadeAndRefused() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
      assertThat(errorOf(peers.connectTcp("127.0.0.1", port))).isZero();
      assertThat(errorOf(peers.connectTcp("localhost", port))).isZero();
    }
    int refusal;
    try {
      refusal = errorOf(peers.connectTcp("127.0.0.1", port));
    } catch (PosixException e) {
      refusal = e.errno();
    }
    assertThat(refusal).isEqualTo(Errno.ECONNREFUSED);
    assertThatExceptionOfType(PosixException.class)
        .isThrownBy(() -> peers.connectUnix("/nowhere/socket"))
        .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
  }

  @Test
  void messagesNameTheirSenderAndDescriptorsSentAlongAreClosed() throws IOException {
    String name = "jsupervisor-test/" + System.nanoTime();
    int fd = peers.bindAbstract(name);
    assertThat(peers.receive(fd)).isNull();
    long descriptors = Kernels.openDescriptors();
    String pid =
        Kernels.outputOf(posix, SpawnRequests.program("/usr/bin/python3", "-c", SEND, name));
    Datagram first = Objects.requireNonNull(peers.receive(fd));
    assertThat(first.text()).isEqualTo("READY=1");
    assertThat(first.pid()).isEqualTo(Integer.parseInt(pid.strip()));
    assertThat(first.uid()).isEqualTo(posix.uid());
    assertThat(peers.kinship(first.pid(), 1)).isEqualTo(Kinship.UNKNOWN);
    assertThat(peers.receive(fd)).isEqualTo(new Datagram(0, -1, ""));
    assertThat(peers.receive(fd)).isNull();
    Kernels.awaitNoMoreDescriptorsThan(descriptors);
    posix.close(fd);
  }

  @Test
  void kinshipFollowsTheParents() {
    int own = posix.pid();
    int parent = (int) ProcessHandle.current().parent().orElseThrow().pid();
    assertThat(peers.kinship(own, own)).isEqualTo(Kinship.RELATED);
    assertThat(peers.kinship(own, parent)).isEqualTo(Kinship.RELATED);
    assertThat(peers.kinship(parent, own)).isEqualTo(Kinship.UNRELATED);
    assertThat(peers.kinship(0, own)).isEqualTo(Kinship.UNKNOWN);
  }
}
