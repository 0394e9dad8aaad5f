package org.jsupervisor.supervisord.process;

import org.jsupervisor.config.value.Signal;

/** Names signals as log lines do (daemon.md 4.8). */
final class SignalNames {
  private static final String[] NAMES = {
    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
    "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU",
    "XFSZ", "VTALRM", "PROF", "WINCH", "POLL", "PWR", "SYS"
  };

  private SignalNames() {}

  static String of(Signal signal) {
    int number = signal.number();
    if (number >= 1 && number <= NAMES.length) {
      return "SIG" + NAMES[number - 1];
    }
    return switch (number) {
      case 34 -> "SIGRTMIN";
      case 64 -> "SIGRTMAX";
      default -> "signal " + number;
    };
  }
}
