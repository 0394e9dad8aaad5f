package org.jsupervisor.supervisord.spawn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.supervisord.logfile.CaptureBuffer;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.posix.Posix;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;
import org.jsupervisor.supervisord.stdio.OutputPump;
import org.jsupervisor.supervisord.stdio.OutputSink;
import org.jsupervisor.supervisord.stdio.PumpResources;

/** One running side command. Confined to the loop thread. */
public final class SideCommand implements Reaper.Child {
  private static final int SIGKILL = new Signal(9).number();
  private static final int KEPT_BYTES = 4096;

  /** Makes the process. */
  interface Launch {
    int spawn(Spawner.Streams streams) throws PosixException;
  }

  private final EventLoop loop;
  private final Posix posix;
  private final Reaper reaper;
  private final Duration timeout;
  private final SideCommands.Observer observer;
  private final CaptureBuffer kept = new CaptureBuffer(KEPT_BYTES);
  private @Nullable OutputPump output;
  private @Nullable Timer limit;
  private int pid;
  private boolean hasTimedOut;
  private boolean isOver;

  SideCommand(
      EventLoop loop,
      Posix posix,
      Reaper reaper,
      Duration timeout,
      SideCommands.Observer observer) {
    this.loop = loop;
    this.posix = posix;
    this.reaper = reaper;
    this.timeout = timeout;
    this.observer = observer;
  }

  void start(PumpResources pumps, Launch launch) throws PosixException {
    Posix.Pipe input = posix.pipe();
    Posix.Pipe printed;
    try {
      // Nothing to read: the end of input comes at once.
      posix.close(input.writeEnd());
      printed = posix.pipe();
    } catch (PosixException e) {
      posix.close(input.readEnd());
      throw e;
    }
    try {
      pid =
          launch.spawn(
              new Spawner.Streams(input.readEnd(), printed.writeEnd(), printed.writeEnd()));
    } catch (PosixException e) {
      posix.close(printed.readEnd());
      throw e;
    } finally {
      posix.close(input.readEnd());
      posix.close(printed.writeEnd());
    }
    reaper.add(pid, this);
    limit = loop.schedule(loop.nowNanos() + timeout.toNanos(), this::timeOut);
    output = new OutputPump(pumps, printed.readEnd(), new Tail());
  }

  private void timeOut() {
    hasTimedOut = true;
    kill();
  }

  private void kill() {
    if (pid == 0) {
      return;
    }
    try {
      posix.kill(-pid, SIGKILL);
    } catch (PosixException e) {
      // It has just ended by itself: the reaper is about to tell.
    }
  }

  /** Kills the command; its observer is not told. */
  public void cancel() {
    isOver = true;
    kill();
  }

  public boolean isRunning() {
    return !isOver;
  }

  @Override
  public void ended(Reaped reaped) {
    pid = 0;
    if (limit != null) {
      limit.cancel();
    }
    try {
      if (output != null) {
        output.drain();
      }
    } catch (PosixException e) {
      // What it printed is for the log only, how it ended counts.
    }
    String cause =
        hasTimedOut
            ? "no answer within " + Seconds.text(timeout) + " seconds"
            : ExitCause.text(reaped);
    tell(hasTimedOut ? -1 : reaped.exitCode(), cause);
  }

  void fail(String cause) {
    tell(-1, cause);
  }

  private void tell(int exitCode, String cause) {
    if (!isOver) {
      isOver = true;
      String text = new String(kept.take(), StandardCharsets.UTF_8).strip();
      observer.ended(new CommandOutcome(exitCode, cause, text));
    }
  }

  /** Keeps the last of the output. */
  private final class Tail implements OutputSink {
    @Override
    public void output(ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      kept.append(copy, 0, copy.length);
    }

    @Override
    public void closed() {}
  }
}
