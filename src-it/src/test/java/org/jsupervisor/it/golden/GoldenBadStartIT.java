package org.jsupervisor.it.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsupervisor.it.daemon.Command;
import org.jsupervisor.it.daemon.Machine;
import org.jsupervisor.it.daemon.Outcome;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.Product;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every recorded refusal to start: the same exit status and the same words. */
@PrivateDaemon
@Tag("root")
class GoldenBadStartIT {

  /** What is printed instead of what is recorded, and why. */
  private record Deliberate(Reason reason, String stderr) {}

  private static final Map<String, Deliberate> DELIBERATE =
      Map.of(
          "bad-fcgi-socket-unbindable",
          new Deliberate(
              Reason.FAST_CGI_ERROR_TOLD,
              """
          Error: Could not create FastCGI socket unix:///nonexistent/f.sock: [Errno 2] No such file\
           or directory
          For help, use PROG -h
          """),
          "bad-fcgi-socket-format",
          new Deliberate(
              Reason.SOCKET_TEXTS_FILLED,
              """
              Error: Bad socket format 'udp://localhost:9000' in [fcgi-program:f] socket
              For help, use PROG -h
              """),
          "bad-fcgi-socket-relative",
          new Deliberate(
              Reason.SOCKET_TEXTS_FILLED,
              """
              Error: Unix socket path 'run/f.sock' is not an absolute path in [fcgi-program:f] socket
              For help, use PROG -h
              """),
          "bad-group-trailing-comma",
          new Deliberate(
              Reason.GROUP_TOLD,
              "Error: [group:g] names unknown program or fcgi-program \nFor help, use PROG -h\n"),
          "bad-group-unknown-program",
          new Deliberate(
              Reason.GROUP_TOLD,
              "Error: [group:g] names unknown program or fcgi-program y\nFor help, use PROG -h\n"),
          "bad-supervisord-minfds-too-high",
          new Deliberate(
              Reason.REAL_LIMIT_TOLD,
              "Error: The minimum number of file descriptors required to run this process is 99999999 as"
                  + " per the \"minfds\" command-line argument or config file setting. The current"
                  + " environment will only allow you to open HARD file descriptors.  Either raise the"
                  + " number of usable file descriptors in your environment (see README.rst) or lower the"
                  + " minfds setting in the config file to allow the process to start.\n"
                  + "For help, use PROG -h\n"));

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> refusesAsRecorded(Sandbox sandbox) {
    Machine.assumeRoot();
    Path recordings = Reference.directory("golden");
    List<RecordedStart> starts = RecordedStart.all(recordings);
    assertThat(starts).as("recorded refusals").hasSize(101);
    return starts.stream()
        .map(
            start ->
                DynamicTest.dynamicTest(start.name(), () -> replay(sandbox, recordings, start)));
  }

  private static void replay(Sandbox sandbox, Path recordings, RecordedStart start)
      throws IOException {
    Path directory = Files.createDirectory(sandbox.directory().resolve(start.name()));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    copy(recordings, start.name(), directory);
    Outcome outcome = prepared(sandbox, start, directory);
    assertThat(outcome.exit()).as(outcome::toString).isEqualTo(start.exit());
    Deliberate deliberate = DELIBERATE.get(start.name());
    if (deliberate != null && Product.daemonUnderTest() == Product.OURS) {
      assertThat(normal(outcome.stderr(), sandbox, directory).replaceAll("open \\d+", "open HARD"))
          .as(deliberate.reason()::toString)
          .isEqualTo(deliberate.stderr())
          .isNotIn(start.accepted());
    } else {
      assertThat(normal(outcome.stderr(), sandbox, directory)).isIn(start.accepted());
    }
  }

  private static Outcome prepared(Sandbox sandbox, RecordedStart start, Path directory)
      throws IOException {
    if (start.setup().startsWith("a listener already holds tcp 127.0.0.1:")) {
      int port = Integer.parseInt(start.setup().substring(start.setup().lastIndexOf(':') + 1));
      try (ServerSocket busy = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThat(busy.isBound()).isTrue();
        return run(sandbox, start, directory);
      }
    }
    if (start.setup().startsWith("a server already accepts on DIR/s.sock")) {
      try (ServerSocketChannel server = answering(directory.resolve("s.sock"))) {
        assertThat(server.isOpen()).isTrue();
        return run(sandbox, start, directory);
      }
    }
    Path config = directory.resolve(start.name() + ".conf");
    if (start.setup().startsWith("chmod 0 ")) {
      Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("---------"));
    } else if (start.setup().startsWith("make ")) {
      Files.createDirectory(config);
    } else {
      assertThat(start.setup()).isEmpty();
    }
    return run(sandbox, start, directory);
  }

  private static Outcome run(Sandbox sandbox, RecordedStart start, Path directory) {
    List<Object> words = new ArrayList<>(List.of("env", "-i", "HOME=/root", "LANG=C.UTF-8"));
    words.add("PATH=/usr/bin:/bin");
    words.add(sandbox.daemonProduct().daemon());
    for (String argument : start.arguments()) {
      words.add(argument.replace("DIR", directory.toString()));
    }
    Command command = sandbox.command(words.toArray()).in(directory);
    return (start.unprivileged() ? command.as("nobody", "nogroup") : command).run();
  }

  /** The text with the placeholders of the recordings; a traceback keeps its ends only. */
  private static String normal(String text, Sandbox sandbox, Path directory) {
    String normal =
        text.replace(directory.toString(), "DIR")
            .replace(sandbox.daemonProduct().daemon().toString(), "PROG");
    if (!normal.startsWith("Traceback")) {
      return normal;
    }
    List<String> lines = normal.lines().toList();
    return lines.get(0) + "\n  ...\n" + lines.get(lines.size() - 1) + "\n";
  }

  /** The configuration of the case and the files that go with it. */
  private static void copy(Path recordings, String name, Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(recordings, name + ".*")) {
      for (Path file : files) {
        if (!file.toString().endsWith(".expected")) {
          Path copy = Files.copy(file, directory.resolve(file.getFileName()));
          Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
        }
      }
    }
  }

  /** A server on a UNIX socket that answers every connection until it is closed. */
  private static ServerSocketChannel answering(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread thread = new Thread(() -> answerAll(server), "answering");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static void answerAll(ServerSocketChannel server) {
    byte[] answer = "HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    while (true) {
      try (SocketChannel connection = server.accept()) {
        connection.read(ByteBuffer.allocate(1024));
        connection.write(ByteBuffer.wrap(answer));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        System.err.println("cannot answer on a UNIX socket: " + e);
      }
    }
  }
}
