package org.jsupervisor.ctl.replay;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.LogChannel;
import org.jsupervisor.rpc.client.Credentials;
import org.jsupervisor.rpc.client.Endpoint;
import org.jsupervisor.rpc.client.SupervisorClient;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** A daemon started for one scenario. */
final class StockDaemon {
  private final Path directory;
  private final Process process;

  StockDaemon(Path program, Path directory) throws IOException {
    this.directory = directory;
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(), "-n", "-c", directory.resolve("supervisord.conf").toString());
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"));
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("daemon.out").toFile());
    process = builder.start();
  }

  private SupervisorClient client(@Nullable Credentials credentials) {
    return new SupervisorClient(
        Endpoint.parse("unix://" + directory.resolve("s.sock")), credentials);
  }

  /** Returns the version, or nothing if the daemon does not tell it. */
  String awaitUp(@Nullable Credentials credentials) {
    String[] version = {""};
    Await.until(
        "the daemon",
        () -> {
          try (SupervisorClient client = client(credentials)) {
            version[0] = client.daemon().version();
          } catch (XmlRpcFault fault) {
            version[0] = "";
          }
          return true;
        });
    return version[0];
  }

  void awaitState(@Nullable Credentials credentials, String name, String state) {
    Await.until(
        name + " to be " + state,
        () -> {
          try (SupervisorClient client = client(credentials)) {
            return client.processes().info(name).state().name().equals(state);
          }
        });
  }

  void awaitLog(@Nullable Credentials credentials, String name, String text) {
    Await.until(
        text + " in the log of " + name,
        () -> {
          try (SupervisorClient client = client(credentials)) {
            return client.logs().read(name, LogChannel.STDOUT, 0, 0).contains(text);
          }
        });
  }

  /** Sends a recorded call; what it answers is the daemon's matter. */
  void post(@Nullable Credentials credentials, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("POST /RPC2 HTTP/1.1\r\nHost: localhost\r\n");
    head.append("Connection: close\r\nContent-Type: text/xml\r\n");
    if (credentials != null) {
      String joined = credentials.username() + ':' + credentials.password();
      head.append("Authorization: Basic ")
          .append(Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8)))
          .append("\r\n");
    }
    head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n").append(body);
    try (SocketChannel channel =
        SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve("s.sock")))) {
      channel.write(ByteBuffer.wrap(head.toString().getBytes(StandardCharsets.UTF_8)));
      ByteBuffer answer = ByteBuffer.allocate(1 << 16);
      while (channel.read(answer) >= 0) {
        answer.clear();
      }
    }
  }

  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the daemon does not end");
    }
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
