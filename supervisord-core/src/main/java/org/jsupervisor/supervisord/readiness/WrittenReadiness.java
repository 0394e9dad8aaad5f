package org.jsupervisor.supervisord.readiness;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;
import org.jsupervisor.supervisord.posix.SpawnRequest;
import org.jsupervisor.supervisord.stdio.OutputPump;
import org.jsupervisor.supervisord.stdio.OutputSink;

/** Gives a program a pipe, and waits for a line end in it. Confined to the loop thread. */
final class WrittenReadiness implements Companion, OutputSink {
  private static final int NONE = -1;

  private final ManagedProcess process;
  private final Surroundings around;
  private final int number;
  private int readEnd = NONE;
  private int writeEnd = NONE;
  private @Nullable OutputPump pump;

  /** {@code number} is what the program knows the descriptor by. */
  WrittenReadiness(ManagedProcess process, Surroundings around, int number) {
    this.process = process;
    this.around = around;
    this.number = number;
  }

  @Override
  public void extend(Map<String, String> environment) {
    environment.put("READY_FD", Integer.toString(number));
  }

  @Override
  public void pass(List<SpawnRequest.Passed> descriptors) throws PosixException {
    close();
    Posix.Pipe pipe = around.posix().pipe();
    readEnd = pipe.readEnd();
    writeEnd = pipe.writeEnd();
    descriptors.add(new SpawnRequest.Passed(writeEnd, number));
  }

  @Override
  public void spawned(int pid) {
    // Only the program holds it from now on.
    around.posix().close(writeEnd);
    writeEnd = NONE;
    try {
      pump = new OutputPump(around.pumps(), readEnd, this);
      readEnd = NONE;
    } catch (PosixException e) {
      around.log().log(
          LogLevel.CRITICAL,
          "cannot watch descriptor " + number + " of " + process.name() + ": " + e.getMessage());
    }
  }

  @Override
  public void output(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (bytes.get() == '\n') {
        process.ready();
      }
    }
  }

  @Override
  public void closed() {
    pump = null;
  }

  @Override
  public void ended(Reaped reaped) {
    close();
  }

  @Override
  public void stateChanged(ProcessState before) {
    // What a ready program writes there must not fill the pipe, so it is read as long as it lives.
    if (!process.state().isSignallable()) {
      close();
    }
  }

  @Override
  public void discard() {
    close();
  }

  private void close() {
    if (pump != null) {
      pump.close();
    }
    close(readEnd);
    close(writeEnd);
    readEnd = NONE;
    writeEnd = NONE;
  }

  private void close(int fd) {
    if (fd != NONE) {
      around.posix().close(fd);
    }
  }
}
