package org.jsupervisor.supervisord.control;

import java.util.List;

/** Names of groups: new in the configuration, different in it, and no longer in it. */
public record ReloadResult(List<String> added, List<String> changed, List<String> removed) {}
