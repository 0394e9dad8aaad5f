package org.jsupervisor.config.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Linux signal number, with the names the original accepts and prints (daemon.md 1.5, 4.8). */
public record Signal(int number) {
  private static final int LAST_STANDARD = 31;
  private static final int FIRST_REALTIME = 34;
  private static final int LAST_REALTIME = 64;

  /** Shown names by number, without the prefix; empty where there is none. */
  private static final String[] NAMES = {
    "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
    "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU",
    "XFSZ", "VTALRM", "PROF", "WINCH", "POLL", "PWR", "SYS"
  };

  /** A number, or a name with or without {@code SIG} in any case. */
  public static Signal parse(String text) {
    BigInteger number;
    try {
      number = Values.bigInteger(text);
    } catch (ConfigException notNumeric) {
      return new Signal(numberOf(text));
    }
    int candidate = number.bitLength() < Byte.SIZE ? number.intValue() : -1;
    if ((candidate >= 0 && candidate <= LAST_STANDARD)
        || candidate == FIRST_REALTIME
        || candidate == LAST_REALTIME) {
      return new Signal(candidate);
    }
    throw new ConfigException("value " + PythonRepr.of(text) + " is not a valid signal number");
  }

  /** The names that stand for a signal, without and with their prefix. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i < NAMES.length; i++) {
      names.add(NAMES[i]);
      names.add("SIG" + NAMES[i]);
    }
    return names;
  }

  private static int numberOf(String text) {
    String name = PythonText.strip(text).toUpperCase(Locale.ROOT);
    if (name.startsWith("SIG")) {
      name = name.substring("SIG".length());
    }
    if (!name.isEmpty()) {
      for (int i = 1; i < NAMES.length; i++) {
        if (NAMES[i].equals(name)) {
          return i;
        }
      }
    }
    return switch (name) {
      case "IOT" -> 6;
      case "CLD" -> 17;
      case "IO" -> 29;
      case "RTMIN" -> FIRST_REALTIME;
      case "RTMAX" -> LAST_REALTIME;
      // Compatibility: constants of the original's signal module slip through as signals.
      case "_DFL", "_BLOCK" -> 0;
      case "_IGN", "_UNBLOCK" -> 1;
      case "_SETMASK" -> 2;
      default ->
          throw new ConfigException("value " + PythonRepr.of(text) + " is not a valid signal name");
    };
  }

  /** {@code SIGTERM} and the like; {@code signal 40} for numbers without a name. */
  public String name() {
    if (number >= 1 && number <= LAST_STANDARD) {
      return "SIG" + NAMES[number];
    }
    if (number == FIRST_REALTIME) {
      return "SIGRTMIN";
    }
    return number == LAST_REALTIME ? "SIGRTMAX" : "signal " + number;
  }
}
