package org.jsupervisor.supervisord.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsupervisor.config.policy.DaemonEndPolicy.ExitWhen;
import org.jsupervisor.rpc.api.ProcessInfo;
import org.jsupervisor.rpc.api.SupervisorState;
import org.jsupervisor.supervisord.event.Event;
import org.jsupervisor.supervisord.event.EventSubscriber;
import org.jsupervisor.supervisord.event.EventType;

/** Follows why one random life ends, and fails if it should not, or should have. */
final class EndWatch implements EventSubscriber {
  private static final String STATUS = ": shutting down with exit status ";

  private final ScriptedDaemon daemon;
  private final RandomChildren children;
  private final boolean fatalIsFinal;
  private String fatal = "";

  /** {@code fatalIsFinal} says that nothing that is FATAL is tried again by itself. */
  EndWatch(ScriptedDaemon daemon, RandomChildren children, boolean fatalIsFinal) {
    this.daemon = daemon;
    this.children = children;
    this.fatalIsFinal = fatalIsFinal;
    daemon.bus.subscribe(this);
  }

  @Override
  public boolean wants(EventType type) {
    return type == EventType.SUPERVISOR_STATE_CHANGE_STOPPING
        || type == EventType.PROCESS_STATE_FATAL;
  }

  @Override
  public void accept(Event event, long serial) {
    if (event.type() == EventType.PROCESS_STATE_FATAL) {
      boolean isReason = daemon.config().end().exitWhen() == ExitWhen.ANY_FATAL && fatalIsFinal;
      if (isReason && isRunning()) {
        fatal = event.payload();
      }
    } else if (!daemon.log.linesWith("all programs have ended, exit_when").isEmpty()) {
      for (ProcessInfo info : daemon.control.allProcessInfo()) {
        boolean counts = !children.isListener(info.group());
        assertThat(counts && !info.state().isStopped()).as("not ended: " + info).isFalse();
      }
    }
  }

  boolean isRunning() {
    return daemon.control.state() == SupervisorState.RUNNING;
  }

  /** Fails if the daemon goes on although it has a reason to end, or ends with another status. */
  void check() {
    assertThat(!fatal.isEmpty() && isRunning()).as("goes on although FATAL: " + fatal).isFalse();
    List<String> reasons = daemon.log.linesWith(STATUS);
    assertThat(reasons).as("reasons to end").hasSizeLessThan(2);
    if (reasons.isEmpty()) {
      assertThat(daemon.exitStatus()).isZero();
    } else {
      String reason = reasons.get(0);
      assertThat(isRunning()).as(reason).isFalse();
      assertThat(reason).endsWith(STATUS + daemon.exitStatus());
    }
  }
}
