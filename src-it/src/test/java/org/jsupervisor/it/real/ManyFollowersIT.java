package org.jsupervisor.it.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.it.daemon.Await;
import org.jsupervisor.it.daemon.Launch;
import org.jsupervisor.it.daemon.PrivateDaemon;
import org.jsupervisor.it.daemon.RunningDaemon;
import org.jsupervisor.it.daemon.Sandbox;
import org.junit.jupiter.api.Test;

/** Two hundred clients that follow one log. */
@PrivateDaemon
class ManyFollowersIT {
  private static final int COUNT = 200;

  private static final String CONFIG =
      """
      [supervisord]
      minfds=1024
      [program:talk]
      command=/bin/sh -c 'echo begun; exec sleep 300'
      stdout_logfile=@DIR@/talk.log
      """;

  @Test
  void everyOneGetsEveryLineAndLeavesNothingBehind(Sandbox sandbox) throws IOException {
    RunningDaemon daemon = Launch.start(sandbox, CONFIG);
    daemon.awaitRunning("talk");
    sandbox.file("talk.log").await("begun");
    Path log = sandbox.directory().resolve("talk.log");
    int before = descriptors(daemon);
    List<SocketChannel> followers = new ArrayList<>();
    try {
      for (int i = 0; i < COUNT; i++) {
        followers.add(follow(daemon));
      }
      for (SocketChannel follower : followers) {
        assertThat(read(follower, "begun")).contains("HTTP/1.1 200");
      }
      for (int line = 0; line < 5; line++) {
        Files.writeString(log, "line " + line + "\n", StandardOpenOption.APPEND);
        assertThat(daemon.state("talk")).isEqualTo("RUNNING");
      }
      for (SocketChannel follower : followers) {
        String seen = read(follower, "line 4");
        for (int line = 0; line < 4; line++) {
          assertThat(seen).containsOnlyOnce("line " + line + "\n");
        }
      }
    } finally {
      for (SocketChannel follower : followers) {
        follower.close();
      }
    }
    Await.until("connections are closed", () -> descriptors(daemon) <= before);
    assertThat(daemon.terminate()).isZero();
  }

  /** How many are open; they may change while they are counted. */
  private static int descriptors(RunningDaemon daemon) {
    String[] open = new File("/proc/" + daemon.pid() + "/fd").list();
    return open == null ? Integer.MAX_VALUE : open.length;
  }

  private static SocketChannel follow(RunningDaemon daemon) throws IOException {
    SocketChannel channel = SocketChannel.open(daemon.target().address());
    String request = "GET /logtail/talk/stdout HTTP/1.1\r\nHost: localhost\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  /** Reads until the text has come; the harness ends a test that waits for ever. */
  private static String read(SocketChannel channel, String awaited) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(awaited) < 0) {
      assertThat(channel.read(buffer)).as("what follows %s", seen).isPositive();
      seen.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
      buffer.clear();
    }
    return seen.toString();
  }
}
