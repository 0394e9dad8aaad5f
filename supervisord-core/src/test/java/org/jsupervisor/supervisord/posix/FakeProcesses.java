package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The processes of the scripted kernel: children by themselves, others as the test says. */
public final class FakeProcesses implements ProcessTable {
  public static final int DAEMON = 100;
  private static final int SESSION = 50;

  private final Map<Integer, Entry> entries = new HashMap<>();
  private final Map<Integer, byte[]> environments = new HashMap<>();
  private final Map<Integer, String> commandLines = new HashMap<>();
  private final Set<Integer> others = new HashSet<>();
  private final FakeOrphans orphans = new FakeOrphans();
  private final Map<Integer, FakeBytes> ends = new HashMap<>();
  private final Map<String, FakeBytes> directories = new HashMap<>();
  private long ticks;
  boolean isSubreaper;

  FakeProcesses() {
    entries.put(DAEMON, new Entry(DAEMON, 1, SESSION, SESSION, 0, true));
  }

  public boolean isSubreaper() {
    return isSubreaper;
  }

  /** What programs leave behind. */
  public FakeOrphans orphans() {
    return orphans;
  }

  void spawned(int pid) {
    entries.put(pid, new Entry(pid, DAEMON, pid, SESSION, ++ticks, true));
  }

  /** Has a process appear that the daemon has not made, with that parent and process group. */
  public void appear(int pid, int parent, int group) {
    appear(pid, parent, group, ++ticks);
  }

  /** The same with the time of its start; children made so far count from 1. */
  public void appear(int pid, int parent, int group, long start) {
    int session = group == parent ? SESSION : group;
    entries.put(pid, new Entry(pid, parent, group, session, start, true));
    others.add(pid);
  }

  /** What it was called with; nothing unless told. */
  public void commandLine(int pid, String text) {
    commandLines.put(pid, text);
  }

  public void environment(int pid, String text) {
    environments.put(pid, text.replace('\n', '\0').getBytes(StandardCharsets.UTF_8));
  }

  /** Ends a process; what it leaves behind is adopted by the daemon. */
  public void end(int pid) {
    entries.remove(pid);
    others.remove(pid);
    entries.replaceAll(
        (other, entry) ->
            entry.parent() == pid
                ? new Entry(other, DAEMON, entry.group(), entry.session(), entry.start(), true)
                : entry);
    FakeBytes end = ends.remove(pid);
    if (end != null) {
      end.writerGone();
    }
  }

  /** Whether it was not made by the daemon, and lives. */
  boolean hasOther(int pid) {
    return others.contains(pid);
  }

  FakeFile open(int pid) throws PosixException {
    if (!entries.containsKey(pid)) {
      throw new PosixException("pidfd_open", Errno.ESRCH);
    }
    return new FakeFiles.PipeReader(ends.computeIfAbsent(pid, key -> new FakeBytes(1)));
  }

  FakeFile watched(String directory) {
    return new FakeFiles.PipeReader(
        directories.computeIfAbsent(directory, key -> new FakeBytes(4096)));
  }

  /** Tells whoever watches the directory that a file in it was written. */
  public void written(String directory) throws PosixException {
    FakeBytes watched = directories.get(directory);
    if (watched != null) {
      watched.write(ByteBuffer.wrap(new byte[16]));
    }
  }

  public boolean isWatched(String directory) {
    return directories.containsKey(directory);
  }

  @Override
  public @Nullable Entry entry(int pid) {
    return entries.get(pid);
  }

  @Override
  public int ownGroup() {
    return SESSION;
  }

  @Override
  public byte[] environment(int pid) {
    byte[] environment = orphans.environment(pid);
    return environment == null ? environments.getOrDefault(pid, new byte[0]) : environment;
  }

  @Override
  public int[] pids() {
    return entries.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public List<Integer> adopted() {
    return orphans.adopted();
  }

  @Override
  public String commandLine(int pid) {
    return commandLines.getOrDefault(pid, "");
  }

  @Override
  public @Nullable String namespace(int pid) {
    return entries.containsKey(pid) ? "pid:[1]" : null;
  }
}
