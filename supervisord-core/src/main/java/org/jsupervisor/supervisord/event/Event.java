package org.jsupervisor.supervisord.event;

/**
 * Something announced: its type and the payload exactly as listeners read it (daemon.md 6.2).
 *
 * @param payload text; characters that came from undecodable bytes are already written out
 */
public record Event(EventType type, String payload) {}
