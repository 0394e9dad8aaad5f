package org.jsupervisor.rpc.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.AsynchronousCloseException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;
import org.jsupervisor.rpc.xmlrpc.XmlRpcResponseReader;
import org.jsupervisor.rpc.xmlrpc.XmlRpcWriter;

/**
 * Calls a supervisor over one connection, which is kept as long as the server lets it. Confined to
 * one thread, except {@link #abort}.
 */
public final class SupervisorClient implements AutoCloseable {
  private static final int OK = 200;

  private final Endpoint endpoint;
  private final @Nullable Credentials credentials;
  private volatile @Nullable HttpChannel connection;
  private volatile boolean isAborted;

  public SupervisorClient(Endpoint endpoint, @Nullable Credentials credentials) {
    this.endpoint = endpoint;
    this.credentials = credentials;
  }

  /**
   * Calls a method and waits for its answer without time limit; nothing is tried twice.
   *
   * @throws CannotConnectException if there is no server
   * @throws HttpStatusException if the status is not 200
   */
  public @Nullable Object call(String method, Object... params) throws IOException, XmlRpcFault {
    byte[] body = XmlRpcWriter.methodCall(method, Arrays.asList(params));
    StringBuilder request = new StringBuilder(256).append("POST /RPC2 HTTP/1.1\r\n");
    appendHeaders(request, "text/xml");
    request.append("Content-Type: text/xml\r\nContent-Length: ").append(body.length);
    byte[] head = request.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8);
    byte[] message = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    return XmlRpcResponseReader.read(exchange(message));
  }

  private byte[] exchange(byte[] message) throws IOException {
    boolean isReusable = false;
    try {
      HttpChannel channel = connected();
      channel.write(message);
      AnswerHead head = AnswerHead.read(channel);
      if (head.status() != OK) {
        throw new HttpStatusException(head.status(), head.reason());
      }
      byte[] body = new AnswerBody(channel, head).readAll();
      isReusable = head.isKeptAlive();
      return body;
    } finally {
      if (!isReusable) {
        close();
      }
    }
  }

  /**
   * Streams the answer to a GET into the sink, flushing whatever comes, until the server ends it or
   * {@link #abort} is called from another thread.
   *
   * @param path not encoded
   */
  public void follow(String path, OutputStream sink) throws IOException {
    try {
      HttpChannel channel = connected();
      StringBuilder request = new StringBuilder(256);
      request.append("GET ").append(PathEncoding.encode(path)).append(" HTTP/1.1\r\n");
      appendHeaders(request, "*/*");
      channel.write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      AnswerHead head = AnswerHead.read(channel);
      if (head.status() != OK) {
        throw new HttpStatusException(head.status(), head.reason());
      }
      AnswerBody body = new AnswerBody(channel, head);
      byte[] part = new byte[8192];
      for (int count = body.read(part); count >= 0; count = body.read(part)) {
        sink.write(part, 0, count);
        sink.flush();
      }
    } finally {
      close();
    }
  }

  private void appendHeaders(StringBuilder request, String accepted) {
    request.append("Host: ").append(endpoint.hostHeader());
    request.append("\r\nAccept-Encoding: identity\r\nUser-Agent: jsupervisor\r\nAccept: ");
    request.append(accepted).append("\r\n");
    if (credentials != null) {
      request.append(credentials.header());
    }
  }

  private HttpChannel connected() throws IOException {
    HttpChannel channel = connection;
    if (channel == null) {
      channel = new HttpChannel(Connector.connect(endpoint));
      connection = channel;
      if (isAborted) {
        throw new AsynchronousCloseException();
      }
    }
    return channel;
  }

  /** What concerns the daemon as a whole. */
  public DaemonCalls daemon() {
    return new DaemonCalls(this);
  }

  /** What concerns processes and groups of them. */
  public ProcessCalls processes() {
    return new ProcessCalls(this);
  }

  /** What concerns log files. */
  public LogCalls logs() {
    return new LogCalls(this);
  }

  /** Ends what another thread waits for, from whatever thread; later calls fail. */
  public void abort() throws IOException {
    isAborted = true;
    close();
  }

  /** Closes the connection; a later call opens another. */
  @Override
  public void close() throws IOException {
    HttpChannel channel = connection;
    connection = null;
    if (channel != null) {
      channel.close();
    }
  }
}
