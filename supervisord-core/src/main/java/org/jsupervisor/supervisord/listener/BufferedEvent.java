package org.jsupervisor.supervisord.listener;

import org.jsupervisor.supervisord.event.Event;

/** An event with the numbers it keeps however often a pool sends it. */
public record BufferedEvent(Event event, long serial, long poolSerial) {}
