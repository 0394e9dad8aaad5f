package org.jsupervisor.supervisord.scaling;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.ScalingPolicy;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.Seconds;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.FastCgiSocket;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.SharedService;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.loop.Timer;
import org.jsupervisor.supervisord.loop.Watch;
import org.jsupervisor.supervisord.posix.Poller;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.posix.SharedSockets.Connections;

/**
 * The processes of one socket, started and retired as the rules decide. The socket stays open while
 * that goes on, whether a process runs or not. Confined to the loop thread.
 */
final class ScaledPool implements SharedService, ManagedProcess.Observer {
  private static final int CLOSED = -1;

  /** Under load a connection waits now and then; more looks than these would tell nothing more. */
  private static final long CALM_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** After a failure of the kernel. */
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final ScalingPolicy policy;
  private final List<ManagedProcess> members;
  private final FastCgiSocket socket;
  private final Surroundings around;
  private final PoolCensus census;
  private final Retirer retirer;
  private final Timer timer;
  private final Timer calm;
  private ScalingState state;
  private int descriptor = CLOSED;
  private @Nullable Watch watch;
  private boolean isWanted;
  private boolean isOn;
  private boolean isWatching;
  private String trouble = "";
  private boolean hasTold;

  /**
   * @param members in start order, at least one, all with that socket and the same policy
   */
  ScaledPool(List<ManagedProcess> members, FastCgiSocket socket, Surroundings around) {
    this.policy = members.get(0).config().policies().scaling();
    this.members = List.copyOf(members);
    this.socket = socket;
    this.around = around;
    this.census = new PoolCensus(policy, this.members);
    this.retirer = new Retirer(around);
    this.timer = around.loop().timer(this::look);
    this.calm = around.loop().timer(this::calmIsOver);
    this.state = ScalingState.initial(ScalingRules.initial(policy));
    for (ManagedProcess member : members) {
      member.hold();
      member.observe(this);
    }
  }

  @Override
  public List<ManagedProcess> processes() {
    return members;
  }

  @Override
  public int least() {
    return policy.minProcs();
  }

  @Override
  public boolean isOpen() {
    return descriptor != CLOSED && census.isManned();
  }

  @Override
  public boolean isExpected() {
    return isWanted && census.isManned();
  }

  @Override
  public void begin() {
    turnOn();
    lookWithin(0);
  }

  /** Begins to scale, if the processes start by themselves. */
  void activate() {
    if (members.get(0).config().autostart()) {
      turnOn();
    }
  }

  /** Scales from now on. */
  void turnOn() {
    census.forgetStops();
    isWanted = true;
    resume();
  }

  /** Scales if that is wanted. */
  void resume() {
    if (isWanted && !isOn) {
      isOn = true;
      state = ScalingState.initial(ScalingRules.initial(policy));
      timer.reschedule(around.loop().nowNanos());
    }
  }

  /** Those that run at the least and do not. */
  List<ManagedProcess> firstOnes() {
    int missing = ScalingRules.initial(policy) - census.running();
    List<ManagedProcess> startable = census.startable();
    return startable.subList(0, Math.max(0, Math.min(missing, startable.size())));
  }

  /** Whether it scales, or is to do so again. */
  boolean isWanted() {
    return isWanted;
  }

  /** Leaves everything as it is from now on; the socket goes with the last process. */
  void turnOff() {
    isWanted = false;
    pause();
  }

  /** The same until it is resumed. */
  void pause() {
    isOn = false;
    timer.cancel();
    calm.cancel();
    retirer.abandon();
    if (watch != null) {
      watch.close();
      watch = null;
    }
    if (descriptor != CLOSED) {
      descriptor = CLOSED;
      socket.release();
    }
  }

  void discard() {
    pause();
    for (ManagedProcess member : members) {
      member.unobserve(this);
    }
  }

  @Override
  public void stateChanged(ManagedProcess process) {
    retirer.changed(process);
    census.changed(process);
    if (isOn) {
      // One that ends by itself at once must not be replaced as fast as that.
      long pause = process.state() == ProcessState.EXITED ? CALM_NANOS : 0;
      lookWithin(pause);
    }
  }

