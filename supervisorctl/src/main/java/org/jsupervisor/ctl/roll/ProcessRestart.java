package org.jsupervisor.ctl.roll;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.ctl.view.Namespec;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.OperationResult;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.rpc.client.ProcessCalls;
import org.jsupervisor.rpc.client.SupervisorClient;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/**
 * Stops a process, starts it and waits until it is ready; a server that knows of its health is
 * asked until that is settled. Runs on one thread, is looked at by another when that has ended.
 */
final class ProcessRestart implements Runnable {
  private static final long INTERVAL_MILLIS = 200;

  private interface Call {
    void make(String name) throws IOException, XmlRpcFault;
  }

  private final SupervisorClient client;
  private final ProcessInfo process;
  private final String name;
  private @Nullable OperationResult stopped;
  private @Nullable OperationResult started;
  private @Nullable String illness;
  private @Nullable IOException failure;

  ProcessRestart(SupervisorClient client, ProcessInfo process) {
    this.client = client;
    this.process = process;
    this.name = Namespec.show(process.group(), process.name());
  }

  @Override
  public void run() {
    try {
      restart();
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What became of it. */
  RestartOutcome outcome() throws IOException {
    if (failure != null) {
      throw failure;
    }
    return new RestartOutcome(process, stopped, started, illness);
  }

  private void restart() throws IOException, InterruptedException {
    ProcessCalls calls = client.processes();
    OperationResult stop = result(calls::stop);
    boolean isDown =
        stop.status() == Fault.SUCCESS.code() || stop.status() == Fault.NOT_RUNNING.code();
    stopped = stop.status() == Fault.NOT_RUNNING.code() ? null : stop;
    if (isDown && !(stopped == null && isKeptStopped(calls))) {
      OperationResult start = result(calls::start);
      started = start;
      if (start.status() == Fault.SUCCESS.code()) {
        illness = illness(calls);
      }
    }
  }

  /** Whether somebody else has stopped it since it was seen to run. */
  private boolean isKeptStopped(ProcessCalls calls) throws IOException {
    try {
      return process.state().isRunning() && calls.info(name).state() == ProcessState.STOPPED;
    } catch (XmlRpcFault fault) {
      return false; // The start says what is wrong.
    }
  }

  private OperationResult result(Call call) throws IOException {
    try {
      call.make(name);
      return new OperationResult(process.name(), process.group(), Fault.SUCCESS.code(), "OK");
    } catch (XmlRpcFault fault) {
      return new OperationResult(process.name(), process.group(), fault.code(), fault.text());
    }
  }

  /** Waits until the health of a process that runs is known. */
  private @Nullable String illness(ProcessCalls calls) throws IOException, InterruptedException {
    while (true) {
      ProcessInfo now;
      try {
        now = calls.info(name);
      } catch (XmlRpcFault fault) {
        return fault.text();
      }
      if (now.state() != ProcessState.RUNNING) {
        boolean isDone = now.state() == ProcessState.EXITED && now.exitstatus() == 0;
        return isDone ? null : "does not run any more: " + now.state().name();
      }
      String health = now.facts().get(ProcessInfo.HEALTH);
      if (health == null || health.equals(ProcessInfo.HEALTHY)) {
        return null;
      }
      if (!health.equals(ProcessInfo.NOT_CHECKED)) {
        String reason = now.facts().get(ProcessInfo.HEALTH_FAILURE);
        return reason == null ? health : health + ": " + reason;
      }
      TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
    }
  }
}
