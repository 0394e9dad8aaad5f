package org.jsupervisor.config.policy;

/** How a program is told to read its configuration anew. */
public record ReloadPolicy() {
  public static final ReloadPolicy DEFAULT = new ReloadPolicy();
}
