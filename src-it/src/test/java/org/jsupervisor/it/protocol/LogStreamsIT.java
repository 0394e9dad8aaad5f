package org.jsupervisor.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.jsupervisor.it.daemon.TextFile;
import org.junit.jupiter.api.Test;

/**
 * Logs that are followed over HTTP: what comes, in which frames, and what may happen to the file.
 */
@PrivateDaemon
class LogStreamsIT {
  private static final String CAT =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      stdout_logfile=@DIR@/cat.log
      [program:ключ]
      command=/bin/cat
      startsecs=0
      stderr_logfile=@DIR@/key.err
      """;

  @Test
  void beginsWithTheLastKilobyteAndGoesOnInChunks(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = start(sandbox);
    String old = "é".repeat(1000) + "ab"; // the kilobyte begins within a letter
    say(daemon, old, sandbox.file("cat.log"));
    try (Follower follower = follow(sandbox, "/logtail/cat", "1.1")) {
      follower.await("ab");
      say(daemon, "héllo", sandbox.file("cat.log"));
      follower.await("héllo");
      assertThat(follower.head())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\r\nContent-Type: text/plain;charset=utf-8\r\n")
          .contains("\r\nTransfer-Encoding: chunked\r\n")
          .contains("\r\nX-Accel-Buffering: no\r\n")
          .containsPattern("\r\nLast-Modified: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} ");
      byte[] bytes = follower.body();
      byte[] all = (old + "\nhéllo").getBytes(StandardCharsets.UTF_8);
      int from = (old + "\n").getBytes(StandardCharsets.UTF_8).length - 1024;
      assertThat(bytes).startsWith(java.util.Arrays.copyOfRange(all, from, all.length));
    }
  }

  @Test
  void oldClientsGetBytesWithoutFramesAndAtOnce(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = start(sandbox);
    say(daemon, "one", sandbox.file("cat.log"));
    try (Follower follower = follow(sandbox, "/logtail/cat", "1.0")) {
      follower.await("one");
      say(daemon, "two", sandbox.file("cat.log"));
      follower.await("two");
      assertThat(follower.head())
          .startsWith("HTTP/1.0 200 OK\r\n")
          .doesNotContain("Transfer-Encoding", "Keep-Alive");
      assertThat(new String(follower.body(), StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
    }
  }

  @Test
  void followsTheFileThatTookThePlace(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = start(sandbox);
    say(daemon, "before", sandbox.file("cat.log"));
    try (Follower follower = follow(sandbox, "/logtail/cat", "1.1")) {
      follower.await("before");
      assertThat(daemon.rpc("supervisor.clearProcessLogs", "cat")).isEqualTo(true);
      say(daemon, "after", sandbox.file("cat.log"));
      follower.await("after");
      assertThat(new String(follower.body(), StandardCharsets.UTF_8)).isEqualTo("before\nafter\n");
    }
  }

  @Test
  void tellsThatTheFileWasTruncatedAndGoesOn(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = start(sandbox);
    say(daemon, "before", sandbox.file("cat.log"));
    try (Follower follower = follow(sandbox, "/logtail/cat", "1.1")) {
      follower.await("before");
      Files.write(Path.of(sandbox.directory() + "/cat.log"), new byte[0]);
      follower.await("==> File truncated <==\n");
      Files.writeString(
          sandbox.directory().resolve("cat.log"), "after\n", StandardOpenOption.APPEND);
      follower.await("after");
    }
  }

  @Test
  void bytesComeAsTheyAre(Sandbox sandbox) throws IOException {
    RunningDaemon daemon =
        Launch.start(
            sandbox,
            """
            [program:bytes]
            command=/bin/sh -c "printf 'a\\\\000\\\\033\\\\377\\\\r\\\\n'; exec sleep 1000"
            startsecs=0
            stdout_logfile=@DIR@/bytes.log
            """);
    daemon.awaitRunning("bytes");
    sandbox.file("bytes.log").await("\n");
    try (Follower follower = follow(sandbox, "/logtail/bytes/stdout", "1.1")) {
      follower.await("\n");
      assertThat(follower.body()).containsExactly('a', 0, 27, 255, '\r', '\n');
    }
  }

  @Test
  void namesAreDecodedAndChannelsChosen(Sandbox sandbox) throws IOException {
    start(sandbox);
    Files.writeString(sandbox.directory().resolve("key.err"), "wrong\n");
    String name = "%D0%BA%D0%BB%D1%8E%D1%87";
    for (String path : List.of(name, name + "%3A" + name, name + ":" + name, "ключ")) {
      try (Follower follower = follow(sandbox, "/logtail/" + path + "/stderr?x=y", "1.1")) {
        follower.await("wrong");
      }
    }
  }

  @Test
  void mainLogIsFollowed(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = start(sandbox);
    try (Follower follower = follow(sandbox, "/mainlogtail", "1.1")) {
      follower.await("RUNNING state");
      daemon.rpc("supervisor.stopProcess", "cat");
      follower.await("stopped: cat");
      assertThat(follower.head()).doesNotContain("X-Accel-Buffering");
      daemon.rpc("supervisor.clearLog");
      daemon.rpc("supervisor.startProcess", "cat");
      follower.await("spawned: 'cat'");
    }
  }

  @Test
  void manyFollowersDoNotHinderEachOther(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = start(sandbox);
    say(daemon, "first", sandbox.file("cat.log"));
    List<Follower> followers = new ArrayList<>();
    try {
      for (int i = 0; i < 30; i++) {
        followers.add(follow(sandbox, "/logtail/cat", "1.1"));
      }
      followers.remove(7).close();
      say(daemon, "second", sandbox.file("cat.log"));
      for (Follower follower : followers) {
        follower.await("second");
      }
    } finally {
      for (Follower follower : followers) {
        follower.close();
      }
    }
  }

  private static RunningDaemon start(Sandbox sandbox) {
    RunningDaemon daemon = Launch.start(sandbox, CAT);
    daemon.awaitRunning("cat");
    return daemon;
  }

  private static void say(RunningDaemon daemon, String line, TextFile log) {
    daemon.rpc("supervisor.sendProcessStdin", "cat", line + "\n");
    log.await(Pattern.quote(line));
  }

  private static Follower follow(Sandbox sandbox, String path, String version) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(Launch.socket(sandbox)));
    String request = "GET " + path + " HTTP/" + version + "\r\nHost: h\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
    channel.configureBlocking(false);
    return new Follower(channel);
  }

  /** One who reads a stream; keeps what came, one character for each byte. */
  private static final class Follower implements AutoCloseable {
    private static final Pattern CHUNK = Pattern.compile("\\G([0-9a-fA-F]+)\r\n");

    private final SocketChannel channel;
    private final StringBuilder received = new StringBuilder();
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16);

    Follower(SocketChannel channel) {
      this.channel = channel;
    }

    void await(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
      Await.value(
          text + " comes",
          () -> {
            assertThat(channel.read(in)).as("the stream goes on").isNotNegative();
            received.append(StandardCharsets.ISO_8859_1.decode(in.flip()));
            in.clear();
            return received.indexOf("\r\n\r\n") > 0 && latin().contains(wanted)
                ? Optional.of(true)
                : Optional.empty();
          });
    }

    String head() {
      return received.substring(0, received.indexOf("\r\n\r\n") + 2);
    }

    byte[] body() {
      return latin().getBytes(StandardCharsets.ISO_8859_1);
    }

    private String latin() {
      String rest = received.substring(received.indexOf("\r\n\r\n") + 4);
      if (!head().contains("chunked")) {
        return rest;
      }
      StringBuilder body = new StringBuilder();
      Matcher size = CHUNK.matcher(rest);
      int at = 0;
      while (size.find(at)) {
        int end = Math.min(rest.length(), size.end() + Integer.parseInt(size.group(1), 16));
        body.append(rest, size.end(), end);
        at = Math.min(rest.length(), end + 2);
      }
      return body.toString();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
