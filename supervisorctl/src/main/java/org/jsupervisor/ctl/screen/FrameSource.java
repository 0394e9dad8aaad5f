package org.jsupervisor.ctl.screen;

/** Where frames come from; asked by one thread, aborted by another. */
public interface FrameSource {
  /** Waits for the server; an answer that did not come is told in the frame. */
  Frame next();

  /** Ends a wait; later frames are of no use. */
  void abort();
}
