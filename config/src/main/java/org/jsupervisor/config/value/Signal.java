package org.jsupervisor.config.value;

/** A Linux signal number, with the names the original accepts and prints (daemon.md 1.5, 4.8). */
public record Signal(int number) {}
