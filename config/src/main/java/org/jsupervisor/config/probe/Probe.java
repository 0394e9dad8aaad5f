package org.jsupervisor.config.probe;

/** A way to find out whether a program works, or by which it tells so itself. */
public sealed interface Probe {
  /** The program says {@code READY=1} to its NOTIFY_SOCKET. */
  record Notify() implements Probe {}

  /** The program prints a line in which the regular expression is found. */
  record Log(String pattern) implements Probe {}

  /** The program writes a line to a descriptor that it inherits under that number. */
  record Descriptor(int number) implements Probe {}

  /** Somebody accepts connections there. */
  record Connect(Address address) implements Probe {}

  /** A request for the path is answered with a status from 200 to 399. */
  record Http(Address address, String path) implements Probe {}

  /** The command, which no shell runs, exits with status 0. */
  record Exec(String command) implements Probe {}
}
