package org.jsupervisor.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.it.wire.HttpTarget;
import org.jsupervisor.it.wire.RpcFault;
import org.jsupervisor.it.wire.XmlRpc;

/** A daemon that answers: its pid, its log, calls to it, signals for it. */
public final class RunningDaemon {
  private final Sandbox sandbox;
  private final HttpTarget target;
  private final long pid;
  private final Command.@Nullable Started started;

  RunningDaemon(Sandbox sandbox, HttpTarget target, long pid, Command.@Nullable Started started) {
    this.sandbox = sandbox;
    this.target = target;
    this.pid = pid;
    this.started = started;
  }

  public long pid() {
    return pid;
  }

  /** The main log of the usual head. */
  public TextFile log() {
    return sandbox.file("main.log");
  }

  /** What a daemon in the foreground has printed so far. */
  public String stdout() {
    return Objects.requireNonNull(started, "not in the foreground").stdout();
  }

  /** Runs the client against this daemon's configuration. */
  public Outcome ctl(Object... words) {
    List<Object> all = new ArrayList<>();
    all.add("-c");
    all.add(sandbox.directory().resolve("supervisord.conf"));
    all.addAll(List.of(words));
    return sandbox.client(all.toArray()).run();
  }

  /** The client says exactly that, without complaints, and exits with that status. */
  public void says(int exit, String text, Object... words) {
    Outcome outcome = ctl(words);
    assertThat(outcome.stdout()).as(outcome::toString).isEqualTo(text);
    assertThat(outcome.exit()).as(outcome::toString).isEqualTo(exit);
    assertThat(outcome.stderr()).as(outcome::toString).isEmpty();
  }

  /** Calls a method; faults are thrown as {@link RpcFault}. */
  public Object rpc(String method, Object... arguments) {
    try {
      return new XmlRpc(target).call(method, arguments);
    } catch (IOException e) {
      throw new AssertionError("cannot call " + method + ": " + e.getMessage(), e);
    }
  }

  /** The members of getProcessInfo. */
  public Map<?, ?> info(String name) {
    return (Map<?, ?>) rpc("supervisor.getProcessInfo", name);
  }

  public String state(String name) {
    return String.valueOf(info(name).get("statename"));
  }

  /** The pid of a process of this daemon, 0 if it does not run. */
  public long pidOf(String name) {
    return (Integer) Objects.requireNonNull(info(name).get("pid"));
  }

  public void awaitState(String name, String state) {
    try {
      Await.until(name + " is " + state, () -> state(name).equals(state));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + " but " + info(name), e);
    }
  }

  /** Waits for RUNNING with the program really executed, and answers the pid. */
  public long awaitRunning(String name) {
    awaitState(name, "RUNNING");
    long child = pidOf(name);
    String forked = ProcFs.read(pid, "cmdline");
    Await.until(name + " is executed", () -> !ProcFs.read(child, "cmdline").equals(forked));
    return child;
  }

  public HttpTarget target() {
    return target;
  }

  /** Sends the daemon a signal, named without SIG. */
  public void signal(String name) {
    Machine.signal(pid, name);
  }

  /** Waits for the end of the daemon; in the background there is no exit status to tell. */
  public int awaitExit() {
    if (started != null) {
      return started.await(Duration.ofSeconds(60)).exit();
    }
    Await.until("the daemon " + pid + " has gone", () -> !ProcFs.isAlive(pid));
    return 0;
  }

  /** Ends the daemon with SIGTERM and waits for it. */
  public int terminate() {
    signal("TERM");
    return awaitExit();
  }

  void awaitAnswer() {
    Await.until("the daemon answers", this::hasAnswered);
  }

  private boolean hasAnswered() {
    if (!ProcFs.isAlive(pid)) {
      throw new AssertionError(
          "the daemon has ended: " + (started == null ? "" : started.await(Await.PATIENCE)));
    }
    try {
      Map<?, ?> state = (Map<?, ?>) new XmlRpc(target).call("supervisor.getState");
      return "RUNNING".equals(state.get("statename"));
    } catch (IOException | RpcFault e) {
      return false;
    }
  }
}
