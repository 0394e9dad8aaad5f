package org.jsupervisor.ctl.screen;

import java.util.function.Consumer;

/**
 * A line on a terminal that tells how far something is, kept up to date by a thread of its own
 * until closed, which erases it.
 */
public final class Progress implements AutoCloseable {
  /** What is told; asked by one thread, aborted by another. */
  public interface Source {
    /** Empty if there is nothing to tell. */
    String line();

    void abort();
  }

  /** What ends sooner shows nothing. */
  private static final long DELAY_MILLIS = 500;

  private static final long PAUSE_MILLIS = 250;
  private static final int CLOSING_MILLIS = 2000;
  private static final String ERASE = "\r\u001b[K";

  private final Source source;
  private final Consumer<String> output;
  private final Thread thread = new Thread(this::tell, "progress");
  private String shown = "";
  private boolean isClosed;

  /**
   * Begins to tell.
   *
   * @param output writes text to the terminal at once
   */
  public Progress(Source source, Consumer<String> output) {
    this.source = source;
    this.output = output;
    thread.setDaemon(true);
    thread.start();
  }

  private void tell() {
    long pause = DELAY_MILLIS;
    while (isGoingOn(pause)) {
      long before = System.nanoTime();
      show(source.line());
      long taken = (System.nanoTime() - before) / 1_000_000;
      // A large answer must not keep the server from the work it is asked about.
      pause = Math.max(PAUSE_MILLIS, 10 * taken);
    }
  }

  private synchronized boolean isGoingOn(long pause) {
    long end = System.nanoTime() + pause * 1_000_000;
    try {
      for (long left = pause; left > 0 && !isClosed; left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      isClosed = true;
    }
    return !isClosed;
  }

  private synchronized void show(String line) {
    if (!isClosed && !line.equals(shown)) {
      output.accept(ERASE + line);
      shown = line;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
      if (!shown.isEmpty()) {
        output.accept(ERASE);
        shown = "";
      }
    }
    source.abort();
    try {
      thread.join(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
