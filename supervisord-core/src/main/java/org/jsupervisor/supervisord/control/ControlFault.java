package org.jsupervisor.supervisord.control;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.api.Fault;

/** A request that cannot be granted, in the published words (control.md 2.4). */
public final class ControlFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final String reason;

  public ControlFault(Fault fault, @Nullable String detail) {
    super(detail == null ? fault.name() : fault.name() + ": " + detail, null, false, false);
    this.fault = fault;
    this.reason = "";
  }

  /** One whose text goes on where that of the original ends. */
  public ControlFault(Fault fault, String detail, String reason) {
    super(fault.name() + ": " + detail + ": " + reason, null, false, false);
    this.fault = fault;
    this.reason = reason;
  }

  /** What the original would not say, empty for nothing. */
  public String reason() {
    return reason;
  }

  public Fault fault() {
    return fault;
  }

  /** The fault string: the fault's name, and its detail if there is one. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
