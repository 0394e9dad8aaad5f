package org.jsupervisor.supervisord.group;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.Reaped;
import org.jsupervisor.supervisord.process.Input;
import org.jsupervisor.supervisord.process.ProcessMachine;
import org.jsupervisor.supervisord.process.ProcessStatus;
import org.jsupervisor.supervisord.spawn.CommandException;
import org.jsupervisor.supervisord.spawn.Reaper;

/**
 * One supervised process, as everybody else sees it: what is known of it, and what it can be asked
 * to do. Confined to the loop thread.
 */
public final class ManagedProcess implements Reaper.Child {
  /** Is told after every input that changed the state. */
  public interface Observer {
    void stateChanged(ManagedProcess process);
  }

  private final String groupName;
  private final ProcessConfig config;
  private final Surroundings around;
  private final ChildOutputs outputs;
  private final Companions companions;
  private final ProcessLife life;
  private final Children children;
  private @Nullable EventListener listener;

  ManagedProcess(
      String groupName,
      ProcessConfig config,
      Surroundings around,
      ChildOutputs outputs,
      @Nullable FastCgiSocket socket) {
    this.groupName = groupName;
    this.config = config;
    this.around = around;
    this.outputs = outputs;
    this.companions = new Companions(around.companions().companionsOf(this, around));
    this.life = new ProcessLife(this, around, companions, socket);
    this.children = life.children();
  }

  public String name() {
    return config.name();
  }

  public String groupName() {
    return groupName;
  }

  public ProcessConfig config() {
    return config;
  }

  public ProcessStatus status() {
    return life.status();
  }

  public ProcessState state() {
    return status().state();
  }

  /** How many starts were tried after the first. */
  public int restarts() {
    return Math.max(0, children.starts() - 1);
  }

  /** Where the child's output goes. */
  public ChildOutputs outputs() {
    return outputs;
  }

  /** Makes the child's stdout the protocol of an event listener. */
  void speakProtocol(EventListener protocol) {
    listener = protocol;
    protocol.attach(this);
  }

  /** Takes the child's stdout, null for ordinary programs. */
  @Nullable EventListener listener() {
    return listener;
  }

  /** Whether it is an event listener. */
  public boolean isListener() {
    return listener != null;
  }

  public void observe(Observer observer) {
    life.observers().add(observer);
  }

  public void unobserve(Observer observer) {
    life.observers().remove(observer);
  }

  /** Lets the machine look at the clock as soon as the loop gets to it, in a new turn. */
  public void reconsider() {
    life.reconsider();
  }

  /** Checks, without starting anything, that the command can be found and executed. */
  public void checkCommand() throws CommandException {
    around.spawner().check(groupName, config);
  }

  /** Starts on request, or as soon as its companions allow it. */
  public void start() {
    companions.startRequested();
    life.apply(life.isAllowedToStart() ? new Input.Start() : new Input.Await());
  }

  /** Has a process that does not run start as soon as its companions allow it. */
  public void awaitStart() {
    life.apply(new Input.Await());
    reconsider();
  }

  /** All that goes along with it, as one. */
  public Companion companion() {
    return companions;
  }

  /** Whether a start on request is put off until its companions allow it. */
  public boolean isAwaitingStart() {
    return !state().isRunning() && status().stage() == ProcessStatus.Stage.RESTARTING;
  }

  /** Keeps a process that does not run from starting by itself; false if it would not anyway. */
  public boolean hold() {
    if (!startsByItself()) {
      return false;
    }
    life.apply(new Input.Hold());
    life.tellObservers(state());
    return true;
  }

  /** Whether it starts by itself now, if it may. */
  public boolean isDueToStart() {
    return ProcessMachine.isStartDue(status(), config, around.now());
  }

  /** Whether it does not run but starts by itself, now or later. */
  public boolean startsByItself() {
    return state().isStopped() && ProcessMachine.startsByItself(status(), config);
  }

  /**
   * Looks at the clock again after a start on request: with startsecs=0 the process counts as
   * RUNNING before its end can be seen, so that one that ends at once was started all the same.
   */
  public void settle() {
    around.loop().refresh();
    life.tick();
  }

  public void stop() {
    life.apply(new Input.Stop());
  }

  /** Stops the process and starts it again; of no effect unless it is STARTING or RUNNING. */
  public void restart() {
    if (state() == ProcessState.STARTING || state() == ProcessState.RUNNING) {
      life.apply(new Input.Restart());
    }
  }

  /** Kills one that is RUNNING and certainly has nothing to do; its next start is no restart. */
  public void retire(String reason) {
    children.forgetStarts();
    life.apply(new Input.Retire(reason));
  }

  /** Tells that the process can do its work; of no effect unless it is STARTING. */
  public void ready() {
    if (state() == ProcessState.STARTING) {
      life.apply(new Input.Ready());
    }
  }

  /** What the next child finds in its environment. */
  public Map<String, String> environment() {
    return children.environment();
  }

  /** What is to be known about the process beyond what supervisor tells, by name. */
  public Map<String, String> facts() {
    return companions.facts();
  }

  /** Ends it at once, without asking it to stop; it must not be stopped, nor in BACKOFF. */
  public void kill() {
    life.apply(new Input.Kill());
  }

  /** How the last child ended, null if there was none or one runs. */
  public @Nullable Reaped lastEnd() {
    return children.lastEnd();
  }

  /** Ends the retries of a process in BACKOFF. */
  public void giveUp() {
    life.apply(new Input.GiveUp());
  }

  /** Takes the end of the child: output first, then the transition. */
  @Override
  public void ended(Reaped reaped) {
    if (!companions.survives(reaped)) {
      children.ended(reaped);
    }
  }

  /** Makes a process of the program its main one, at its own request. */
  public void claimMain(int pid) {
    companions.claim(pid);
  }

  /** Takes another process as the main one; {@code group} is its process group, 0 for none. */
  public void mainChanged(int pid, int group) {
    life.mainChanged(pid, group);
  }

  /**
   * Sends a signal on a client's behalf, to the process alone.
   *
   * @throws PosixException if it cannot be sent, unless the child has just gone
   */
  public void signal(Signal signal) throws PosixException {
    life.signal(signal);
  }

  /** Queues bytes for the child's standard input; false if there is none that takes them. */
  public boolean writeStdin(byte[] bytes) {
    return children.writeStdin(bytes);
  }

  /** Closes and opens the logs by name, if the child runs. */
  public void reopenLogs() {
    children.reopenLogs();
  }

  /** Empties the logs, also those of a stopped process. */
  public void clearLogs() throws IOException {
    outputs.clear(around.logFiles());
  }

  /**
   * Stops being scheduled; the process must be stopped. A child that could not be signalled (state
   * UNKNOWN) is left to itself: its end is then that of an unknown pid.
   */
  void discard() {
    hold();
    life.discard();
  }
}
