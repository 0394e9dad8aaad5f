package org.jsupervisor.supervisord.previous;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel tells about one process.
 *
 * @param startTicks when it was started, in clock ticks since the machine was
 * @param environment the variables it was started with, each followed by a zero byte
 */
record ProcessEntry(int pid, int parent, long startTicks, String environment) {

  /** The value of a variable, or null if there is none. */
  @Nullable String variable(String name) {
    String key = name + "=";
    int start = environment.startsWith(key) ? 0 : environment.indexOf("\0" + key) + 1;
    if (start == 0 && !environment.startsWith(key)) {
      return null;
    }
    int end = environment.indexOf('\0', start);
    return environment.substring(start + key.length(), end < 0 ? environment.length() : end);
  }
}
