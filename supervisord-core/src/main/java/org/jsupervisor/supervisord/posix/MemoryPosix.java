package org.jsupervisor.supervisord.posix;

/** The system calls that give memory back. Confined to the loop thread. */
public interface MemoryPosix {
  /** Gives back what the C library keeps of freed memory, if it knows how. */
  void releaseFreedMemory();

  /**
   * Takes the pages of a mapping out of the process; they come back from the file at the next
   * access. Only for mappings of files that nothing was written to.
   *
   * @param address of the first page
   */
  void releasePages(long address, long bytes) throws PosixException;
}
