package org.jsupervisor.supervisord.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A program that changes itself for good and prints what became of it. */
public final class StartupProbe {
  private StartupProbe() {}

  /** With {@code user} switches to uid 12345 and more, with {@code detach} loses its streams. */
  public static void main(String[] arguments) throws IOException {
    JnrPosix posix = new JnrPosix(notice -> {});
    if (arguments[0].equals("user")) {
      posix.switchUser(12345, 12346, List.of(12346, 12347));
      Set<String> lines = new TreeSet<>();
      try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
        for (Path thread : (Iterable<Path>) threads::iterator) {
          for (String line : Files.readAllLines(thread.resolve("status"))) {
            if (line.startsWith("Uid:") || line.startsWith("Gid:") || line.startsWith("Groups:")) {
              lines.add(line.trim());
            }
          }
        }
      }
      print(posix, 1, String.join("\n", lines));
    } else {
      int kept = new JnrFilePosix().duplicate(1);
      posix.detachStandardStreams();
      for (int fd = 0; fd <= 2; fd++) {
        print(posix, kept, Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)) + " ");
      }
    }
  }

  private static void print(Posix posix, int fd, String text) throws PosixException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    posix.write(fd, ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
  }
}
