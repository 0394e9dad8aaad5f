package org.jsupervisor.supervisord.probe;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.ProcessConfig;
import org.jsupervisor.supervisord.loop.EventLoop;
import org.jsupervisor.supervisord.spawn.CommandOutcome;
import org.jsupervisor.supervisord.spawn.SideCommand;
import org.jsupervisor.supervisord.spawn.SideCommands;

/** Runs a command; its exit status is the answer. Confined to the loop thread. */
final class CommandAttempt extends Attempt {
  private @Nullable SideCommand command;
  private boolean isBegun;

  CommandAttempt(EventLoop loop, Duration timeout, Observer observer) {
    super(loop, timeout, observer);
  }

  void begin(
      SideCommands commands,
      ProcessConfig as,
      String words,
      Map<String, String> environment,
      Duration timeout) {
    command = commands.run(as, words, environment, timeout, this::ended);
    isBegun = true;
  }

  private void ended(CommandOutcome outcome) {
    String failure = outcome.isSuccess() ? null : outcome.text();
    if (isBegun) {
      end(failure);
    } else {
      failSoon(failure == null ? outcome.text() : failure);
    }
  }

  @Override
  void release() {
    if (command != null && command.isRunning()) {
      command.cancel();
    }
  }
}
