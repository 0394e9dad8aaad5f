package org.jsupervisor.supervisord.logfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.jsupervisor.supervisord.posix.Errno;
import org.jsupervisor.supervisord.posix.PosixException;

/** Log files in memory that fail when a script says so, and keep a journal of all they took. */
public final class FaultyLogs extends MemoryLogs implements LogTrouble {
  private final ByteArrayOutputStream journal = new ByteArrayOutputStream();
  private BooleanSupplier fails = () -> false;
  private IntUnaryOperator writeSize = wanted -> wanted;

  /** Sets which operations fail, asked before each. */
  public void fail(BooleanSupplier script) {
    fails = script;
  }

  /** Sets how much of each write is taken, at least one byte. */
  public void shorten(IntUnaryOperator script) {
    writeSize = script;
  }

  @Override
  public void happened(String path, Operation operation, IOException failure) {
    // The script meant it to.
  }

  @Override
  public void lost(String path, long bytes) {
    // What is lost without trouble is missed in the journal.
  }

  /** Everything ever written, to whichever file. */
  public String journal() {
    return journal.toString(StandardCharsets.UTF_8);
  }

  private void mayFail(String operation, int errno) throws PosixException {
    if (fails.getAsBoolean()) {
      throw new PosixException(operation, errno);
    }
  }

  @Override
  public int open(String path, boolean truncate, int mode) throws IOException {
    mayFail("open", Errno.EACCES);
    return super.open(path, truncate, mode);
  }

  @Override
  public int write(int fd, ByteBuffer bytes) throws IOException {
    mayFail("write", Errno.ENOSPC);
    int count = writeSize.applyAsInt(bytes.remaining());
    byte[] taken = new byte[count];
    bytes.get(taken);
    journal.writeBytes(taken);
    return super.write(fd, ByteBuffer.wrap(taken));
  }

  @Override
  public boolean rename(String from, String to) throws IOException {
    mayFail("rename", Errno.EACCES);
    return super.rename(from, to);
  }
}
