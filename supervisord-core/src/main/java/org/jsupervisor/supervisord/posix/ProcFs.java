package org.jsupervisor.supervisord.posix;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes as {@code /proc} shows them. */
final class ProcFs implements ProcessTable {
  static final ProcessTable INSTANCE = new ProcFs();

  private static final int STAT_BYTES = 1024;
  private static final int MOST_BYTES = 1 << 20;

  // Counted from the state, which follows the command in brackets.
  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int SESSION = 3;
  private static final int START = 19;

  @Override
  public @Nullable Entry entry(int pid) {
    return parse(pid, stat(Integer.toString(pid)));
  }

  private static String stat(String process) {
    return new String(read(process, "stat", STAT_BYTES), StandardCharsets.ISO_8859_1);
  }

  static @Nullable Entry parse(int pid, String stat) {
    int at = stat.lastIndexOf(')') + 2;
    boolean isAlive = true;
    long[] numbers = new long[START + 1];
    for (int field = STATE; field <= START; field++) {
      int end = stat.indexOf(' ', at);
      if (at < 2 || end < 0) {
        return null;
      }
      if (field == STATE) {
        char state = stat.charAt(at);
        isAlive = state != 'Z' && state != 'X';
      } else {
        numbers[field] = Long.parseLong(stat.substring(at, end));
      }
      at = end + 1;
    }
    return new Entry(
        pid,
        (int) numbers[PARENT],
        (int) numbers[GROUP],
        (int) numbers[SESSION],
        numbers[START],
        isAlive);
  }

  @Override
  public int ownGroup() {
    Entry own = parse(0, stat("self"));
    return own == null ? 0 : own.group();
  }

  @Override
  public byte[] environment(int pid) {
    return read(Integer.toString(pid), "environ", MOST_BYTES);
  }

  @Override
  public int[] pids() {
    String[] names = new File("/proc").list();
    int[] pids = new int[names == null ? 0 : names.length];
    int count = 0;
    for (int i = 0; i < pids.length; i++) {
      if (Character.isDigit(names[i].charAt(0))) {
        pids[count++] = Integer.parseInt(names[i]);
      }
    }
    return Arrays.copyOf(pids, count);
  }

  /** The kernel gives orphans to the first thread; what the loop's thread has made is its own. */
  @Override
  public List<Integer> adopted() {
    String firstThread = "self/task/" + ProcessHandle.current().pid();
    String text = new String(read(firstThread, "children", MOST_BYTES), StandardCharsets.UTF_8);
    List<Integer> adopted = new ArrayList<>();
    int at = 0;
    for (int end = text.indexOf(' '); end > at; end = text.indexOf(' ', at)) {
      adopted.add(Integer.valueOf(text.substring(at, end)));
      at = end + 1;
    }
    return adopted;
  }

  @Override
  public String commandLine(int pid) {
    byte[] bytes = read(Integer.toString(pid), "cmdline", MOST_BYTES);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable String namespace(int pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/pid")).toString();
    } catch (IOException e) {
      return null;
    }
  }

  private static byte[] read(String process, String name, int most) {
    try (FileInputStream file = new FileInputStream("/proc/" + process + "/" + name)) {
      return file.readNBytes(most);
    } catch (IOException e) {
      return new byte[0]; // It has gone, may not be read, or the kernel was built without it.
    }
  }
}