  private void lookWithin(long nanos) {
    long deadline = around.loop().nowNanos() + nanos;
    if (!timer.isScheduled() || timer.deadlineNanos() > deadline) {
      timer.reschedule(deadline);
    }
  }

  private void connectionWaits() {
    watchFor(false);
    calm.reschedule(around.loop().nowNanos() + CALM_NANOS);
    if (isLeftWaiting()) {
      look();
    }
  }

  /** Most have been accepted before anybody can look. */
  private boolean isLeftWaiting() {
    try {
      return around.posix().sharedSockets().waiting(descriptor) > 0;
    } catch (PosixException e) {
      return true;
    }
  }

  private void calmIsOver() {
    watchFor(isOn && isWatching);
  }

  private void look() {
    if (!isOn || !around.state().mayStart()) {
      return;
    }
    try {
      open();
      Connections connections = around.posix().sharedSockets().connections(descriptor);
      trouble = "";
      act(connections);
    } catch (PosixException e) {
      doWithout(e);
    }
  }

  private void open() throws PosixException {
    if (descriptor == CLOSED) {
      descriptor = socket.acquire();
      watch = around.loop().watch(descriptor, 0, readySet -> connectionWaits());
      around.state().changed(members.get(0), members.get(0).state());
    }
  }

  private void act(Connections connections) {
    long now = around.loop().nowNanos();
    Situation seen = census.situation(connections, retirer.isBusy(), now);
    Decision decision = ScalingRules.decide(policy, state, seen, now);
    state = decision.state();
    tellIfNobodyIsLeft(seen);
    if (decision.starts() > 0) {
      tell(seen, "starting " + decision.starts());
      start(decision.starts());
    }
    if (decision.retirements() > 0) {
      tell(seen, "retiring " + decision.retirements());
      String reason = "not needed for " + seconds(policy.idleTimeout()) + " (idle_timeout)";
      retirer.retire(census.latestFirst(), decision.retirements(), reason, descriptor);
    } else if (decision.isReplacing()) {
      String reason = "at least " + seconds(census.lifetime()) + " old (max_lifetime)";
      retirer.retire(census.overdue(now), 1, reason, descriptor);
    }
    if (isOn) {
      isWatching = decision.isWatching();
      watchFor(isWatching && !calm.isScheduled());
      schedule(decision.nextNanos(), now);
    }
  }

  private void tellIfNobodyIsLeft(Situation seen) {
    boolean isNobodyLeft = seen.running() + seen.absent() + seen.startable() == 0;
    if (isNobodyLeft && !hasTold) {
      String text = "nobody serves " + socket.config().url() + ": all are FATAL or were stopped";
      around.log().log(LogLevel.WARN, text);
    }
    hasTold = isNobodyLeft;
  }

  private static String seconds(Duration duration) {
    return Seconds.text(duration) + " seconds";
  }

  private void schedule(long nanos, long now) {
    if (nanos == Decision.NEVER) {
      timer.cancel();
    } else {
      timer.reschedule(now + nanos);
    }
  }

  private void start(int count) {
    List<ManagedProcess> startable = census.startable();
    for (int i = 0; i < Math.min(count, startable.size()); i++) {
      startable.get(i).start();
    }
  }

  private void watchFor(boolean connections) {
    if (watch != null) {
      watch.setInterest(connections ? Poller.READ : 0);
    }
  }

  /** Better too many processes than a request that nobody answers. */
  private void doWithout(PosixException failure) {
    String text = String.valueOf(failure.getMessage());
    boolean isOpen = descriptor != CLOSED;
    if (!text.equals(trouble)) {
      trouble = text;
      String what = "cannot scale " + socket.config().url() + ": " + text;
      around.log().log(LogLevel.WARN, isOpen ? what + "; all its processes are started" : what);
    }
    isWatching = false;
    watchFor(false);
    if (isOpen) {
      start(members.size());
    }
    timer.reschedule(around.loop().nowNanos() + RETRY_NANOS);
  }

  private void tell(Situation seen, String what) {
    if (around.log().isEnabled(LogLevel.DEBUG)) {
      String counts =
          seen.running() + " running, " + seen.busy() + " busy, " + seen.waiting() + " waiting";
      around.log().log(
          LogLevel.DEBUG, "scaling " + socket.config().url() + ": " + counts + ": " + what);
    }
  }
}
