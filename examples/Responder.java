import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channel;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Answers FastCGI requests on the listening socket inherited as file descriptor 0, naming the process that answers.
 *
 * <p>Several processes may share the socket: the kernel hands each connection to one of them.
 */
public final class Responder {
  private static final int BEGIN_REQUEST = 1;
  private static final int ABORT_REQUEST = 2;
  private static final int END_REQUEST = 3;
  private static final int STDIN = 5;
  private static final int STDOUT = 6;
  private static final int KEEP_CONNECTION = 1;
  private static final int END_REQUEST_LENGTH = 8;

  private final long pid = ProcessHandle.current().pid();
  private long requests;

  public static void main(String[] arguments) throws IOException {
    // Taking over the inherited channel closes the standard streams: the log needs a descriptor of its own.
    OutputStream log = new FileOutputStream("/dev/stderr");
    Channel inherited = System.inheritedChannel();
    if (!(inherited instanceof ServerSocketChannel)) {
      log.write("file descriptor 0 is not a listening socket: run this as an [fcgi-program:x]\n".getBytes(
          StandardCharsets.UTF_8));
      System.exit(1);
    }
    new Responder().serve((ServerSocketChannel) inherited, log);
  }

  private void serve(ServerSocketChannel socket, OutputStream log) throws IOException {
    while (true) {
      try (SocketChannel connection = socket.accept()) {
        answerAll(connection);
      } catch (IOException e) {
        log.write(("connection lost: " + e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Answers one request after the other until the web server closes the connection or asks for that. */
  private void answerAll(SocketChannel connection) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(connection)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(connection)));
    boolean keep = true;
    while (true) {
      int version = in.read();
      if (version < 0) {
        return;
      }
      int type = in.readUnsignedByte();
      int id = in.readUnsignedShort();
      byte[] content = new byte[in.readUnsignedShort()];
      int padding = in.readUnsignedByte();
      in.readUnsignedByte();
      in.readFully(content);
      if (in.skipBytes(padding) < padding) {
        throw new EOFException("the record ends early");
      }
      if (type == BEGIN_REQUEST) {
        keep = (content[2] & KEEP_CONNECTION) != 0;
      } else if (type == ABORT_REQUEST || type == STDIN && content.length == 0) {
        answer(out, id);
        if (!keep) {
          return;
        }
      }
    }
  }

  private void answer(DataOutputStream out, int id) throws IOException {
    requests++;
    String text =
        "Content-Type: text/plain\r\n\r\nprocess " + pid + " answers, request " + requests + "\n";
    byte[] body = text.getBytes(StandardCharsets.US_ASCII);
    writeHeader(out, STDOUT, id, body.length);
    out.write(body);
    writeHeader(out, STDOUT, id, 0);
    writeHeader(out, END_REQUEST, id, END_REQUEST_LENGTH);
    out.writeLong(0);
    out.flush();
  }

  private static void writeHeader(DataOutputStream out, int type, int id, int length)
      throws IOException {
    out.writeByte(1);
    out.writeByte(type);
    out.writeShort(id);
    out.writeShort(length);
    out.writeShort(0);
  }
}
