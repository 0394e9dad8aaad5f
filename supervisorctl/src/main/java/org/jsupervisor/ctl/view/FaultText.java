package org.jsupervisor.ctl.view;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;
import org.jsupervisor.rpc.api.OperationResult;

/**
 * Says what became of a process that should start, stop, get a signal or have its logs cleared;
 * null for a code that operation never answers (control.md 1.8).
 */
public final class FaultText {
  private FaultText() {}

  public static @Nullable String ofStart(OperationResult result) {
    return switch (fault(result.status())) {
      case SUCCESS -> name(result) + ": started";
      case BAD_NAME -> error(result, "no such process");
      case NO_FILE -> error(result, "no such file");
      case NOT_EXECUTABLE -> error(result, "file is not executable");
      case ALREADY_STARTED -> error(result, "already started");
      case SPAWN_ERROR -> error(result, "spawn error");
      case ABNORMAL_TERMINATION -> error(result, "abnormal termination" + reason(result));
      default -> null;
    };
  }

  /** What the daemon says beyond the name it was asked for; the original says nothing. */
  private static String reason(OperationResult result) {
    String text = result.description();
    int name = text.indexOf(": ");
    int reason = name < 0 ? -1 : text.indexOf(": ", name + 2);
    return reason < 0 ? "" : text.substring(reason);
  }

  public static @Nullable String ofStop(OperationResult result) {
    return ofSignal(result, "stopped");
  }

  public static @Nullable String ofSignal(OperationResult result) {
    return ofSignal(result, "signalled");
  }

  private static @Nullable String ofSignal(OperationResult result, String success) {
    return switch (fault(result.status())) {
      case SUCCESS -> name(result) + ": " + success;
      case BAD_NAME -> error(result, "no such process");
      case BAD_SIGNAL -> error(result, "bad signal name");
      case NOT_RUNNING -> error(result, "not running");
      case FAILED -> result.description();
      default -> null;
    };
  }

  /** The reason of a refusal goes into the brackets, what a check has printed below. */
  public static @Nullable String ofReload(OperationResult result) {
    return switch (fault(result.status())) {
      case SUCCESS -> name(result) + ": reloaded";
      case BAD_NAME -> error(result, "no such process");
      case NOT_RUNNING -> error(result, "not running");
      case FAILED -> refused(result);
      default -> null;
    };
  }

  /** What became of a program that should have another number of processes. */
  public static @Nullable String ofScale(String program, int fault, String text) {
    String reason =
        switch (fault(fault)) {
          case BAD_NAME -> "no such program";
          case FAILED -> reason(text);
          case STILL_RUNNING -> "started meanwhile: " + detail(text);
          case CANT_REREAD -> text;
          case UNKNOWN_METHOD ->
              fault == Fault.UNKNOWN_METHOD.code()
                  ? "this supervisord cannot: set numprocs and run update"
                  : null;
          default -> null;
        };
    return reason == null ? null : program + ": ERROR (" + reason + ')';
  }

  private static String detail(String text) {
    return text.substring(text.indexOf(' ') + 1);
  }

  private static String reason(String text) {
    String prefix = Fault.FAILED.name() + ": ";
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String refused(OperationResult result) {
    String reason = reason(result.description());
    int end = reason.indexOf('\n');
    return end < 0
        ? error(result, reason)
        : error(result, reason.substring(0, end)) + reason.substring(end);
  }

  public static @Nullable String ofClear(OperationResult result) {
    return switch (fault(result.status())) {
      case SUCCESS -> name(result) + ": cleared";
      case BAD_NAME -> error(result, "no such process");
      case FAILED -> error(result, "failed");
      default -> null;
    };
  }

  private static String name(OperationResult result) {
    return Namespec.show(result.group(), result.name());
  }

  private static String error(OperationResult result, String text) {
    return name(result) + ": ERROR (" + text + ')';
  }

  /** Codes nobody publishes count as one that no operation answers. */
  private static Fault fault(int code) {
    for (Fault fault : Fault.values()) {
      if (fault.code() == code) {
        return fault;
      }
    }
    return Fault.UNKNOWN_METHOD;
  }
}
