package org.jsupervisor.ctl.command;

/**
 * Has Ctrl-C interrupt what the present thread waits for, instead of leaving the shell, until
 * closed. While a line is being edited the editor answers Ctrl-C itself.
 */
final class Cancellation implements AutoCloseable {
  private final LineEditor editor;
  private final Thread thread = Thread.currentThread();
  private final Runnable before;
  private boolean isRequested;
  private boolean isClosed;

  Cancellation(LineEditor editor) {
    this.editor = editor;
    this.before = editor.onInterrupt(this::request);
  }

  /** Runs on the thread of the signal. */
  private synchronized void request() {
    if (!isClosed) {
      isRequested = true;
      thread.interrupt();
    }
  }

  /** Whether Ctrl-C was typed. */
  synchronized boolean isRequested() {
    return isRequested;
  }

  @Override
  public void close() {
    editor.onInterrupt(before);
    synchronized (this) {
      isClosed = true;
    }
    Thread.interrupted(); // Whatever was interrupted, or came to its end before, is over.
  }
}
