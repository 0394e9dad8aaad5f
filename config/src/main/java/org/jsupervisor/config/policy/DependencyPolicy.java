package org.jsupervisor.config.policy;

import java.util.List;
import org.jsupervisor.config.dependency.Dependency;
import org.jsupervisor.config.dependency.Milestone;

/**
 * Which other programs have to be up before a program starts.
 *
 * @param needs what it cannot do without
 * @param milestones what comes before its first start, if that is an ordered one
 * @param isOrdered whether it starts with the daemon in spite of {@code autostart=false}
 * @param inheritsPriority accepted for files that have it; nothing follows from it
 */
public record DependencyPolicy(
    List<Dependency> needs,
    List<Milestone> milestones,
    boolean isOrdered,
    boolean inheritsPriority) {
  public static final DependencyPolicy DEFAULT =
      new DependencyPolicy(List.of(), List.of(), false, false);

  public DependencyPolicy {
    needs = List.copyOf(needs);
    milestones = List.copyOf(milestones);
  }

  /** Whether there is anything to wait for. */
  public boolean hasTargets() {
    return !needs.isEmpty() || !milestones.isEmpty();
  }

  /** The same with what the names stand for. */
  public DependencyPolicy with(List<Dependency> certainNeeds, List<Milestone> certainMilestones) {
    return new DependencyPolicy(certainNeeds, certainMilestones, isOrdered, inheritsPriority);
  }
}
