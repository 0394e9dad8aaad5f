package org.jsupervisor.it.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A place that speaks HTTP, reached over TCP or a UNIX socket, one connection per request. */
public record HttpTarget(SocketAddress address, Map<String, String> headers) {

  public static HttpTarget unix(Path socket) {
    return new HttpTarget(UnixDomainSocketAddress.of(socket), Map.of());
  }

  public static HttpTarget inet(int port) {
    return new HttpTarget(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Map.of());
  }

  /** The same place, asked with Basic credentials. */
  public HttpTarget as(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new HttpTarget(
        address, Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  /** Whether something accepts connections there. */
  public boolean accepts() {
    try (SocketChannel channel = SocketChannel.open(address)) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  public HttpReply get(String path) throws IOException {
    return exchange(request("GET", path, Map.of(), new byte[0]));
  }

  public HttpReply post(String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Map<String, String> extra = new LinkedHashMap<>();
    extra.put("Content-Type", "text/xml");
    extra.put("Content-Length", Integer.toString(bytes.length));
    return exchange(request("POST", path, extra, bytes));
  }

  /** Sends the bytes as they are and reads until the other side closes. */
  public HttpReply exchange(byte[] request) throws IOException {
    return exchange(request, Duration.ofSeconds(60));
  }

  /** Sends the bytes as they are and reads until the other side closes or the time is over. */
  public HttpReply exchange(byte[] request, Duration patience) throws IOException {
    try (SocketChannel channel = SocketChannel.open(address);
        Selector selector = Selector.open()) {
      ByteBuffer out = ByteBuffer.wrap(request);
      while (out.hasRemaining()) {
        channel.write(out);
      }
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      return parse(readUntil(channel, selector, System.nanoTime() + patience.toNanos()), patience);
    }
  }

  private static byte[] readUntil(SocketChannel channel, Selector selector, long deadline)
      throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer in = ByteBuffer.allocate(1 << 16);
    long left = deadline - System.nanoTime();
    while (left > 0 && channel.read(in) >= 0) {
      all.write(in.array(), 0, in.position());
      in.clear();
      selector.select(Math.max(1, left / 1_000_000));
      selector.selectedKeys().clear();
      left = deadline - System.nanoTime();
    }
    return all.toByteArray();
  }

  private byte[] request(String method, String path, Map<String, String> extra, byte[] body) {
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    extra.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    byte[] start = (head + "\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  private static HttpReply parse(byte[] all, Duration patience) throws IOException {
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no HTTP answer within " + patience.toMillis() + " ms but: " + text);
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).trim());
    }
    byte[] body = Arrays.copyOfRange(all, end + 4, all.length);
    boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
    return new HttpReply(
        Integer.parseInt(lines[0].split(" ", -1)[1]),
        headers,
        latin(chunked ? unchunk(body) : body));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] unchunk(byte[] body) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int at = 0;
    while (at < body.length) {
      int lineEnd = text.indexOf("\r\n", at);
      int size = Integer.parseInt(text.substring(at, lineEnd).trim(), 16);
      if (size == 0) {
        break;
      }
      plain.write(body, lineEnd + 2, Math.min(size, body.length - lineEnd - 2));
      at = lineEnd + 2 + size + 2;
    }
    return plain.toByteArray();
  }
}
