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
  private boolean isTold;

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
    boolean isAsked = process.state().isStopped() && (isRequested || process.startsByItself());
    if (!wishes.isEmpty() && isAsked && !isTold) {
      isTold = true;
      around.log().log(
          LogLevel.INFO, "not starting " + process.name() + " yet: waiting for " + joined(wishes));
    }
    return wishes.isEmpty();
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
    isRequested = true;
    around.loop().afterIo(this::failIfHopeless);
  }

  @Override
  public boolean awaitsOthers() {
    return process.startsByItself() && !wishes().isEmpty();
  }

  @Override
  public @Nullable String hindrance() {
    return Needs.hindrance(process, around.state());
  }

  @Override
  public void tell(Map<String, String> facts) {
    if (process.startsByItself()) {
      List<String> wishes = wishes();
      if (!wishes.isEmpty()) {
        facts.put(ProcessInfo.WAITING_FOR, joined(wishes));
      }
    }
  }

  @Override
  public void changed(ManagedProcess other, ProcessState before) {
    milestones.record(other);
    if (!process.startsByItself()) {
      return;
    }
    if (wishes().isEmpty()) {
      process.reconsider();
    } else {
      failIfHopeless();
    }
  }

  /** Ends a start on request that nothing will come of; others go on waiting. */
  private void failIfHopeless() {
    if (!isRequested || !process.isAwaitingStart()) {
      return;
    }
    String hindrance = hindrance();
    if (hindrance != null) {
      around.log().log(LogLevel.WARN, "cannot start " + process.name() + ": " + hindrance);
      process.hold();
    }
  }

  @Override
  public void stateChanged(ProcessState before) {
    if (!process.state().isStopped()) {
      isRequested = false;
      isTold = false;
      milestones.forget();
    }
  }

  @Override
  public void discard() {
    around.state().unwatch(this);
  }
}
