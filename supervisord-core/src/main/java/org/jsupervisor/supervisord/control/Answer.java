package org.jsupervisor.supervisord.control;

/** Takes the outcome of a request, at once or when a later transition settles it; called once. */
public interface Answer<T> {
  void succeed(T value);

  void fail(ControlFault fault);
}
