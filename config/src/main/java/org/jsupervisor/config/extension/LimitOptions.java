package org.jsupervisor.config.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.LimitPolicy;
import org.jsupervisor.config.policy.ResourceLimit;
import org.jsupervisor.config.schema.PolicyTables;
import org.jsupervisor.config.value.Accounts;
import org.jsupervisor.config.value.ByteSize;
import org.jsupervisor.config.value.ConfigException;
import org.jsupervisor.config.value.Ownership;
import org.jsupervisor.config.value.Values;

/** The options of {@link LimitPolicy}. */
final class LimitOptions {
  private static final String PREFIX = "rlimit_";
  private static final OptionType<Integer> NICE = range(-20, 19);
  private static final OptionType<Integer> SCORE = range(-1000, 1000);

  private LimitOptions() {}

  static LimitPolicy read(SectionValues values, Accounts accounts) {
    List<ResourceLimit> resources = new ArrayList<>();
    for (String key : PolicyTables.limitKeys()) {
      ResourceLimit limit = key.startsWith(PREFIX) ? values.read(key, limit(key)) : null;
      if (limit != null) {
        resources.add(limit);
      }
    }
    List<Integer> groups = values.read("supplementary_groups", groups(accounts), List.of());
    return new LimitPolicy(
        resources,
        values.read("nice", NICE),
        values.read("oom_score_adj", SCORE),
        values.read("group", group(accounts)),
        groups);
  }

  static void list(LimitPolicy policy, Map<String, Object> options) {
    for (ResourceLimit limit : policy.resources()) {
      options.put(PREFIX + limit.resource(), limit.text());
    }
    put(options, "nice", policy.nice());
    put(options, "oom_score_adj", policy.oomScoreAdj());
    Integer gid = policy.gid();
    put(options, "group", gid == null ? null : gid.toString());
    StringBuilder groups = new StringBuilder();
    for (int group : policy.supplementaryGids()) {
      groups.append(groups.isEmpty() ? "" : ",").append(group);
    }
    if (!groups.isEmpty()) {
      options.put("supplementary_groups", groups.toString());
    }
  }

  private static void put(Map<String, Object> options, String key, @Nullable Object value) {
    if (value != null) {
      options.put(key, value);
    }
  }

  private static OptionType<ResourceLimit> limit(String key) {
    return new OptionType<>() {
      @Override
      public ResourceLimit parse(String text) {
        int colon = text.indexOf(':');
        long soft = amount(colon < 0 ? text : text.substring(0, colon));
        long hard = colon < 0 ? soft : amount(text.substring(colon + 1));
        if (hard != ResourceLimit.UNLIMITED && (soft == ResourceLimit.UNLIMITED || soft > hard)) {
          throw new ConfigException("cannot use " + text + " as soft:hard: soft is above", text);
        }
        return new ResourceLimit(key.substring(PREFIX.length()), soft, hard);
      }
    };
  }

  private static long amount(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals("unlimited") || word.equals("infinity")) {
      return ResourceLimit.UNLIMITED;
    }
    try {
      long amount = ByteSize.parse(text.strip()).bytes();
      if (amount >= 0) {
        return amount;
      }
    } catch (ConfigException e) {
      // Refused below, like a negative number.
    }
    throw new ConfigException("cannot use " + text + " as a limit", text);
  }

  /** A whole number within these bounds. */
  static OptionType<Integer> range(int lowest, int highest) {
    return new OptionType<>() {
      @Override
      public Integer parse(String text) {
        int number = Values.integer(text);
        if (number < lowest || number > highest) {
          throw new ConfigException(
              "cannot use " + text + ": it is not from " + lowest + " to " + highest, text);
        }
        return number;
      }
    };
  }

  private static OptionType<Integer> group(Accounts accounts) {
    return new OptionType<>() {
      @Override
      public Integer parse(String text) {
        return Ownership.gid(text, accounts);
      }
    };
  }

  private static OptionType<List<Integer>> groups(Accounts accounts) {
    return new OptionType<>() {
      @Override
      public List<Integer> parse(String text) {
        List<Integer> groups = new ArrayList<>();
        for (String name : Values.list(text)) {
          groups.add(Ownership.gid(name, accounts));
        }
        return groups;
      }
    };
  }
}
