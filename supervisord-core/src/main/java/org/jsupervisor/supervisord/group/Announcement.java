package org.jsupervisor.supervisord.group;

import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.supervisord.event.EventBus;
import org.jsupervisor.supervisord.event.Events;
import org.jsupervisor.supervisord.process.Effect;
import org.jsupervisor.supervisord.process.Input;
import org.jsupervisor.supervisord.process.LogLine;
import org.jsupervisor.supervisord.process.ProcessStatus;
import org.jsupervisor.supervisord.process.Transition;
import org.jsupervisor.supervisord.process.TransitionLog;

/** Tells the world what became of a process. Stateless. */
final class Announcement {
  private Announcement() {}

  static void publish(EventBus bus, ManagedProcess process, Effect.Announce news) {
    if (bus.isWanted(Events.typeOf(news.to()))) {
      bus.publish(
          Events.processState(
              process.name(),
              process.groupName(),
              news.from(),
              news.to(),
              news.pid(),
              news.tries(),
              news.expected()));
    }
  }

  /** Tells the main log what one step has to say. */
  static void log(
      MainLog log, ProcessConfig config, ProcessStatus before, Input input, Transition step) {
    String name = config.name();
    for (LogLine line : TransitionLog.lines(name, before, input, step.after(), config)) {
      log.log(line.level(), line.text());
    }
  }
}
