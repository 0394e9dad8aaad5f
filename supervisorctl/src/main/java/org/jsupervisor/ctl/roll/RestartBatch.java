package org.jsupervisor.ctl.roll;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.client.SupervisorClient;

/**
 * Processes that are restarted at the same time, each by a thread and a connection of its own, as
 * calls that wait hold their connection.
 */
public final class RestartBatch {
  private final List<ProcessRestart> restarts = new ArrayList<>();
  private final List<SupervisorClient> clients = new ArrayList<>();

  /** Adds a process; the connection is used for nothing else and closed in the end. */
  public void add(ProcessInfo process, SupervisorClient client) {
    clients.add(client);
    restarts.add(new ProcessRestart(client, process));
  }

  /**
   * Waits until each is ready again or has failed; outcomes are in the order of adding.
   *
   * @throws IOException if a connection has broken
   */
  public List<RestartOutcome> run() throws IOException {
    try {
      runAll();
      List<RestartOutcome> outcomes = new ArrayList<>();
      for (ProcessRestart restart : restarts) {
        outcomes.add(restart.outcome());
      }
      return outcomes;
    } finally {
      for (SupervisorClient client : clients) {
        client.close();
      }
    }
  }

  private void runAll() throws IOException {
    List<Thread> threads = new ArrayList<>();
    for (ProcessRestart restart : restarts) {
      Thread thread = new Thread(restart, "restart");
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
