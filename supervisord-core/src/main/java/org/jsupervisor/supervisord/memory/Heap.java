package org.jsupervisor.supervisord.memory;

/** The memory that objects live in, as far as it is to be kept small. */
public interface Heap {
  /** What the heap takes from the system, garbage and room to grow included. */
  long bytes();

  /**
   * Collects all garbage and gives back what is free then. Stops the daemon for about 2 ms per
   * megabyte that lives.
   */
  void collect();
}
