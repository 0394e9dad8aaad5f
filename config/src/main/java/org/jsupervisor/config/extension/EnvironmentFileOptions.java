package org.jsupervisor.config.extension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.environment.EnvironmentFile;
import org.jsupervisor.config.environment.SmallFiles;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.EnvironmentFilePolicy;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.SecretTexts;

/**
 * The options of {@link EnvironmentFilePolicy}. The files are read here, so that what they held is
 * part of the configuration.
 */
public final class EnvironmentFileOptions {
  private static final String KEY = "env_file";

  /** The same in the rewrite in Go. */
  private static final String SYNONYM = "envfiles";

  private EnvironmentFileOptions() {}

  /** What a section asks for; what is refused is told to the findings of {@code values}. */
  public static EnvironmentFilePolicy read(
      SectionValues values, String workingDirectory, boolean isRequired) {
    if (!values.has(KEY) && !values.has(SYNONYM)) {
      return EnvironmentFilePolicy.DEFAULT;
    }
    SmallFiles reader = new SmallFiles(workingDirectory, isRequired);
    List<String> files = new ArrayList<>();
    Map<String, String> variables = new LinkedHashMap<>();
    for (String key : new String[] {SYNONYM, KEY}) {
      for (String name : names(values.text(key))) {
        boolean isOptional = name.startsWith("-");
        String path = isOptional ? name.substring(1).strip() : name;
        String absolute = path.startsWith("/") ? path : workingDirectory + "/" + path;
        files.add(isOptional ? "-" + absolute : absolute);
        Map<String, String> read =
            variables(values, key, reader, absolute, isOptional || !isRequired);
        variables.keySet().removeAll(read.keySet());
        variables.putAll(read);
      }
    }
    return new EnvironmentFilePolicy(files, variables, SecretTexts.NONE);
  }

  private static List<String> names(@Nullable String text) {
    List<String> names = new ArrayList<>();
    int start = 0;
    while (text != null && start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String name = text.substring(start, end).strip();
      if (!name.isEmpty()) {
        names.add(name);
      }
      start = end + 1;
    }
    return names;
  }

  private static Map<String, String> variables(
      SectionValues values, String key, SmallFiles reader, String path, boolean mayBeMissing) {
    try {
      String text = reader.textIfPresent(path);
      if (text != null) {
        return EnvironmentFile.variables(text, path);
      }
      if (!mayBeMissing) {
        values.refuse(key, new ConfigException("cannot read " + path + ": no such file", path));
      }
    } catch (ConfigException e) {
      values.refuse(key, e);
    }
    return Map.of();
  }

  static void list(EnvironmentFilePolicy policy, Map<String, Object> options) {
    if (!policy.files().isEmpty()) {
      options.put(KEY, String.join(", ", policy.files()));
    }
  }
}
