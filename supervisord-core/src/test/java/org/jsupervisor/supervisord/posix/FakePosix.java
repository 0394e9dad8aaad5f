package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A scripted kernel: records spawns and kills, delivers exits and signals when told, moves bytes in
 * memory. Never blocks.
 */
public final class FakePosix extends FakeStartupPosix implements Posix {
  /** One signal sent; a negative pid means the group. */
  public record Kill(int pid, int signal) {}

  private static final int PIPE_BYTES = 65_536;
  private static final int FIRST_PID = 1000;

  private final FakePoller poller = new FakePoller(descriptors);
  private final FakePeers peers = new FakePeers(descriptors);
  private final FakeProcesses processes = new FakeProcesses();
  private final FakeSharedSockets sharedSockets = new FakeSharedSockets(this);
  private final FakeSignals signals = new FakeSignals();
  private final List<FakeChild> spawned = new ArrayList<>();
  private final Map<Integer, FakeChild> byPid = new HashMap<>();
  private final Deque<Reaped> ended = new ArrayDeque<>();
  private final List<Kill> kills = new ArrayList<>();
  private final FakeReceiver receiver = new FakeReceiver();
  private Consumer<FakeChild> onSpawn = child -> {};
  private ToIntFunction<SpawnRequest> spawnErrors = request -> 0;
  private ToIntFunction<Kill> killErrors = kill -> 0;
  private int pids = Integer.MAX_VALUE - FIRST_PID;
  private int nextPid = FIRST_PID;
  private int pipeBytes = PIPE_BYTES;
  private int pipeCapacityError;
  private int umask = 022;

  /** Sets what each new child does first. */
  public void onSpawn(Consumer<FakeChild> script) {
    onSpawn = script;
  }

  /** Sets which spawns fail: the function's error number, 0 for none. */
  public void failSpawns(ToIntFunction<SpawnRequest> errors) {
    spawnErrors = errors;
  }

  /** Sets which kills fail: the function's error number, 0 for none. */
  public void failKills(ToIntFunction<Kill> errors) {
    killErrors = errors;
  }

  /** Lets descriptors run out beyond this many. */
  public void limitDescriptors(int count) {
    descriptors.limit(count);
  }

  /**
   * Lets pids be given again as soon as so many others were, but never that of an unreaped child.
   */
  public void reusePidsAfter(int count) {
    pids = count;
  }

  /** Sets how much new pipes hold. */
  public void pipeBytes(int capacity) {
    pipeBytes = capacity;
  }

  /** Lets enlarging pipes fail, as for ordinary users whose pipes hold much already. */
  public void failPipeCapacities(int errno) {
    pipeCapacityError = errno;
  }

  /** Every child so far, the latest last. */
  public List<FakeChild> spawned() {
    return spawned;
  }

  public FakeChild lastSpawned() {
    return spawned.get(spawned.size() - 1);
  }

  public FakeChild child(int pid) {
    FakeChild child = byPid.get(pid);
    if (child == null) {
      throw new IllegalStateException("no child " + pid);
    }
    return child;
  }

  public List<Kill> kills() {
    return kills;
  }

  /** Whether children have ended that were not reaped yet. */
  public boolean hasEndedChildren() {
    return !ended.isEmpty();
  }

  /** Sends a signal to the daemon itself. */
  public void signalDaemon(int signal) {
    signals.send(signal, 1);
  }

  /** Lets a child end that the daemon did not start. */
  public void endStranger(int pid, int status) {
    processes.end(pid);
    ended.add(JnrPosix.decode(pid, status));
    signals.send(Kernel.SIGCHLD, pid);
  }

  /** The daemon's open descriptors. */
  public int openDescriptors() {
    return descriptors.count();
  }

  void childEnded(FakeChild child, Reaped reaped) {
    processes.end(child.pid());
    ended.add(reaped);
    signals.send(Kernel.SIGCHLD, child.pid());
  }

  @Override
  public int spawn(SpawnRequest request) throws PosixException {
    int errno = spawnErrors.applyAsInt(request);
    if (errno != 0) {
      throw new PosixException("posix_spawn", errno);
    }
    FakeChild child = new FakeChild(this, freePid(), request, inherited(request));
    spawned.add(child);
    byPid.put(child.pid(), child);
    processes.spawned(child.pid());
    onSpawn.accept(child);
    return child.pid();
  }

