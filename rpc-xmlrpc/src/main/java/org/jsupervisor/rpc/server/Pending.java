package org.jsupervisor.rpc.server;

import org.jspecify.annotations.Nullable;
import org.jsupervisor.rpc.xmlrpc.XmlRpcFault;

/** A result that will be known later, assigned once. Confined to the loop thread. */
public final class Pending {
  private @Nullable Object value;
  private @Nullable XmlRpcFault fault;
  private @Nullable Runnable whenDone;

  /** Ends the wait with a value that can be written. */
  public void complete(Object result) {
    checkOpen();
    value = result;
    announce();
  }

  public void fail(XmlRpcFault reason) {
    checkOpen();
    fault = reason;
    announce();
  }

  public boolean isDone() {
    return value != null || fault != null;
  }

  /** Runs the action once the result is known, at once if it is. Only one action can be set. */
  public void whenDone(Runnable action) {
    if (whenDone != null) {
      throw new IllegalStateException("cannot wait twice for one result");
    }
    whenDone = action;
    if (isDone()) {
      action.run();
    }
  }

  /** The result, which must be known. */
  public Object result() throws XmlRpcFault {
    if (fault != null) {
      throw fault;
    }
    if (value == null) {
      throw new IllegalStateException("cannot take a result that is not known yet");
    }
    return value;
  }

  private void checkOpen() {
    if (isDone()) {
      throw new IllegalStateException("cannot assign a result twice");
    }
  }

  private void announce() {
    if (whenDone != null) {
      whenDone.run();
    }
  }
}
