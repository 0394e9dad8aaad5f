package org.jsupervisor.supervisord.listener;

/** What a listener's output meant; {@code requeue} tells the event that was not dealt with. */
public sealed interface ListenerReport {
  /** The listener can take an event. */
  record Ready() implements ListenerReport {}

  /** The event was dealt with; {@code output} is for the daemon's own stdout, mostly empty. */
  record Processed(String output) implements ListenerReport {}

  /** The listener answered that it could not deal with the event. */
  record Rejected(BufferedEvent requeue) implements ListenerReport {}

  /** The result handler could not make sense of the result. */
  record Failed(BufferedEvent requeue) implements ListenerReport {}

  /** The result line was unreadable; {@code line} is already text. */
  record BadResult(String line, BufferedEvent requeue) implements ListenerReport {}

  /** The listener said something it may not say in the state {@code from}. */
  record Violated(ListenerState from) implements ListenerReport {}
}
