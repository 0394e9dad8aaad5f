package org.jsupervisor.supervisord.posix;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.posix.SharedSockets.Worker;

/** What {@code /proc} shows of a process that may serve a socket. */
final class WorkerFiles {
  private static final int MOST_BYTES = 1 << 16;
  private static final String SOCKET = "socket:[";
  private static final boolean IS_ARM = System.getProperty("os.arch", "").equals("aarch64");

  /** accept and accept4. */
  private static final Set<String> ACCEPT = IS_ARM ? Set.of("202", "242") : Set.of("43", "288");

  /** poll, ppoll, select, pselect6, epoll_wait, epoll_pwait and epoll_pwait2. */
  private static final Set<String> POLL =
      IS_ARM
          ? Set.of("73", "72", "22", "441")
          : Set.of("7", "271", "23", "270", "232", "281", "441");

  private final String directory;
  private final Map<String, Long> descriptors = new HashMap<>();

  private WorkerFiles(int pid) {
    this.directory = "/proc/" + pid;
  }

  /** The inode number of a descriptor of ours, 0 if it is no socket. */
  static long inode(int descriptor) {
    return socketAt("/proc/self/fd/" + descriptor);
  }

  static @Nullable Worker read(int pid, long listener) {
    return new WorkerFiles(pid).read(pid, Long.valueOf(listener));
  }

  private @Nullable Worker read(int pid, Long listener) {
    String[] open = new File(directory + "/fd").list();
    String[] threads = new File(directory + "/task").list();
    if (open == null || threads == null) {
      return null;
    }
    for (String name : open) {
      long inode = socketAt(directory + "/fd/" + name);
      if (inode != 0) {
        descriptors.put(name, inode);
      }
    }
    List<Integer> children = new ArrayList<>();
    boolean isWaiting = false;
    boolean isFrozen = true;
    for (String thread : threads) {
      String path = directory + "/task/" + thread;
      String born = text(path + "/children");
      String call = text(path + "/syscall");
      String stat = text(path + "/stat");
      if (stat == null) {
        continue; // The thread has ended.
      }
      if (born == null || call == null) {
        return null;
      }
      add(born, children);
      isWaiting |= isWaiting(call, listener);
      isFrozen &= isStopped(stat);
    }
    return new Worker(pid, children, new HashSet<>(descriptors.values()), isWaiting, isFrozen);
  }

  private static void add(String born, List<Integer> children) {
    int at = 0;
    for (int end = born.indexOf(' '); end > at; end = born.indexOf(' ', at)) {
      children.add(Integer.valueOf(born.substring(at, end)));
      at = end + 1;
    }
  }

  /**
   * Whether a thread waits for a connection: in accept on the socket itself, or in a call that
   * waits for descriptors if there is no other socket that it could wait for.
   */
  private boolean isWaiting(String call, Long listener) {
    String[] words = call.strip().split(" ", 3);
    if (words.length < 2) {
      return false; // It runs.
    }
    if (ACCEPT.contains(words[0])) {
      String descriptor = Long.toString(Long.parseUnsignedLong(words[1].substring(2), 16));
      return listener.equals(descriptors.get(descriptor));
    }
    return POLL.contains(words[0])
        && descriptors.containsValue(listener)
        && Set.of(listener).containsAll(descriptors.values());
  }

  private static boolean isStopped(String stat) {
    int state = stat.lastIndexOf(')') + 2;
    return stat.length() > state && (stat.charAt(state) == 'T' || stat.charAt(state) == 't');
  }

  private static long socketAt(String link) {
    try {
      String target = Files.readSymbolicLink(Path.of(link)).toString();
      return target.startsWith(SOCKET)
          ? Long.parseLong(target.substring(SOCKET.length(), target.length() - 1))
          : 0;
    } catch (IOException e) {
      return 0; // Closed meanwhile.
    }
  }

  private static @Nullable String text(String path) {
    try (FileInputStream file = new FileInputStream(path)) {
      return new String(file.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return null; // The thread has ended, or may not be looked at.
    }
  }
}
