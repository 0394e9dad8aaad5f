package org.jsupervisor.supervisord.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.Companion;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.StateWatcher;
import org.jsupervisor.supervisord.group.Surroundings;

/** Has a process wait for others before it starts. Confined to the loop thread. */
public final class DependencyCompanion implements Companion, StateWatcher {
  private final ManagedProcess process;
  private final Surroundings around;
  private final Milestones milestones;
  private boolean isRequested;
  private boolean waitsAnyway;
  private boolean isTold;
  private String toldHindrance = "";

  public DependencyCompanion(ManagedProcess process, Surroundings around) {
    this.process = process;
    this.around = around;
    this.milestones =
        new Milestones(
            process.config().policies().dependencies(),
            !process.config().autostart() && process.config().startsWithDaemon(),
            around.state());
    around.state().watch(this);
  }

  @Override
  public boolean allowsStart() {
    List<String> wishes = wishes();
    if (!wishes.isEmpty() && (isRequested || isToStart()) && !isTold) {
      isTold = true;
      around.log().log(
          LogLevel.INFO, "not starting " + process.name() + " yet: waiting for " + joined(wishes));
      around.loop().afterIo(this::look);
    }
    return wishes.isEmpty();
  }

  /** Retries wait as well, so that they are not used up while nothing can come of them. */
  private boolean isToStart() {
    return process.startsByItself() || process.state() == ProcessState.BACKOFF;
  }

  private List<String> wishes() {
    List<String> wishes = new ArrayList<>();
    Needs.addWishes(process, around.state(), wishes);
    milestones.addWishes(wishes);
    return wishes;
  }

  private static String joined(List<String> wishes) {
    return String.join(" and ", wishes);
  }

  /** Compatibility: the listener of ordered starts does not come between a client and a start. */
  @Override
  public void startRequested() {
    milestones.forget();
    waitsAnyway = process.startsByItself() && (waitsAnyway || !isRequested);
    isRequested = true;
    around.loop().afterIo(this::look);
  }

  @Override
  public @Nullable String hindrance() {
    Hindrance hindrance = Hindrance.of(process, around.state());
    return hindrance == null ? null : hindrance.text();
  }

  @Override
  public void tell(Map<String, String> facts) {
    if (isToStart()) {
      List<String> wishes = wishes();
      if (!wishes.isEmpty()) {
        facts.put(ProcessInfo.WAITING_FOR, joined(wishes));
      }
    }
  }

  @Override
  public void changed(ManagedProcess other, ProcessState before) {
    milestones.record(other);
    look(other.state().isStopped() || !toldHindrance.isEmpty());
  }

  private void look() {
    look(true);
  }

  /**
   * Starts what waits no longer, and tells once of what will come of nothing; that can have changed
   * only if another one has stopped, or if there was something in the way.
   */
  private void look(boolean isDoubtful) {
    if (!isToStart()) {
      reset();
    } else if (wishes().isEmpty()) {
      process.reconsider();
    } else if (isDoubtful) {
      weigh(Hindrance.of(process, around.state()));
    }
  }

  /** A start on request ends here, and its client hears why; what waits by itself goes on. */
  private void weigh(@Nullable Hindrance hindrance) {
    if (hindrance == null) {
      toldHindrance = "";
    } else if (isRequested && process.isAwaitingStart()) {
      around.log().log(LogLevel.WARN, "cannot start " + process.name() + ": " + hindrance.text());
      boolean goesOn = waitsAnyway;
      process.hold();
      if (goesOn) {
        process.awaitStart();
        isTold = true;
        toldHindrance = hindrance.text();
      }
    } else if (hindrance.isFailure() && isTold && !hindrance.text().equals(toldHindrance)) {
      toldHindrance = hindrance.text();
      around.log().log(LogLevel.WARN, process.name() + " goes on waiting: " + hindrance.text());
    }
  }

  private void reset() {
    isRequested = false;
    waitsAnyway = false;
    isTold = false;
    toldHindrance = "";
  }

  @Override
  public void stateChanged(ProcessState before) {
    if (!process.state().isStopped()) {
      reset();
      milestones.forget();
    }
  }

  @Override
  public void discard() {
    around.state().unwatch(this);
  }
}
