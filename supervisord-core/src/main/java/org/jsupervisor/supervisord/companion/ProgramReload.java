package org.jsupervisor.supervisord.companion;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.policy.ReloadPolicy;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.config.value.Signal;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.group.ManagedProcess;
import org.jsupervisor.supervisord.group.Surroundings;
import org.jsupervisor.supervisord.posix.PosixException;
import org.jsupervisor.supervisord.spawn.CommandOutcome;
import org.jsupervisor.supervisord.spawn.SideCommand;
import org.jsupervisor.supervisord.spawn.SideCommands;

/**
 * One reload of one program: its check first, then the signal or the command. Confined to the loop
 * thread.
 */
public final class ProgramReload implements ManagedProcess.Observer {
  /** Is told once how it ended. */
  public interface Outcome {
    void reloaded();

    /** It was refused, or failed; the reason may span lines. */
    void refused(String reason);

    /** The program has left RUNNING meanwhile. */
    void ended();
  }

  private final ManagedProcess process;
  private final ReloadPolicy policy;
  private final Surroundings around;
  private final Outcome outcome;
  private @Nullable SideCommand command;
  private boolean isOver;

  public ProgramReload(ManagedProcess process, Surroundings around, Outcome outcome) {
    this.process = process;
    this.policy = process.config().policies().reload();
    this.around = around;
    this.outcome = outcome;
  }

  /** Begins; the program must be RUNNING and have a way to be reloaded. */
  public void begin() {
    process.observe(this);
    String check = policy.check();
    if (check == null) {
      act();
    } else {
      run(check, this::checked);
    }
  }

  private void run(String line, SideCommands.Observer observer) {
    Map<String, String> environment = process.environment();
    environment.put("MAINPID", Integer.toString(process.status().pid()));
    command =
        around.sideCommands().run(process.config(), line, environment, policy.timeout(), observer);
  }

  private void checked(CommandOutcome check) {
    if (check.isSuccess()) {
      act();
    } else {
      refuse(failure("reload_check", check));
    }
  }

  private void act() {
    Signal signal = policy.signal();
    String line = policy.command();
    if (signal != null) {
      send(signal);
    } else if (line != null) {
      run(line, this::commandEnded);
    }
  }

  private void send(Signal signal) {
    int pid = process.status().pid();
    finish();
    try {
      process.signal(signal);
    } catch (PosixException e) {
      outcome.refused("cannot send " + signal.name() + ": " + e.getMessage());
      return;
    }
    tellSuccess("sent " + signal.name() + " to pid " + pid);
  }

  private void commandEnded(CommandOutcome ended) {
    if (ended.isSuccess()) {
      finish();
      tellSuccess("reload_command has ended");
    } else {
      refuse(failure("reload_command", ended));
    }
  }

  private void tellSuccess(String how) {
    around.log().log(LogLevel.INFO, "reloaded: " + process.name() + " (" + how + ")");
    outcome.reloaded();
  }

  /** What is printed may repeat the command, which may hold what nobody may be shown. */
  private String failure(String option, CommandOutcome outcome) {
    String text = option + " failed: " + outcome.cause();
    String all = outcome.output().isEmpty() ? text : text + "\n" + outcome.output();
    return process.config().secrets().masked(all);
  }

  private void refuse(String reason) {
    finish();
    around.log().log(LogLevel.WARN, "not reloaded: " + process.name() + ", " + reason);
    outcome.refused(reason);
  }

  private void finish() {
    isOver = true;
    process.unobserve(this);
  }

  @Override
  public void stateChanged(ManagedProcess changed) {
    if (isOver || process.state() == ProcessState.RUNNING) {
      return;
    }
    finish();
    if (command != null) {
      command.cancel();
    }
    outcome.ended();
  }
}
