package org.jsupervisor.supervisord.memory;

/**
 * A part of the address space.
 *
 * @param start address of the first byte
 * @param end address after the last byte
 * @param permissions such as {@code r-xp}
 * @param file the path of what is mapped, empty for memory
 * @param residentKilobytes how much of it is in use
 * @param anonymousKilobytes how much of it no file can bring back
 */
record Mapping(
    long start,
    long end,
    String permissions,
    String file,
    int residentKilobytes,
    int anonymousKilobytes) {
  private static final int LEAST_KILOBYTES = 256;

  long bytes() {
    return end - start;
  }

  /** Whether all of it can be read again from its file, and it is worth the call. */
  boolean isReleasable() {
    return file.startsWith("/")
        && permissions.startsWith("r-")
        && anonymousKilobytes == 0
        && residentKilobytes >= LEAST_KILOBYTES;
  }
}
