package org.jsupervisor.supervisord.group;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.model.EventListenerPoolConfig;
import org.jsupervisor.config.value.LogLevel;
import org.jsupervisor.rpc.api.ProcessState;
import org.jsupervisor.supervisord.event.Event;
import org.jsupervisor.supervisord.event.EventSubscriber;
import org.jsupervisor.supervisord.event.EventType;
import org.jsupervisor.supervisord.listener.BufferedEvent;
import org.jsupervisor.supervisord.listener.Envelope;
import org.jsupervisor.supervisord.listener.EventBuffer;
import org.jsupervisor.supervisord.listener.ResultHandler;

/**
 * Delivers events to a group of listener processes, one event to one of them at a time (daemon.md
 * 6.5). Confined to the loop thread.
 */
final class EventListenerPool implements EventSubscriber {
  private final EventListenerPoolConfig config;
  private final Surroundings around;
  private final Set<EventType> wanted = EnumSet.noneOf(EventType.class);
  private final EventBuffer buffer;
  private final List<EventListener> listeners = new ArrayList<>();
  private boolean dispatchPlanned;
  private @Nullable Runnable whenIdle;

  EventListenerPool(EventListenerPoolConfig config, Surroundings around) {
    this.config = config;
    this.around = around;
    this.buffer = new EventBuffer(config.bufferSize(), this::discarded);
    for (String name : config.events()) {
      EventType subscribed = EventType.valueOf(name);
      for (EventType type : EventType.values()) {
        if (type.isA(subscribed)) {
          wanted.add(type);
        }
      }
    }
    around.bus().subscribe(this);
  }

  /** Makes the protocol end of one process of the pool. */
  EventListener newListener() {
    ResultHandler handler = ResultHandler.named(config.resultHandler());
    if (handler == null) {
      throw new IllegalStateException("cannot use result_handler " + config.resultHandler());
    }
    EventListener listener = new EventListener(this, handler, around.log());
    listeners.add(listener);
    return listener;
  }

  @Override
  public boolean wants(EventType type) {
    return wanted.contains(type);
  }

  @Override
  public void accept(Event event, long serial) {
    buffer.add(event, serial);
    planDispatch();
  }

  /** Takes an event back that a listener did not deal with. */
  void requeue(BufferedEvent event) {
    logRebuffering(event, buffer.size());
    buffer.requeue(event);
    planDispatch();
  }

  private void logRebuffering(BufferedEvent event, int others) {
    if (around.log().isEnabled(LogLevel.DEBUG)) {
      around.log().log(
          LogLevel.DEBUG,
          "rebuffering event "
              + event.serial()
              + " for pool "
              + config.name()
              + " (buf size="
              + others
              + ", max="
              + buffer.capacity()
              + ")");
    }
  }

  private void discarded(BufferedEvent event) {
    around.log().log(
        LogLevel.ERROR,
        "pool " + config.name() + " event buffer overflowed, discarding event " + event.serial());
  }

  /** Delivers what can be delivered, once what is happening now has happened. */
  void planDispatch() {
    if (!dispatchPlanned) {
      dispatchPlanned = true;
      around.loop().afterIo(this::dispatch);
    }
  }

  private void dispatch() {
    dispatchPlanned = false;
    deliverAll();
    if (whenIdle != null && !isWorking()) {
      Runnable action = whenIdle;
      whenIdle = null;
      action.run();
    }
  }

  /** Whether a listener deals with an event, or one is waiting that a listener may yet take. */
  boolean isWorking() {
    for (EventListener listener : listeners) {
      boolean isUp = listener.process().state() == ProcessState.RUNNING;
      if (isUp && (listener.isBusy() || (buffer.size() > 0 && !listener.isLost()))) {
        return true;
      }
    }
    return false;
  }

  /** Has the action run, once, when the pool no longer works; null forgets it. */
  void whenIdle(@Nullable Runnable action) {
    whenIdle = action;
  }

  private void deliverAll() {
    if (!hasReadyListener()) {
      return;
    }
    BufferedEvent next = buffer.peek();
    while (next != null && deliver(next)) {
      buffer.poll();
      next = buffer.peek();
    }
    if (next != null) {
      logRebuffering(next, buffer.size() - 1);
    }
  }

  private boolean hasReadyListener() {
    for (EventListener listener : listeners) {
      if (isReady(listener)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isReady(EventListener listener) {
    return listener.isReady() && listener.process().state() == ProcessState.RUNNING;
  }

  private boolean deliver(BufferedEvent event) {
    for (EventListener listener : listeners) {
      if (!isReady(listener)) {
        continue;
      }
      ManagedProcess process = listener.process();
      String identifier = around.state().config().identifier();
      if (process.writeStdin(Envelope.bytes(identifier, config.name(), event))) {
        listener.sent(event);
        return true;
      }
      around.log().log(
          LogLevel.DEBUG,
          "epipe occurred while sending event "
              + event.serial()
              + " to listener "
              + process.name()
              + ", listener state unchanged");
    }
    return false;
  }

  void discard() {
    around.bus().unsubscribe(this);
  }
}
