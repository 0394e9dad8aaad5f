package org.jsupervisor.supervisord.loop;

/** Told of an exception that one input's handling threw; the loop goes on after it. */
@FunctionalInterface
public interface ErrorHandler {
  void failed(Throwable error);
}
