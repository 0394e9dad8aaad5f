package org.jsupervisor.supervisord.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.loop.Timer;

/** One question to a program that is not answered yet. Confined to the loop thread. */
public abstract class Attempt {
  /** Is told once how a question ended, in a turn after the one in which it was asked. */
  public interface Observer {
    /** Takes the reason for a failure, null for success. */
    void answered(@Nullable String failure);
  }

  private final EventLoop loop;
  private final Observer observer;
  private final Timer timer;
  private String failure;
  private boolean isOver;

  Attempt(EventLoop loop, Duration timeout, Observer observer) {
    this.loop = loop;
    this.observer = observer;
    this.failure = "no answer within " + Seconds.text(timeout) + " seconds";
    this.timer = loop.schedule(loop.nowNanos() + timeout.toNanos(), this::fail);
  }

  private void fail() {
    end(failure);
  }

  /** Ends in failure, but not within the running call. */
  final void failSoon(String reason) {
    failure = reason;
    timer.reschedule(loop.nowNanos());
  }

  final void end(@Nullable String reason) {
    if (!isOver) {
      cancel();
      observer.answered(reason);
    }
  }

  /** Gives the question up; its observer is not told. */
  public final void cancel() {
    if (!isOver) {
      isOver = true;
      timer.cancel();
      release();
    }
  }

  /** Gives back what the question needed. */
  abstract void release();
}