  private FakeFile[] inherited(SpawnRequest request) throws PosixException {
    FakeFile[] files = new FakeFile[3 + request.passed().size()];
    files[0] = descriptors.inherit(request.stdin());
    files[1] = descriptors.inherit(request.stdout());
    files[2] = descriptors.inherit(request.stderr());
    for (int i = 3; i < files.length; i++) {
      files[i] = descriptors.inherit(request.passed().get(i - 3).source());
    }
    return files;
  }

  private int freePid() {
    int pid = nextPid;
    for (FakeChild holder = byPid.get(pid); holder != null && !holder.isReaped(); ) {
      pid = following(pid);
      holder = byPid.get(pid);
    }
    nextPid = following(pid);
    return pid;
  }

  private int following(int pid) {
    return FIRST_PID + (pid + 1 - FIRST_PID) % pids;
  }

  @Override
  public @Nullable Reaped reap() {
    Reaped reaped = ended.poll();
    if (reaped != null && byPid.containsKey(reaped.pid())) {
      child(reaped.pid()).reaped();
    }
    return reaped;
  }

  @Override
  public void kill(int pid, int signal) throws PosixException {
    if (pid >= -1 && pid <= 1) {
      throw new IllegalArgumentException("cannot signal process " + pid);
    }
    Kill kill = new Kill(pid, signal);
    kills.add(kill);
    int errno = killErrors.applyAsInt(kill);
    boolean isAdopted = errno == 0 && processes.orphans().takes(pid, signal);
    if (isAdopted || processes.hasOther(Math.abs(pid))) {
      return;
    }
    FakeChild child = byPid.get(Math.abs(pid));
    if (errno == 0 && (child == null || child.isReaped())) {
      errno = Errno.ESRCH;
    }
    if (errno != 0 || child == null) {
      throw new PosixException("kill", errno);
    }
    child.deliver(signal);
  }

  @Override
  public Pipe pipe() throws PosixException {
    FakeBytes bytes = new FakeBytes(pipeBytes);
    int readEnd = descriptors.open(new FakeFiles.PipeReader(bytes));
    try {
      return new Pipe(readEnd, descriptors.open(new FakeFiles.PipeWriter(bytes)));
    } catch (PosixException e) {
      close(readEnd);
      throw e;
    }
  }

  @Override
  public void setNonBlocking(int fd) throws PosixException {
    descriptors.get(fd);
  }

  @Override
  public void setPipeCapacity(int fd, int bytes) throws PosixException {
    if (pipeCapacityError != 0) {
      throw new PosixException("fcntl", pipeCapacityError);
    }
    descriptors.get(fd).setCapacity(bytes);
  }

  @Override
  public int read(int fd, ByteBuffer target) throws PosixException {
    return descriptors.get(fd).read(target);
  }

  @Override
  public int write(int fd, ByteBuffer source) throws PosixException {
    return descriptors.get(fd).write(source);
  }

  @Override
  public void close(int fd) {
    poller.forget(fd);
    listenerClosed(fd);
    descriptors.close(fd);
  }

  @Override
  public SignalSource signals() throws PosixException {
    if (signals.fd() == -1) {
      signals.openedAs(descriptors.open(signals));
    }
    return signals;
  }

  @Override
  public FakePoller poller() {
    return poller;
  }

  @Override
  public int umask(int mask) {
    int former = umask;
    umask = mask;
    return former;
  }

  @Override
  public FakePeers peers() {
    return peers;
  }

  @Override
  public void becomeSubreaper() {
    processes.isSubreaper = true;
  }

  @Override
  public int openProcess(int pid) throws PosixException {
    return descriptors.open(processes.open(pid));
  }

  @Override
  public int watchDirectory(String path) throws PosixException {
    return descriptors.open(processes.watched(path));
  }

  @Override
  public FakeProcesses processes() {
    return processes;
  }

  @Override
  public FakeSharedSockets sharedSockets() {
    return sharedSockets;
  }

  @Override
  public int connectDatagram(String path) throws PosixException {
    return descriptors.open(receiver.connect());
  }

  @Override
  public int connectUdp(String host, int port) throws PosixException {
    return connectDatagram(host + ":" + port);
  }

  /** Who is reached by {@link #connectDatagram} and {@link #connectUdp}. */
  public FakeReceiver receiver() {
    return receiver;
  }
}
