package org.jsupervisor.supervisord.posix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Reports at once which scripted descriptors are ready, by ascending number; never waits. */
public final class FakePoller implements Poller {
  private record Ready(int fd, int set) {}

  private final FakeDescriptors descriptors;
  private final TreeMap<Integer, Integer> interests = new TreeMap<>();
  private final List<Ready> ready = new ArrayList<>();
  private final List<Long> timeouts = new ArrayList<>();
  private LongConsumer onPoll = timeoutNanos -> {};

  FakePoller(FakeDescriptors descriptors) {
    this.descriptors = descriptors;
  }

  /** The time-outs asked for so far. */
  public List<Long> timeouts() {
    return timeouts;
  }

  /** Sets what happens in the time that is waited, before readiness is looked at. */
  public void onPoll(LongConsumer action) {
    onPoll = action;
  }

  /** The descriptors watched now. */
  public List<Integer> watched() {
    return new ArrayList<>(interests.keySet());
  }

  @Override
  public void add(int fd, int interest) throws PosixException {
    descriptors.get(fd);
    if (interests.containsKey(fd)) {
      throw new PosixException("epoll_ctl", Errno.EEXIST);
    }
    interests.put(fd, interest);
  }

  @Override
  public void change(int fd, int interest) throws PosixException {
    requireWatched(fd);
    interests.put(fd, interest);
  }

  @Override
  public void remove(int fd) throws PosixException {
    requireWatched(fd);
    interests.remove(fd);
  }

  private void requireWatched(int fd) throws PosixException {
    if (!interests.containsKey(fd)) {
      throw new PosixException("epoll_ctl", Errno.ENOENT);
    }
  }

  void forget(int fd) {
    interests.remove(fd);
  }

  @Override
  public int poll(long timeoutNanos) throws PosixException {
    timeouts.add(timeoutNanos);
    onPoll.accept(timeoutNanos);
    ready.clear();
    for (Map.Entry<Integer, Integer> watch : interests.entrySet()) {
      int set = descriptors.get(watch.getKey()).readySet();
      boolean isHangUp = set == (READ | WRITE);
      if (isHangUp || (set & watch.getValue()) != 0) {
        ready.add(new Ready(watch.getKey(), set));
      }
    }
    return ready.size();
  }

  @Override
  public int readyFd(int index) {
    return ready.get(index).fd();
  }

  @Override
  public int readySet(int index) {
    return ready.get(index).set();
  }

  @Override
  public void close() {
    interests.clear();
  }
}
