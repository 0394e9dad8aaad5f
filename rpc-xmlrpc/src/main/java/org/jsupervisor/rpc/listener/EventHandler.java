package org.jsupervisor.rpc.listener;

import java.io.IOException;

/** What a listener does with each event. */
@FunctionalInterface
public interface EventHandler {
  /** Returns whether the event is dealt with; if not, the daemon sends it again. */
  boolean handle(ListenerEvent event) throws IOException;
}
