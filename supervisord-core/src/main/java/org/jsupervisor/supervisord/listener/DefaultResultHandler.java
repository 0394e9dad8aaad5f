package org.jsupervisor.supervisord.listener;

import org.jsupervisor.supervisord.event.Event;

/** Accepts exactly {@code OK}. */
final class DefaultResultHandler implements ResultHandler {
  @Override
  public Verdict judge(Event event, byte[] result) {
    boolean good = result.length == 2 && result[0] == 'O' && result[1] == 'K';
    return good ? Verdict.ACCEPTED : Verdict.REJECTED;
  }
}
