package org.jsupervisor.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.wire.HttpReply;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;
import org.junit.jupiter.api.Test;

/** Clients that send too little, too much, or do not read. */
@PrivateDaemon
class ClientFaultsIT {
  private final List<SocketChannel> clients = new ArrayList<>();

  private SocketChannel connect(Sandbox sandbox, String text) throws IOException {
    SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(Launch.socket(sandbox)));
    clients.add(client);
    client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    return client;
  }

  private void disconnectAll() throws IOException {
    for (SocketChannel client : clients) {
      client.close();
    }
  }

  @Test
  void fiveHundredHalfRequestsKeepNobodyOut(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, Survival.WITNESS);
    int before = Survival.descriptorsAtRest(daemon);
    for (int count = 0; count < 500; count++) {
      connect(
          sandbox, "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n<?xml");
    }
    Survival.check(daemon);
    assertThat(Survival.descriptors(daemon)).isLessThan(before + 300);
    disconnectAll();
    Survival.awaitDescriptors(daemon, before);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void aBodyOfThreeHundredMegabytesIsRefusedBeforeItIsRead(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, Survival.WITNESS);
    String head = "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 314572800\r\n\r\n";
    HttpReply reply = daemon.target().exchange(head.getBytes(StandardCharsets.US_ASCII));
    assertThat(reply.status()).isEqualTo(413);
    int before = Survival.descriptorsAtRest(daemon);
    for (int count = 0; count < 5; count++) {
      SocketChannel insistent = connect(sandbox, head);
      for (int megabyte = 0; megabyte < 300; megabyte++) {
        send(insistent, ByteBuffer.allocate(1 << 20));
      }
    }
    Survival.check(daemon);
    disconnectAll();
    Survival.awaitDescriptors(daemon, before);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void falseLengthsAreRefused(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, Survival.WITNESS);
    for (String length :
        List.of("-1", "99999999999999999999", "1e3", "0x10", "5\r\nContent-Length: 6")) {
      String request =
          "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\nhello";
      HttpReply reply = daemon.target().exchange(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(reply.status()).as("answer to a length of %s", length).isBetween(400, 413);
    }
    Survival.check(daemon);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void manyLargeBodiesAtOnceAreBoundedInMemory(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, Survival.WITNESS);
    String head = "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000000\r\n\r\n";
    int before = Survival.descriptorsAtRest(daemon);
    for (int count = 0; count < 60; count++) {
      SocketChannel client = connect(sandbox, head);
      send(client, ByteBuffer.allocate(3_900_000));
    }
    Survival.check(daemon);
    disconnectAll();
    Survival.awaitDescriptors(daemon, before);
    assertThat(daemon.terminate()).isZero();
  }

  /** Sends all of it, or as much as is taken before the client is sent away. */
  private static void send(SocketChannel client, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        client.write(bytes);
      }
    } catch (IOException refused) {
      assertThat(refused).hasMessageContaining("Broken pipe");
    }
  }

  @Test
  void aLogThatIsReadByManyAtOnceExhaustsNeitherHeapNorPatience(Sandbox sandbox)
      throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS + "stdout_logfile=@DIR@/large.out\nstdout_logfile_maxbytes=0\n");
    Path log = sandbox.directory().resolve("large.out");
    Files.writeString(log, "<&>".repeat(5_000_000));
    String body = XmlRpc.request("supervisor.readProcessStdoutLog", "witness", 0, 14_000_000);
    String request =
        "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    for (int count = 0; count < 40; count++) {
      connect(sandbox, request);
    }
    Survival.check(daemon);
    disconnectAll();
    assertThat(daemon.rpc("supervisor.readProcessStdoutLog", "witness", 0, 1_000_000))
        .isEqualTo("<&>".repeat(333_333) + "<");
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void twoHundredFollowersThatNeverReadCostTheOthersNothing(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            Survival.WITNESS
                + "[program:talker]\ncommand=/bin/sh -c 'while :; do head -c 1000000 /dev/zero; sleep"
                + " 0.2; done'\nstdout_logfile=@DIR@/talker.out\nstdout_logfile_maxbytes=4MB\n");
    daemon.awaitRunning("talker");
    int before = Survival.descriptorsAtRest(daemon);
    for (int count = 0; count < 200; count++) {
      connect(sandbox, "GET /logtail/talker HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    Path log = sandbox.directory().resolve("talker.out.1");
    Await.until("a rotation", () -> Files.exists(log));
    Survival.check(daemon);
    disconnectAll();
    Survival.awaitDescriptors(daemon, before);
    assertThat(daemon.terminate()).isZero();
  }

  @Test
  void inputForAProgramThatNeverReadsIsBounded(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, Survival.WITNESS);
    String megabyte = "x".repeat(1_000_000);
    assertThatThrownBy(
            () -> {
              for (int count = 0; count < 40; count++) {
                daemon.rpc("supervisor.sendProcessStdin", "witness", megabyte);
              }
            })
        .isInstanceOf(RpcFault.class);
    Survival.check(daemon);
    assertThat(daemon.rpc("supervisor.sendProcessStdin", "witness", megabyte)).isEqualTo(true);
    assertThat(daemon.terminate()).isZero();
  }
}
