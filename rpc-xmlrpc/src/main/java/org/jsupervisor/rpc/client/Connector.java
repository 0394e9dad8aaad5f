package org.jsupervisor.rpc.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import org.jsupervisor.rpc.client.CannotConnectException.Reason;

/** Opens blocking channels and says why it could not. */
final class Connector {
  private Connector() {}

  static SocketChannel connect(Endpoint endpoint) throws CannotConnectException {
    String path = endpoint.socketPath();
    return path == null ? connectInet(endpoint) : connectUnix(path);
  }

  private static SocketChannel connectUnix(String path) throws CannotConnectException {
    try {
      SocketAddress address = UnixDomainSocketAddress.of(path);
      return connect(SocketChannel.open(StandardProtocolFamily.UNIX), address);
    } catch (IOException | IllegalArgumentException e) {
      throw cannotConnect(path, e);
    }
  }

  private static SocketChannel connectInet(Endpoint endpoint) throws CannotConnectException {
    String name = endpoint.host() + ':' + endpoint.port();
    CannotConnectException failure = new CannotConnectException(Reason.OTHER, name);
    try {
      for (InetAddress address : InetAddress.getAllByName(endpoint.host())) {
        try {
          return connectTo(new InetSocketAddress(address, endpoint.port()));
        } catch (IOException e) {
          failure = cannotConnect(name, e);
        }
      }
    } catch (UnknownHostException e) {
      throw new CannotConnectException(Reason.OTHER, "cannot resolve " + endpoint.host());
    }
    throw failure;
  }

  private static SocketChannel connectTo(InetSocketAddress address) throws IOException {
    SocketChannel channel = connect(SocketChannel.open(), address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return channel;
  }

  private static SocketChannel connect(SocketChannel channel, SocketAddress address)
      throws IOException {
    try {
      channel.connect(address);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The JDK tells the system's error apart only by its text. */
  private static CannotConnectException cannotConnect(String name, Exception cause) {
    String text = String.valueOf(cause.getMessage());
    Reason reason = Reason.OTHER;
    if (text.contains("No such file or directory")) {
      reason = Reason.NO_SUCH_FILE;
    } else if (text.contains("Connection refused")) {
      reason = Reason.REFUSED;
    } else if (text.contains("Permission denied")) {
      reason = Reason.PERMISSION_DENIED;
    }
    return new CannotConnectException(reason, "cannot connect to " + name + ": " + text);
  }
}
