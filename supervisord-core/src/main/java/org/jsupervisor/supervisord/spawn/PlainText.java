package org.jsupervisor.supervisord.spawn;

import java.io.FileInputStream;
import java.io.IOException;

/**
 * Recognizes a script that names no interpreter. The kernel refuses it; what executes a program on
 * the daemon's behalf would give it to a shell, which the original never does (daemon.md 4.3).
 */
final class PlainText {
  private static final int HEAD_BYTES = 128;

  private PlainText() {}

  static boolean isIn(String file) {
    try (FileInputStream stream = new FileInputStream(file)) {
      byte[] head = stream.readNBytes(HEAD_BYTES);
      if (head.length >= 2 && head[0] == '#' && head[1] == '!') {
        return false;
      }
      for (byte value : head) {
        if (value == 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false; // Not readable: the kernel alone can tell.
    }
  }
}
