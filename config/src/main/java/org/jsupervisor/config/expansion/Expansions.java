package org.jsupervisor.config.expansion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.PythonText;
import org.jsupervisor.config.value.SecretTexts;

/**
 * The names a value may use as {@code %(name)s}, nested so that an inner set hides the outer one
 * (daemon.md 1.4). Confined to the thread that loads the configuration.
 */
public final class Expansions {
  private static final String VARIABLE_PREFIX = "ENV_";
  private static final String FILE_PREFIX = "file:";

  private final @Nullable Expansions outer;
  private final Map<String, Object> values = new HashMap<>();
  private final Set<String> secrets = new LinkedHashSet<>();
  private @Nullable FileTexts files;

  private Expansions(@Nullable Expansions outer) {
    this.outer = outer;
  }

  /** A set of its own, holding each environment variable X as {@code ENV_X}. */
  public static Expansions ofEnvironment(Map<String, String> environment) {
    Expansions expansions = new Expansions(null);
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      expansions.putVariable(variable.getKey(), variable.getValue());
    }
    return expansions;
  }

  /** Has {@code %(file:PATH)s} stand for what is in the file; forgets what files held before. */
  public void readFiles(FileTexts reader) {
    files = reader;
    secrets.clear();
  }

  /** A set inside this one, empty at first. */
  public Expansions inner() {
    return new Expansions(this);
  }

  public Expansions put(String name, String value) {
    values.put(name, value);
    return this;
  }

  public Expansions put(String name, int value) {
    values.put(name, value);
    return this;
  }

  /** Offers an environment variable as {@code ENV_name}. */
  public void putVariable(String name, String value) {
    values.put(VARIABLE_PREFIX + name, value);
  }

  /** Counts a text as one that nobody may be shown, here and in the sets around this one. */
  public void addSecret(String text) {
    for (Expansions set = this; set != null; set = set.outer) {
      set.secrets.add(text);
    }
  }

  /** What was read from files, or added as a secret, by way of this set. */
  public SecretTexts secrets() {
    return SecretTexts.of(secrets);
  }

  /** Forgets an environment variable in this set if an outer one has it. */
  public void revealVariable(String name) {
    String expansion = VARIABLE_PREFIX + name;
    if (outer != null && outer.lookUp(expansion) != null) {
      values.remove(expansion);
    }
  }

  /**
   * Replaces every conversion in {@code text}.
   *
   * @param option what error texts call the value, such as {@code program:x.command}
   */
  public String expand(String text, String option) {
    return expand(text, option, false);
  }

  /**
   * The same for a text that may be cut by shell quoting, which what files hold must survive in one
   * piece.
   */
  public String expand(String text, String option, boolean isQuoted) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    return new PercentFormat(text, option, this, isQuoted).format();
  }

  /** Whether the name is that of a file. */
  boolean isFile(String name) {
    return name.startsWith(FILE_PREFIX);
  }

  @Nullable Object lookUp(String name) {
    Object value = values.get(name);
    if (value != null) {
      return value;
    }
    if (outer != null) {
      return outer.lookUp(name);
    }
    return files != null && isFile(name) ? files.text(name.substring(FILE_PREFIX.length())) : null;
  }

  /** Every name, sorted, as the error for an unknown one lists them. */
  String available() {
    List<String> names = new ArrayList<>();
    for (Expansions set = this; set != null; set = set.outer) {
      for (String name : set.values.keySet()) {
        if (!names.contains(name)) {
          names.add(name);
        }
      }
    }
    names.sort(PythonText::compare);
    return String.join(", ", names);
  }
}
