package org.jsupervisor.it.daemon;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Waits for conditions, each with a deadline; never for a fixed time. */
public final class Await {
  /** Long enough for a loaded machine, short enough to end a hopeless wait. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(25);

  private Await() {}

  /** Waits until the condition holds. */
  public static void until(String what, Callable<Boolean> condition) {
    until(what, PATIENCE, condition);
  }

  /** Waits until the condition holds, at most for the patience given. */
  public static void until(String what, Duration patience, Callable<Boolean> condition) {
    value(what, patience, () -> condition.call() ? Optional.of(true) : Optional.empty());
  }

  /** Waits until the source has a value, and answers it. */
  public static <T> T value(String what, Callable<Optional<T>> source) {
    return value(what, PATIENCE, source);
  }

  /** Waits until the source has a value, at most for the patience given, and answers it. */
  public static <T> T value(String what, Duration patience, Callable<Optional<T>> source) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<T> value = call(source);
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
      }
      pause();
    }
  }

  private static <T> T call(Callable<T> source) {
    try {
      return source.call();
    } catch (Exception e) {
      throw new AssertionError("cannot look whether the condition holds: " + e, e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    }
  }
}
