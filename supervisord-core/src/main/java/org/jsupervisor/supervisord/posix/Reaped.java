package org.jsupervisor.supervisord.posix;

/**
 * A child that has ended and its wait status, decoded.
 *
 * @param exitCode 0..255, or -1 if a signal ended it
 * @param signal the signal's number, or 0 if it exited
 * @param status the raw status as waitpid gave it
 */
public record Reaped(int pid, int exitCode, int signal, boolean coreDumped, int status) {}
