package org.jsupervisor.supervisord.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.supervisord.libc.CFunction;
import org.jsupervisor.supervisord.libc.NativeBlock;

/** Sockets towards programs through the C library. Confined to the loop thread. */
final class JnrPeerSockets implements PeerSockets {
  private static final int SOL_SOCKET = 1;
  private static final int SO_ERROR = 4;
  private static final int SO_PASSCRED = 16;
  private static final int MSG_TRUNC = 0x20;
  private static final int GENERATIONS = 64;

  /** What one process of systemd may send at once. */
  private static final int MESSAGE_BYTES = 4096;

  /** A header and the credentials, padded: descriptors sent along find no room and are closed. */
  private static final int CONTROL_BYTES = 32;

  private static final int CREDENTIALS = 16;
  private static final int MSGHDR_BYTES = 56;

  private final NativeBlock number = new NativeBlock(Integer.BYTES);
  private final NativeBlock length = new NativeBlock(Integer.BYTES);
  private final NativeBlock text = new NativeBlock(MESSAGE_BYTES);
  private final NativeBlock control = new NativeBlock(CONTROL_BYTES);
  private final NativeBlock vector = new NativeBlock(2 * Long.BYTES);
  private final NativeBlock header = new NativeBlock(MSGHDR_BYTES);

  @Override
  public int connectTcp(String host, int port) throws PosixException {
    return Sockets.connectTcp(host.equals("localhost") ? "127.0.0.1" : host, port);
  }

  @Override
  public int connectUnix(String path) throws PosixException {
    return Sockets.connectUnix(path);
  }

  @Override
  public int connectionError(int fd) throws PosixException {
    length.bytes().putInt(0, Integer.BYTES);
    int got = Sockets.LIBC.getsockopt(fd, SOL_SOCKET, SO_ERROR, number.address(), length.address());
    Native.check("getsockopt", got);
    return number.bytes().getInt(0);
  }

  @Override
  public int bindAbstract(String name) throws PosixException {
    int fd = Sockets.bindAbstract(name);
    number.bytes().putInt(0, 1);
    int set = Sockets.LIBC.setsockopt(fd, SOL_SOCKET, SO_PASSCRED, number.address(), Integer.BYTES);
    if (set == -1) {
      int errno = CFunction.errno();
      Native.LIBC.close(fd);
      throw new PosixException("setsockopt", errno);
    }
    return fd;
  }

  @Override
  public @Nullable Datagram receive(int fd) throws PosixException {
    vector.bytes().putLong(0, text.address()).putLong(Long.BYTES, MESSAGE_BYTES);
    ByteBuffer message = header.bytes();
    message.putLong(0, 0).putLong(8, 0).putLong(16, vector.address()).putLong(24, 1);
    message.putLong(32, control.address()).putLong(40, CONTROL_BYTES).putLong(48, 0);
    while (true) {
      long count = Sockets.LIBC.recvmsg(fd, header.address(), 0);
      if (count >= 0) {
        return datagram((int) count);
      }
      int errno = CFunction.errno();
      if (errno == Errno.EAGAIN) {
        return null;
      }
      if (errno != Errno.EINTR) {
        throw new PosixException("recvmsg", errno);
      }
    }
  }

  private Datagram datagram(int count) {
    boolean isWhole = (header.bytes().getInt(48) & MSG_TRUNC) == 0;
    boolean isSigned = header.bytes().getLong(40) >= CREDENTIALS + 3L * Integer.BYTES;
    if (!isWhole || !isSigned) {
      return new Datagram(0, -1, "");
    }
    byte[] bytes = new byte[count];
    text.bytes().get(0, bytes);
    return new Datagram(
        control.bytes().getInt(CREDENTIALS),
        control.bytes().getInt(CREDENTIALS + Integer.BYTES),
        new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public Kinship kinship(int pid, int ancestor) {
    int each = pid;
    for (int generation = 0; generation < GENERATIONS; generation++) {
      if (each == ancestor) {
        return Kinship.RELATED;
      }
      int parent = each <= 1 ? 0 : parentOf(each);
      if (parent < 0) {
        return Kinship.UNKNOWN;
      }
      if (parent == 0) {
        return each == 0 ? Kinship.UNKNOWN : Kinship.UNRELATED;
      }
      each = parent;
    }
    return Kinship.UNRELATED;
  }

  /** -1 if there is no such process. */
  private static int parentOf(int pid) {
    try {
      String stat =
          Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
      // After the name, which may hold anything, come a blank, the state and a blank.
      int start = stat.lastIndexOf(')') + 4;
      return Integer.parseInt(stat.substring(start, stat.indexOf(' ', start)));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return -1;
    }
  }
}
