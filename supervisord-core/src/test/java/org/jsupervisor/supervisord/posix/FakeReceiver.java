package org.jsupervisor.supervisord.posix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who receives datagrams: takes them all, a few until it has read, or none at all. */
public final class FakeReceiver {
  private final List<String> datagrams = new ArrayList<>();
  private @Nullable Sender latest;
  private int error;
  private int room = Integer.MAX_VALUE;
  private int connections;

  /** What has arrived. */
  public List<String> datagrams() {
    return datagrams;
  }

  /** How often somebody has connected. */
  public int connections() {
    return connections;
  }

  /** Takes so many more datagrams before it would block those who send. */
  public void takeOnly(int count) {
    room = count;
  }

  /** Lets datagrams fail from now on, 0 for no more. */
  public void fail(int errno) {
    error = errno;
    restart();
  }

  /** Lets what is connected now fail, as when the receiver is restarted. */
  public void restart() {
    if (latest != null) {
      latest.isBroken = true;
    }
  }

  FakeFile connect() throws PosixException {
    if (error != 0) {
      throw new PosixException("connect", error);
    }
    connections++;
    latest = new Sender();
    return latest;
  }

  private final class Sender extends FakeFile {
    private boolean isBroken;

    @Override
    int readySet() {
      return isBroken ? Poller.READ | Poller.WRITE : room > 0 ? Poller.WRITE : 0;
    }

    @Override
    int read(ByteBuffer target) {
      return Posix.WOULD_BLOCK;
    }

    @Override
    int write(ByteBuffer source) throws PosixException {
      if (isBroken) {
        throw new PosixException("write", Errno.ECONNREFUSED);
      }
      if (room == 0) {
        return Posix.WOULD_BLOCK;
      }
      room--;
      byte[] message = new byte[source.remaining()];
      source.get(message);
      datagrams.add(new String(message, StandardCharsets.UTF_8));
      return message.length;
    }
  }
}
