package org.jsupervisor.it.differential;

/** What is done with a running daemon; the same with both. */
@FunctionalInterface
interface Script {
  void perform(DaemonRun run);
}
