package org.jsupervisor.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsupervisor.config.value.Accounts;

/**
 * What a configuration sees of the machine it is loaded on.
 *
 * @param environment the program's own variables, as {@code LosslessText}
 * @param hostName as {@code uname -n} prints it
 * @param workingDirectory absolute; relative paths are taken against it
 * @param uid the user the program runs as
 * @param requiresPaths whether paths that must exist are looked for; only a check of files made for
 *     another machine goes without
 */
public record LoaderEnvironment(
    Map<String, String> environment,
    String hostName,
    String workingDirectory,
    int uid,
    Accounts accounts,
    boolean requiresPaths) {
  public LoaderEnvironment {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
