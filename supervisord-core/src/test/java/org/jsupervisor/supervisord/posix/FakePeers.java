package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scripted programs that the daemon connects to, and that send it messages. */
public final class FakePeers implements PeerSockets {
  private final FakeDescriptors descriptors;
  private final Map<String, Deque<FakeConnection>> servers = new HashMap<>();
  private final Set<String> silent = new HashSet<>();
  private final Map<String, Integer> errors = new HashMap<>();
  private final Map<String, Messages> receivers = new HashMap<>();
  private final Map<Integer, Integer> parents = new HashMap<>();

  FakePeers(FakeDescriptors descriptors) {
    this.descriptors = descriptors;
  }

  /** Accepts connections at {@code host:port} or a path from now on. */
  public void listen(String address) {
    servers.putIfAbsent(address, new ArrayDeque<>());
  }

  /** Lets connections there be neither made nor refused. */
  public void keepWaiting(String address) {
    silent.add(address);
  }

  /** Refuses connections there from now on. */
  public void stopListening(String address) {
    servers.remove(address);
  }

  /** Has connections there fail with that error number. */
  public void failWith(String address, int errno) {
    errors.put(address, errno);
  }

  /** The oldest connection made there that was not taken yet; null if there is none. */
  public @Nullable FakeConnection accept(String address) {
    return servers.getOrDefault(address, new ArrayDeque<>()).poll();
  }

  /** Makes a process the child of another, which is known too. */
  public void descend(int pid, int parent) {
    parents.put(pid, parent);
  }

  /** Sends a message to the socket of that name, which begins with @. */
  public void send(String name, int pid, int uid, String text) {
    Messages messages = receivers.get(name);
    if (messages == null) {
      throw new IllegalStateException("nobody receives at " + name);
    }
    messages.waiting.add(new Datagram(pid, uid, text));
  }

  /** Whether somebody receives there. */
  public boolean isBound(String name) {
    Messages messages = receivers.get(name);
    return messages != null && !messages.isClosed;
  }

  @Override
  public int connectTcp(String host, int port) throws PosixException {
    return connect(host + ":" + port);
  }

  @Override
  public int connectUnix(String path) throws PosixException {
    return connect(path);
  }

  private int connect(String address) throws PosixException {
    Integer errno = errors.get(address);
    if (errno != null) {
      throw new PosixException("connect", errno);
    }
    if (silent.contains(address)) {
      return descriptors.open(new Messages());
    }
    Deque<FakeConnection> made = servers.get(address);
    if (made == null) {
      throw new PosixException("connect", Errno.ECONNREFUSED);
    }
    FakeConnection connection = new FakeConnection();
    made.add(connection);
    return descriptors.open(connection.daemonEnd());
  }

  @Override
  public int connectionError(int fd) {
    return 0;
  }

  @Override
  public int bindAbstract(String name) throws PosixException {
    if (isBound("@" + name)) {
      throw new PosixException("bind", Errno.EADDRINUSE);
    }
    Messages messages = new Messages();
    receivers.put("@" + name, messages);
    return descriptors.open(messages);
  }

  @Override
  public @Nullable Datagram receive(int fd) throws PosixException {
    return ((Messages) descriptors.get(fd)).waiting.poll();
  }

  @Override
  public Kinship kinship(int pid, int ancestor) {
    if (pid == ancestor) {
      return Kinship.RELATED;
    }
    Integer parent = parents.get(pid);
    return parent == null ? Kinship.UNKNOWN : kinshipOf(parent, ancestor);
  }

  private Kinship kinshipOf(int parent, int ancestor) {
    return parent == ancestor ? Kinship.RELATED : Kinship.UNRELATED;
  }

  /** A socket that messages wait at. */
  private static final class Messages extends FakeFile {
    final Deque<Datagram> waiting = new ArrayDeque<>();
    boolean isClosed;

    @Override
    int readySet() {
      return waiting.isEmpty() ? 0 : Poller.READ;
    }

    @Override
    int read(ByteBuffer target) throws PosixException {
      throw new PosixException("read", Errno.EINVAL);
    }

    @Override
    int write(ByteBuffer source) throws PosixException {
      throw new PosixException("write", Errno.EINVAL);
    }

    @Override
    void lastClosed() {
      isClosed = true;
    }
  }
}
