package org.jsupervisor.supervisord.posix;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The start-up half of the scripted kernel: accounts, limits and sockets as the test sets them. */
public class FakeStartupPosix implements StartupPosix {
  final FakeDescriptors descriptors = new FakeDescriptors();
  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final Map<Resource, Limit> limits = new EnumMap<>(Resource.class);
  private final Map<String, Integer> listeners = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private int uid = 1000;
  private int gid = 1000;

  public void addUser(User user) {
    users.put(user.name(), user);
  }

  public void addGroup(String name, int id) {
    groups.put(name, id);
  }

  public void runAs(int newUid, int newGid) {
    uid = newUid;
    gid = newGid;
  }

  /** Every change asked for, such as {@code chmod /path 700}. */
  public List<String> calls() {
    return calls;
  }

  /** The listening descriptor for {@code host:port} or a socket's path. */
  public int listener(String address) {
    Integer fd = listeners.get(address);
    if (fd == null) {
      throw new IllegalStateException("nobody listens on " + address);
    }
    return fd;
  }

  /** Whether somebody listens there. */
  public boolean isListening(String address) {
    return listeners.containsKey(address);
  }

  /** Connects to a listening descriptor. */
  public FakeConnection connect(int listener) throws PosixException {
    if (!(descriptors.get(listener) instanceof FakeFiles.Listener waiting)) {
      throw new PosixException("connect", Errno.ECONNREFUSED);
    }
    FakeConnection connection = new FakeConnection();
    waiting.waiting.add(connection.daemonEnd());
    return connection;
  }

  @Override
  public int pid() {
    return 100;
  }

  @Override
  public int uid() {
    return uid;
  }

  @Override
  public int gid() {
    return gid;
  }

  @Override
  public @Nullable User userByName(String name) {
    return users.get(name);
  }

  @Override
  public @Nullable User userById(int id) {
    for (User user : users.values()) {
      if (user.uid() == id) {
        return user;
      }
    }
    return null;
  }

  @Override
  public @Nullable Integer groupByName(String name) {
    return groups.get(name);
  }

  @Override
  public boolean groupExists(int id) {
    return groups.containsValue(id);
  }

  @Override
  public List<Integer> groupsOf(User user) {
    return List.of(user.gid());
  }

  @Override
  public void switchUser(int newUid, int newGid, List<Integer> ids) throws PosixException {
    if (uid != 0) {
      throw new PosixException("setgroups", Errno.EPERM);
    }
    runAs(newUid, newGid);
    calls.add("switchUser " + newUid + " " + newGid + " " + ids);
  }

  @Override
  public Limit limit(Resource resource) {
    return limits.getOrDefault(resource, new Limit(1024, 4096));
  }

  @Override
  public void setLimit(Resource resource, Limit limit) throws PosixException {
    if (uid != 0 && limit.hard() > limit(resource).hard()) {
      throw new PosixException("setrlimit", Errno.EPERM);
    }
    limits.put(resource, limit);
  }

  @Override
  public void chdir(String directory) {
    calls.add("chdir " + directory);
  }

  @Override
  public void chmod(String path, int mode) {
    calls.add("chmod " + path + " " + Integer.toOctalString(mode));
  }

  @Override
  public void chown(String path, int newUid, int newGid) {
    calls.add("chown " + path + " " + newUid + " " + newGid);
  }

  @Override
  public void detachStandardStreams() {
    calls.add("detachStandardStreams");
  }

  @Override
  public int listenTcp(String host, int port, int backlog) throws PosixException {
    return listen(host + ":" + port);
  }

  @Override
  public void tryTcp(String host, int port) throws PosixException {
    if (listeners.containsKey(host + ":" + port)) {
      throw new PosixException("bind", Errno.EADDRINUSE);
    }
  }

  @Override
  public int listenUnix(String path, int backlog, int umask) throws PosixException {
    return listen(path);
  }

  private int listen(String address) throws PosixException {
    if (listeners.containsKey(address)) {
      throw new PosixException("bind", Errno.EADDRINUSE);
    }
    int fd = descriptors.open(new FakeFiles.Listener());
    listeners.put(address, fd);
    return fd;
  }

  void listenerClosed(int fd) {
    listeners.values().remove(fd);
  }

  @Override
  public int accept(int listener) throws PosixException {
    if (!(descriptors.get(listener) instanceof FakeFiles.Listener waiting)) {
      throw new PosixException("accept4", Errno.EINVAL);
    }
    FakeFile connection = waiting.waiting.poll();
    return connection == null ? Posix.WOULD_BLOCK : descriptors.open(connection);
  }

  @Override
  public String peerNetwork(int fd) {
    return "";
  }
}
