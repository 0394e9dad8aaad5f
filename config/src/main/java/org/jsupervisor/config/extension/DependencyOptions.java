package org.jsupervisor.config.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.config.dependency.Milestone;
import org.jsupervisor.config.option.OptionType;
import org.jsupervisor.config.option.SectionValues;
import org.jsupervisor.config.policy.DependencyPolicy;
import org.jsupervisor.config.value.Values;

/** The options of {@link DependencyPolicy}. */
final class DependencyOptions {
  private static final OptionType<List<Dependency>> NEEDS =
      new OptionType<>() {
        @Override
        public List<Dependency> parse(String text) {
          List<Dependency> needs = new ArrayList<>();
          for (String item : Values.list(text)) {
            needs.add(Dependency.parse(item));
          }
          return needs;
        }
      };

  private static final OptionType<List<Milestone>> MILESTONES =
      new OptionType<>() {
        @Override
        public List<Milestone> parse(String text) {
          List<Milestone> milestones = new ArrayList<>();
          for (String item : words(text)) {
            milestones.add(Milestone.parse(item));
          }
          return milestones;
        }
      };

  private DependencyOptions() {}

  static DependencyPolicy read(SectionValues values) {
    return new DependencyPolicy(
        values.read("depends_on", NEEDS, List.of()),
        values.read("dependent_startup_wait_for", MILESTONES, List.of()),
        values.bool("dependent_startup", false),
        values.bool("dependent_startup_inherit_priority", false));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
        if (i > start) {
          words.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  static void list(DependencyPolicy policy, Map<String, Object> options) {
    if (!policy.needs().isEmpty()) {
      StringBuilder needs = new StringBuilder();
      for (Dependency dependency : policy.needs()) {
        needs.append(needs.length() == 0 ? "" : ", ").append(dependency.text());
      }
      options.put("depends_on", needs.toString());
    }
    if (policy.isOrdered()) {
      options.put("dependent_startup", true);
    }
    if (!policy.milestones().isEmpty()) {
      StringBuilder milestones = new StringBuilder();
      for (Milestone milestone : policy.milestones()) {
        milestones.append(milestones.length() == 0 ? "" : " ").append(milestone.text());
      }
      options.put("dependent_startup_wait_for", milestones.toString());
    }
    if (policy.inheritsPriority()) {
      options.put("dependent_startup_inherit_priority", true);
    }
  }
}
