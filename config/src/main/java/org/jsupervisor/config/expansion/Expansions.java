package org.jsupervisor.config.expansion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.value.PythonText;

/**
 * The names a value may use as {@code %(name)s}, nested so that an inner set hides the outer one
 * (daemon.md 1.4). Confined to the thread that loads the configuration.
 */
public final class Expansions {
  private static final String VARIABLE_PREFIX = "ENV_";

  private final @Nullable Expansions outer;
  private final Map<String, Object> values = new HashMap<>();

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
    if (text.indexOf('%') < 0) {
      return text;
    }
    return new PercentFormat(text, option, this).format();
  }

  @Nullable Object lookUp(String name) {
    Object value = values.get(name);
    return value == null && outer != null ? outer.lookUp(name) : value;
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
