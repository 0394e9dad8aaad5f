package org.jsupervisor.config.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.value.SecretTexts;

/**
 * What a program takes from files.
 *
 * @param files of environment variables, absolute, with a minus before those that may be missing
 * @param variables what the files held when they were read
 * @param secrets what nobody may be shown of the program's configuration
 */
public record EnvironmentFilePolicy(
    List<String> files, Map<String, String> variables, SecretTexts secrets) {
  public static final EnvironmentFilePolicy DEFAULT =
      new EnvironmentFilePolicy(List.of(), Map.of(), SecretTexts.NONE);

  public EnvironmentFilePolicy {
    files = List.copyOf(files);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
